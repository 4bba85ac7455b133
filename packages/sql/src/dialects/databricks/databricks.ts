import type { Dialect } from "../dialect.ts";
import { databricksColumnName } from "./column-name/column-name.ts";
import { databricksFunctions } from "./functions/databricks-functions.ts";
import { databricksNames } from "./names.ts";
import { databricksSyntax } from "./syntax.ts";
import { databricksTypes } from "./types/databricks-types.ts";

/** Databricks SQL with ANSI mode on: Spark 4.3, and what Databricks adds to it. */
export const databricks: Dialect = {
  name: "databricks",
  names: databricksNames,
  syntax: databricksSyntax,
  columnName: databricksColumnName,
  namesByValue: true,
  types: databricksTypes("on"),
  functions: databricksFunctions("on"),
};

/** Databricks SQL in sessions that have ANSI mode off. */
export const databricksAnsiOff: Dialect = {
  ...databricks,
  types: databricksTypes("off"),
  functions: databricksFunctions("off"),
};
