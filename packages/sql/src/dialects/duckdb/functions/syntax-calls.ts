/** Names whose calls DuckDB's grammar takes for itself, so that no function of the database is ever called by them. */
const names: ReadonlySet<string> = new Set([
  "all",
  "array",
  "cast",
  "coalesce",
  "columns",
  "date",
  "distinct",
  "exists",
  "extract",
  "grouping",
  "grouping_id",
  "if",
  "ifnull",
  "interval",
  "not",
  "treat",
  "try",
  "try_cast",
  "unlist",
  "unnest",
  "unpack",
]);

/** Whether `name(…)` is syntax, whatever functions the database has. */
export function isSyntaxCall(name: string): boolean {
  return names.has(name.toLowerCase());
}
