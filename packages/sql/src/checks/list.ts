import { aggregateForm } from "./aggregate-form.ts";
import { checkTable, type Check, type CheckTable } from "./check.ts";
import { functionPlace } from "./function-place.ts";
import { starArgument, starWithoutFrom } from "./lone-star.ts";
import { needlessUnion } from "./needless-union.ts";
import { queryPosition, selectPosition } from "./position.ts";
import { repeatedTable, repeatedWindow } from "./repeated-name.ts";

/** Every check, in the order in which those of one node look at it. */
const list: readonly Check[] = [
  functionPlace,
  aggregateForm,
  selectPosition,
  queryPosition,
  starWithoutFrom,
  starArgument,
  repeatedTable,
  repeatedWindow,
  needlessUnion,
];

/** The checks that a binding runs. */
export const checks: CheckTable = checkTable(list);
