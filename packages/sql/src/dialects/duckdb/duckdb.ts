import type { Dialect } from "../dialect.ts";
import { duckdbFunctions } from "./functions/duckdb-functions.ts";
import { parseQuery } from "../../parse/parse-query.ts";
import { quoteFieldName } from "./quote-field-name.ts";
import { duckdbColumnName } from "./column-name/column-name.ts";
import { duckdbNames } from "./names.ts";
import { duckdbSyntax } from "./syntax.ts";
import { duckdbTypes } from "./types/duckdb-types.ts";

const functions = duckdbFunctions(quoteFieldName, (text) => {
  const { query } = parseQuery(`SELECT ${text}`, { dialect: duckdb, file: "" });
  const item = query?.body.kind === "select" ? query.body.items[0] : undefined;
  return item === undefined || item.expression.kind === "star" ? undefined : item.expression;
});

/** DuckDB 1.5.6. */
export const duckdb: Dialect = {
  name: "duckdb",
  names: duckdbNames,
  syntax: duckdbSyntax,
  columnName: duckdbColumnName,
  types: duckdbTypes(quoteFieldName, functions),
  functions,
};
