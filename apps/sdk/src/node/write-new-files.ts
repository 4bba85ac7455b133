import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** A file to write, its path relative to the project's root. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
}

/** Writes files that must not be there yet. */
export async function writeNewFiles(root: string, files: readonly NewFile[]): Promise<void> {
  for (const file of files) {
    const path = join(root, file.path);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, file.text, { flag: "wx" });
  }
}
