import type { Expression } from "../ast/expression.ts";
import type { NamedWindow } from "../ast/query.ts";
import type { Dialect } from "./dialect.ts";
import { plainNaming } from "./naming.ts";

/**
 * The name that the engine gives an output column without an alias: `(a + 1)` for `a+1`, `count_star()` for `count(*)`.
 * `windows` are those of the WINDOW clause, which are written out in names. `undefined` where the name is not certain.
 */
export function columnNameOf(
  expression: Expression,
  dialect: Dialect,
  windows: readonly NamedWindow[] = [],
): string | undefined {
  return dialect.columnName(expression, plainNaming(windows));
}
