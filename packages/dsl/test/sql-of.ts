import { lowerRocky, rockyReader } from "@rocky/dsl";
import { dialectOf, printQuery, type Dialect } from "@rocky/sql";

const reader = rockyReader();

function duckDb(): Dialect {
  const dialect = dialectOf("duckdb");
  if (dialect === undefined) throw new Error("there is no DuckDB");
  return dialect;
}

const dialect = duckDb();

/** The SQL that a text without errors means. */
export function sqlOf(text: string): string {
  const { file, diagnostics } = reader.parse(text, { file: "a.rocky" });
  const lowered = lowerRocky(file, dialect, "a.rocky");
  const errors = [...diagnostics, ...lowered.diagnostics].filter(({ severity }) => severity === "error");
  if (errors.length > 0 || lowered.query === undefined)
    throw new Error(`${errors.map(({ message }) => message).join("\n")}\n${text}`);
  return printQuery(lowered.query, dialect);
}
