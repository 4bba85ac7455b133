import type { Hints } from "../../../hints/hints.ts";
import { certainRenames, functionHints } from "./function-hints.ts";
import { nameHints } from "./name-hints.ts";
import { misusedOperators, operatorHints } from "./operator-hints.ts";
import { overloadHints } from "./overload-hints.ts";
import { syntaxHints } from "./syntax-hints.ts";
import { tableHints } from "./table-hints.ts";
import { typeHints } from "./type-hints.ts";

/** What people write for DuckDB who come from other dialects; each row is asked of DuckDB by the tests. */
export const duckdbHints: Hints = {
  functions: functionHints,
  renames: certainRenames,
  overloads: overloadHints,
  types: typeHints,
  tables: tableHints,
  names: nameHints,
  operators: operatorHints,
  misused: misusedOperators,
  syntax: syntaxHints,
};
