import type { ProjectConfig } from "./project-config.ts";

/**
 * The catalog that the first warehouse will have open, as far as its configuration tells: DuckDB calls it like the
 * file up to its first dot, and `memory` without a file.
 */
export function openCatalogOf({ adapters }: ProjectConfig): string | undefined {
  const [adapter] = adapters;
  if (adapter === undefined || adapters.length > 1 || adapter.type !== "duckdb") return undefined;
  const { path } = adapter.settings;
  if (path === undefined) return "memory";
  if (typeof path !== "string") return undefined;
  const file = path.split(/[/\\]/).at(-1) ?? "";
  const [stem] = file.split(".");
  return stem === "" ? undefined : stem;
}
