import { basename } from "node:path";
import type { ProjectConfig } from "@rocky/compiler";

const reserved: ReadonlySet<string> = new Set(["main", "memory", "system", "temp"]);

/**
 * What the catalog of a project's warehouse will be called, where its configuration tells: DuckDB names the catalog of
 * a file after the file.
 */
export function openCatalogOf({ adapters }: ProjectConfig): string | undefined {
  const [only, ...others] = adapters;
  if (only?.type !== "duckdb" || others.length > 0) return undefined;
  const { path } = only.settings;
  const stem = typeof path === "string" ? /^(\w+)\.\w+$/.exec(basename(path))?.[1] : undefined;
  return stem === undefined || reserved.has(stem.toLowerCase()) ? undefined : stem;
}
