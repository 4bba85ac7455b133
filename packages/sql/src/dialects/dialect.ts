import type { Expression } from "../ast/expression.ts";
import type { NamedWindow } from "../ast/query.ts";
import type { DialectFunctions } from "../functions/dialect-functions.ts";
import type { DialectTypes } from "../types/dialect-types.ts";
import type { Syntax } from "./syntax.ts";

/** The dialects that Rocky is made for. */
export type DialectName = "duckdb" | "databricks" | "snowflake" | "bigquery";

/** Everything that depends on the engine, as data: how its SQL is written, typed and computed. */
export interface Dialect {
  readonly name: DialectName;
  readonly syntax: Syntax;
  readonly types: DialectTypes;
  readonly functions: DialectFunctions;
  /** The name of an output column without an alias; `undefined` where it is not certain. See `columnNameOf`. */
  readonly columnName: (node: Expression, windows: readonly NamedWindow[]) => string | undefined;
}
