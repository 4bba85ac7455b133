const configuration = `[adapter]
type = "duckdb"
path = "benchmark.duckdb"

[pipeline.benchmark]
type = "transformation"
models = "models/**"
`;

/** The files of a project of models `{ name, sql }`. */
export function projectOf(models) {
  const files = models.map(({ name, sql }) => ({ path: `models/${name}.sql`, text: sql }));
  return [{ path: "rocky.toml", text: configuration }, ...files];
}
