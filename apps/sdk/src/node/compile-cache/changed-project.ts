import { resolve } from "node:path";
import type { SourceFile } from "@rocky/compiler";
import { projectFile, readTextFile } from "@rocky/node/disk";

/** The files of a project of which only some are read. */
export class ChangedProject {
  readonly #root: string;
  readonly #config: string | undefined;
  readonly #read = new Map<string, SourceFile | undefined>();

  /** `config`: the path of the configuration among the project's files. */
  constructor(root: string, config: string | undefined) {
    this.#root = root;
    this.#config = config;
  }

  /** A file as it is now; nothing where there is none, or where it is not UTF-8. */
  read(path: string): SourceFile | undefined {
    if (this.#read.has(path)) return this.#read.get(path);
    const file = this.#readNow(path);
    this.#read.set(path, file);
    return file;
  }

  /** Files that belong to no single model, the configuration under its own name. */
  shared(paths: readonly string[]): readonly SourceFile[] {
    return paths.flatMap((path) => {
      const file = this.read(path);
      if (file === undefined) return [];
      return path === this.#config ? { ...file, path: projectFile } : file;
    });
  }

  #readNow(path: string): SourceFile | undefined {
    try {
      const { text, encoding } = readTextFile(resolve(this.#root, path));
      return encoding === "utf-8" ? { path, text } : undefined;
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
      throw error;
    }
  }
}
