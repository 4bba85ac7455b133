import { checkTable, type Check, type CheckTable } from "./check.ts";
import { functionPlace } from "./function-place.ts";
import { needlessUnion } from "./needless-union.ts";

/** Every check, in the order in which those of one node look at it. */
const list: readonly Check[] = [functionPlace, needlessUnion];

/** The checks that a binding runs. */
export const checks: CheckTable = checkTable(list);
