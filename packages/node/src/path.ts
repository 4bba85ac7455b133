import { homedir } from "node:os";
import { join, resolve } from "node:path";

/** The absolute path of a path in a project's files: relative ones start at the root, `~/` at the user's folder. */
export function resolvePath(root: string, path: string): string {
  return path === "~" || path.startsWith("~/") ? join(homedir(), path.slice(1)) : resolve(root, path);
}
