import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** The name of the file that marks a project's root. */
export const projectFile = "rocky.toml";

/** The nearest folder with a `rocky.toml`, `start` itself included, as an absolute path. */
export function findProjectRoot(start: string): string | undefined {
  const folder = resolve(start);
  if (existsSync(join(folder, projectFile))) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : findProjectRoot(parent);
}
