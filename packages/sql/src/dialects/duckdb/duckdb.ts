import type { Dialect } from "../dialect.ts";
import { duckdbFunctions } from "./functions/duckdb-functions.ts";
import { quoteFieldName } from "./quote-field-name.ts";
import { duckdbColumnName } from "./column-name/column-name.ts";
import { duckdbSyntax } from "./syntax.ts";
import { duckdbTypes } from "./types/duckdb-types.ts";

const functions = duckdbFunctions(quoteFieldName);

/** DuckDB 1.5.6. */
export const duckdb: Dialect = {
  name: "duckdb",
  syntax: duckdbSyntax,
  columnName: duckdbColumnName,
  types: duckdbTypes(quoteFieldName, functions),
  functions,
};
