import { lstatSync, readdirSync, statSync, type Stats } from "node:fs";
import { dirname, relative, resolve, sep } from "node:path";
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
  /** Paths relative to the root, with forward slashes, each once and each followed by a line break; {@link listedPaths} takes it apart. */
  readonly listing: string;
  /** Four numbers for each file: bytes, when it was last modified and changed (milliseconds), inode. */
  readonly numbers: Float64Array;
}

/** How many numbers {@link FileStats} has for a file. */
export const numbersOfFile = 4;

/** The paths of a listing. */
export function listedPaths(listing: string): readonly string[] {
  return listing.split("\n").slice(0, -1);
}

/**
 * Looks at the files that `readProjectFiles` would read, without reading them. `undefined` where the tree is not plain folders and files
 * (links, very deep folders, names with line breaks, what cannot be looked at): then only reading tells.
 */
export function statProjectFiles(root: string, plan: FilesPlan): FileStats | undefined {
  const looking = new Looking(resolve(root));
  try {
    for (const file of plan.files) looking.lookAtFile(resolve(root, file));
    for (const folder of plan.folders) looking.lookAtTree(resolve(root, folder));
    return looking.result();
  } catch (error) {
    if (error instanceof NotPlain || isSystemError(error)) return undefined;
    throw error;
  }
}

class NotPlain extends Error {}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && "syscall" in error;
}

class Looking {
  readonly #root: string;
  readonly #single = new Set<string>();
  /** Folders that a single file is in. */
  readonly #singleIn = new Set<string>();
  readonly #looked = new Set<string>();
  #listing = "";
  #numbers = new Float64Array(1024);
  #count = 0;

  constructor(root: string) {
    this.#root = root;
  }

  lookAtFile(path: string): void {
    if (this.#single.has(path)) return;
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats === undefined) return;
    if (!stats.isFile()) throw new NotPlain();
    this.#single.add(path);
    this.#singleIn.add(dirname(path));
    this.#add(stats);
    this.#list("", [this.#name(path)]);
  }

  lookAtTree(path: string): void {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats === undefined) return;
    if (!stats.isDirectory()) throw new NotPlain();
    this.#lookAtFolder(path, 0);
  }

  result(): FileStats {
    return { listing: this.#listing, numbers: this.#numbers.slice(0, this.#count) };
  }

  #lookAtFolder(path: string, depth: number): void {
    if (this.#looked.has(path)) return;
    if (depth > deepestFolder) throw new NotPlain();
    this.#looked.add(path);
    const files: string[] = [];
    const folders: string[] = [];
    const hasSingle = this.#singleIn.has(path);
    const prefix = path + sep;
    for (const name of readdirSync(path)) {
      const full = prefix + name;
      const isWanted = isWantedFile(name);
      if (!isWanted && isSkippedFolder(name)) continue;
      const stats = lstatSync(full);
      if (stats.isFile()) {
        if (!isWanted || (hasSingle && this.#single.has(full))) continue;
        files.push(name);
        this.#add(stats);
      } else if (stats.isDirectory()) folders.push(full);
      else if (stats.isSymbolicLink()) throw new NotPlain();
    }
    this.#list(this.#name(prefix), files);
    for (const folder of folders) this.#lookAtFolder(folder, depth + 1);
  }

  #add({ size, mtimeMs, ctimeMs, ino }: Stats): void {
    if (this.#count + numbersOfFile > this.#numbers.length) this.#grow();
    const numbers = this.#numbers;
    numbers[this.#count++] = size;
    numbers[this.#count++] = mtimeMs;
    numbers[this.#count++] = ctimeMs;
    numbers[this.#count++] = ino;
  }

  #grow(): void {
    const larger = new Float64Array(this.#numbers.length * 4);
    larger.set(this.#numbers);
    this.#numbers = larger;
  }

  /** Lists files of a folder at once: with one text for each, listing would take longer than looking. */
  #list(folder: string, names: readonly string[]): void {
    if (names.length === 0) return;
    if (folder.includes("\n") || names.some((name) => name.includes("\n"))) throw new NotPlain();
    this.#listing += `${folder}${names.join(`\n${folder}`)}\n`;
  }

  #name(path: string): string {
    const name = path.startsWith(this.#root + sep)
      ? path.slice(this.#root.length + 1)
      : relative(this.#root, path) + (path.endsWith(sep) ? sep : "");
    return sep === "/" ? name : name.replaceAll(sep, "/");
  }
}
