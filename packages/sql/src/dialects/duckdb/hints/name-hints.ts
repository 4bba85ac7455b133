/** Names that other dialects know without a table, in lower case, and what to write for DuckDB. */
export const nameHints: Readonly<Record<string, string>> = {
  sysdate: "current_timestamp",
  systimestamp: "current_timestamp",
};
