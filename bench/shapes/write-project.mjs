import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const configuration = `[adapter]
type = "duckdb"
path = "benchmark.duckdb"

[pipeline.benchmark]
type = "transformation"
models = "models/**"
`;

/** Writes a project of models `{ name, sql, schema }`; one with a schema gets a sidecar. */
export function writeProject(folder, models) {
  const at = join(folder, "models");
  mkdirSync(at, { recursive: true });
  writeFileSync(join(folder, "rocky.toml"), configuration);
  for (const { name, sql, schema } of models) {
    writeFileSync(join(at, `${name}.sql`), sql);
    if (schema !== undefined) writeFileSync(join(at, `${name}.toml`), sidecar(name, schema));
  }
}

function sidecar(name, schema) {
  return `name = "${name}"\n\n[strategy]\ntype = "full_refresh"\n\n[target]\nschema = "${schema}"\ntable = "${name}"\n`;
}
