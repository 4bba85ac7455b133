/** A configuration for a DuckDB file and the models of `models/`. */
export const config = `[project]
id = "test"

[adapter]
type = "duckdb"
path = "test.duckdb"

[pipeline.models]
type = "transformation"
models = "models/**"
`;

/** Takes far longer than any test waits. */
export const endlessModel =
  "SELECT count(*) AS n FROM range(100000000) AS a, range(100000000) AS b WHERE a.range % 7 = b.range % 11\n";
