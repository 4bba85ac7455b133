const described = `"column_name" VARCHAR, "column_type" VARCHAR, "null" VARCHAR, "key" VARCHAR, "default" VARCHAR, "extra" VARCHAR`;
const summarized =
  `"column_name" VARCHAR, "column_type" VARCHAR, "min" VARCHAR, "max" VARCHAR, "approx_unique" BIGINT, "avg" VARCHAR, "std" VARCHAR, ` +
  `"q25" VARCHAR, "q50" VARCHAR, "q75" VARCHAR, "count" BIGINT, "null_percentage" DECIMAL(9,2)`;
const allTables = `"database" VARCHAR, "schema" VARCHAR, "name" VARCHAR, "column_names" VARCHAR[], "column_types" VARCHAR[], "temporary" BOOLEAN`;

/**
 * The columns, as the text of a struct, of DESCRIBE, SUMMARIZE and SHOW in FROM (each by a name that no function can have), and of
 * macros over a table whose columns are always the same.
 */
export const argumentColumns: ReadonlyMap<string, string> = new Map([
  ["histogram", 'STRUCT("bin" VARCHAR, "count" UBIGINT, "bar" VARCHAR)'],
  ["histogram_values", 'STRUCT("bin" VARCHAR, "count" UBIGINT)'],
  ["show all tables", `STRUCT(${allTables})`],
  ["show databases", 'STRUCT("database_name" VARCHAR)'],
  ["show describe", `STRUCT(${described})`],
  ["show schemas", 'STRUCT("database_name" VARCHAR, "schema_name" VARCHAR, "current" BOOLEAN)'],
  ["show summarize", `STRUCT(${summarized})`],
  ["show tables", 'STRUCT("name" VARCHAR)'],
  ["show variables", 'STRUCT("name" VARCHAR, "value" VARCHAR, "type" VARCHAR)'],
]);
