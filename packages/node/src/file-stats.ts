import { lstatSync, readdirSync, statSync, type Dirent, type Stats } from "node:fs";
import { relative, resolve, sep } from "node:path";
import { deepestFolder, isSkippedFolder, isWantedFile } from "./project-files.ts";

/** Which files a project was read from. */
export interface FilesPlan {
  /** Folders of which all project files count, relative to the root or absolute. */
  readonly folders: readonly string[];
  /** Single files, relative to the root or absolute; those that do not exist are no files. */
  readonly files: readonly string[];
}

/** Files as the disk shows them without reading: their sizes and times tell whether they changed. */
export interface FileStats {
  /** Relative to the root, with forward slashes; each once. */
  readonly paths: readonly string[];
  /** Four numbers for each file: bytes, when it was last modified and changed (milliseconds), inode. */
  readonly numbers: Float64Array;
}

/** How many numbers {@link FileStats} has for a file. */
export const numbersOfFile = 4;

/**
 * Looks at the files that `readProjectFiles` would read, without reading them. `undefined` where the tree is not plain folders and files
 * (links, very deep folders, what cannot be looked at): then only reading tells.
 */
export function statProjectFiles(root: string, plan: FilesPlan): FileStats | undefined {
  const looking = new Looking(resolve(root));
  try {
    for (const file of plan.files) looking.lookAtFile(resolve(root, file));
    for (const folder of plan.folders) looking.lookAtTree(resolve(root, folder));
  } catch (error) {
    if (error instanceof NotPlain || isSystemError(error)) return undefined;
    throw error;
  }
  return looking.result();
}

class NotPlain extends Error {}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && "syscall" in error;
}

class Looking {
  readonly #root: string;
  readonly #seen = new Set<string>();
  readonly #numbers: number[] = [];

  constructor(root: string) {
    this.#root = root;
  }

  lookAtFile(path: string): void {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats === undefined) return;
    if (!stats.isFile()) throw new NotPlain();
    this.#add(path, stats);
  }

  lookAtTree(path: string): void {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats === undefined) return;
    if (!stats.isDirectory()) throw new NotPlain();
    this.#lookAtFolder(path, 0);
  }

  result(): FileStats {
    return { paths: [...this.#seen], numbers: Float64Array.from(this.#numbers) };
  }

  #lookAtFolder(path: string, depth: number): void {
    if (depth > deepestFolder) throw new NotPlain();
    for (const entry of readdirSync(path, { withFileTypes: true })) this.#lookAtEntry(path, entry, depth);
  }

  #lookAtEntry(folder: string, entry: Dirent, depth: number): void {
    const { name } = entry;
    if (entry.isFile()) {
      if (isWantedFile(name)) this.#add(folder + sep + name, lstatSync(folder + sep + name));
    } else if (entry.isDirectory()) {
      if (!isSkippedFolder(name)) this.#lookAtFolder(folder + sep + name, depth + 1);
    } else if (entry.isSymbolicLink()) throw new NotPlain();
  }

  #add(path: string, { size, mtimeMs, ctimeMs, ino }: Stats): void {
    const name = this.#name(path);
    if (this.#seen.has(name)) return;
    this.#seen.add(name);
    this.#numbers.push(size, mtimeMs, ctimeMs, ino);
  }

  #name(path: string): string {
    const name = path.startsWith(this.#root + sep)
      ? path.slice(this.#root.length + 1)
      : relative(this.#root, path);
    return sep === "/" ? name : name.replaceAll(sep, "/");
  }
}
