import { lowerRocky, rockyReader } from "@rocky/dsl";
import { bindQuery, dialectOf, printQuery, type Dialect, type ResolvedRelation } from "@rocky/sql";

const reader = rockyReader();

function duckDb(): Dialect {
  const dialect = dialectOf("duckdb");
  if (dialect === undefined) throw new Error("there is no DuckDB");
  return dialect;
}

const dialect = duckDb();

/** The SQL that a text without errors means: where nothing is known of the tables, and where their columns are. */
export function sqlOf(
  text: string,
  known: ReadonlyMap<string, ResolvedRelation>,
): { readonly unknown: string; readonly known: string } {
  const { file, diagnostics } = reader.parse(text, { file: "a.rocky" });
  const { query, diagnostics: more } = lowerRocky(file, dialect, "a.rocky");
  const errors = [...diagnostics, ...more].filter(({ severity }) => severity === "error");
  if (errors.length > 0 || query === undefined)
    throw new Error(`${errors.map(({ message }) => message).join("\n")}\n${text}`);
  const resolve = (parts: readonly string[]): ResolvedRelation =>
    known.get(parts.join(".")) ?? { relation: parts.join("."), columns: [], complete: false };
  const { settled } = bindQuery(query, { dialect, file: "a.rocky", resolve });
  return { unknown: printQuery(query, dialect), known: printQuery(query, dialect, settled) };
}
