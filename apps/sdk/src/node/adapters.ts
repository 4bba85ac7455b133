import type { Adapter } from "@rocky/adapter";

/** Every warehouse that Rocky brings along, by its `type` in `rocky.toml`; each is loaded when it is first used. */
export const adapters: Readonly<Record<string, () => Promise<Adapter>>> = {
  duckdb: async () => (await import("@rocky/adapter-duckdb")).duckdbAdapter,
};
