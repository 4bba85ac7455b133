import { mkdir, readdir } from "node:fs/promises";
import { resolve } from "node:path";
import { AdapterError } from "@rocky/adapter";
import type { CreatedProject } from "./created-project.ts";
import { playgroundFiles } from "./playground-files.ts";
import { writeNewFiles } from "./write-new-files.ts";

/**
 * Writes a small project to learn with: three CSV files, five models, one DuckDB file.
 * Rejects with an `AdapterError` when the folder has something in it already.
 */
export async function createPlayground(folder: string): Promise<CreatedProject> {
  const root = resolve(folder);
  await mkdir(root, { recursive: true });
  const present = await readdir(root);
  if (present.length > 0) {
    throw new AdapterError("rejected", `${root} is not empty`, {
      help: "name a new folder: rocky playground my-project",
    });
  }
  await writeNewFiles(root, playgroundFiles);
  return {
    root,
    files: playgroundFiles.map((file) => file.path),
    models: playgroundFiles.filter((file) => file.path.endsWith(".sql")).length,
  };
}
