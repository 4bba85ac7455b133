import type { Dialect } from "../dialect.ts";
import { bigqueryColumnName } from "./column-name/column-name.ts";
import { bigqueryFunctions } from "./functions/bigquery-functions.ts";
import { bigqueryNames } from "./names.ts";
import { bigquerySyntax } from "./syntax.ts";
import { bigqueryTypes } from "./types/bigquery-types.ts";

/** BigQuery's SQL, which is GoogleSQL with BigQuery's choice of its features. */
export const bigquery: Dialect = {
  name: "bigquery",
  names: bigqueryNames,
  syntax: bigquerySyntax,
  columnName: bigqueryColumnName,
  types: bigqueryTypes,
  functions: bigqueryFunctions(),
};
