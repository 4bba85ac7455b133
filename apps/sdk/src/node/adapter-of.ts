import { AdapterError } from "@rocky/adapter";
import type { AdapterConfig, ProjectConfig } from "@rocky/compiler";

/** Without a configuration a project runs on a database in memory, which forgets everything. */
const inMemory: Pick<AdapterConfig, "type" | "settings"> = { type: "duckdb", settings: {} };

/** The warehouse of a name, else the only one. Throws an `AdapterError` when it cannot be told which one is meant. */
export function adapterOf(
  config: ProjectConfig,
  name: string | undefined,
): Pick<AdapterConfig, "type" | "settings"> {
  const { adapters } = config;
  const named = adapters.find((adapter) => adapter.name === (name ?? "default"));
  if (named !== undefined) return named;
  const [first, ...others] = adapters;
  if (first === undefined) return inMemory;
  if (others.length === 0) return first;
  throw new AdapterError("unsupported", "the project has several adapters, and none is called default", {
    help: 'name one in the pipeline: target = { adapter = "…" }',
  });
}
