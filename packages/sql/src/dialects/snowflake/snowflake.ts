import type { Dialect } from "../dialect.ts";
import { snowflakeColumnName } from "./column-name/column-name.ts";
import { snowflakeFunctions } from "./functions/snowflake-functions.ts";
import { snowflakeNames } from "./names.ts";
import { snowflakeSyntax } from "./syntax.ts";
import { snowflakeTypes } from "./types/snowflake-types.ts";

/** Snowflake, as its documentation and recorded answers of its accounts have it. */
export const snowflake: Dialect = {
  name: "snowflake",
  names: snowflakeNames,
  syntax: snowflakeSyntax,
  columnName: snowflakeColumnName,
  types: snowflakeTypes,
  functions: snowflakeFunctions(),
};
