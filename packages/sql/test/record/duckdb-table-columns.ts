/**
 * Writes the columns of DuckDB's table functions whose columns are always the same: `node test/record/duckdb-table-columns.ts` in
 * packages/sql. What depends on arguments or on a file has rules of its own.
 */
import { DuckDBInstance } from "@duckdb/node-api";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folder = mkdtempSync(join(tmpdir(), "rocky-record-"));
const connection = await (await DuckDBInstance.create(":memory:")).connect();
const file = join(folder, "t.parquet");
await connection.run(`CREATE TABLE t AS SELECT 1 AS a, 'x' AS b; COPY t TO '${file}'`);
writeFileSync(join(folder, "t.csv"), "a,b\n1,x\n");

/** The arguments of those that need some. */
const calls: Readonly<Record<string, string>> = {
  check_peg_parser: "'SELECT 1'",
  duckdb_logs_parsed: "'QueryLog'",
  enable_logging: "'QueryLog'",
  glob: "'*'",
  json_each: `'{"a": 1}'`,
  json_tree: `'{"a": 1}'`,
  parquet_bloom_probe: `'${file}', 'a', 1`,
  parquet_file_metadata: `'${file}'`,
  parquet_full_metadata: `'${file}'`,
  parquet_kv_metadata: `'${file}'`,
  parquet_metadata: `'${file}'`,
  parquet_schema: `'${file}'`,
  pragma_show: "'t'",
  pragma_storage_info: "'t'",
  pragma_table_info: "'t'",
  read_blob: `'${file}'`,
  read_text: `'${join(folder, "t.csv")}'`,
  sniff_csv: `'${join(folder, "t.csv")}'`,
  sql_auto_complete: "'SEL'",
  which_secret: "'s3://a', 's3'",
};

/** Columns of these follow from their arguments. */
const dependent = new Set(
  (
    "duckdb_table_sample generate_series histogram histogram_values json_execute_serialized_sql parquet_scan query query_table range read_csv " +
    "read_csv_auto read_duckdb read_json read_json_auto read_json_objects read_json_objects_auto read_ndjson read_ndjson_auto " +
    "read_ndjson_objects read_parquet repeat repeat_row seq_scan summary test_vector_types unnest arrow_scan arrow_scan_dumb"
  ).split(" "),
);

const rows = (
  await connection.runAndReadAll(
    "SELECT DISTINCT function_name FROM duckdb_functions() WHERE function_type IN ('table', 'table_macro') ORDER BY 1",
  )
).getRowsJson();
const version = String((await connection.runAndReadAll("SELECT version()")).getRowsJson()[0]?.[0]);
const lines: string[] = [];
for (const [name] of rows) {
  const called = String(name);
  if (dependent.has(called)) continue;
  try {
    const reader = await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${called}(${calls[called] ?? ""})`);
    const columns = reader.getRowsJson().map(([column, type]) => `"${String(column)}" ${String(type)}`);
    lines.push(`${called} STRUCT(${columns.join(", ")})`);
  } catch (error) {
    console.log(`${called}: not recorded: ${String(error).split("\n")[0] ?? ""}`);
  }
}
rmSync(folder, { recursive: true });
const source =
  `/** The columns of table functions where they are always the same, of DuckDB ${version}. Written by \`test/record/duckdb-table-columns.ts\`; not edited by hand. */\n` +
  `export const tableColumns: string = \`\n${lines.join("\n").replaceAll("\\", "\\\\")}\n\`;\n`;
writeFileSync(new URL("../../src/dialects/duckdb/functions/table-columns.ts", import.meta.url), source);
console.log(`${lines.length} recorded`);
