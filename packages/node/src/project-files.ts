import { existsSync, readdirSync, realpathSync, statSync, type Dirent } from "node:fs";
import { relative, resolve, sep } from "node:path";
import { readReason } from "./read-reason.ts";
import { readTextFile } from "./text-file.ts";

/** A file of a project. */
export interface ProjectFile {
  /** Relative to the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** Something on disk that could not be read as it should be. */
export interface FileProblem {
  /** Relative to the root, with forward slashes. */
  readonly path: string;
  /**
   * `not-utf8`: read, with U+FFFD for what is not text. `utf-16`: read as that. `not-text`: read as empty. `unreadable`,
   * `too-deep`: left out.
   */
  readonly kind: "not-utf8" | "utf-16" | "not-text" | "unreadable" | "too-deep";
  /** One sentence for people. */
  readonly message: string;
  /** What to do about it, where there is more to say than the kind tells. */
  readonly help?: string;
}

/** The files of a project as they are on disk. Both lists are sorted by path. */
export interface ProjectFiles {
  readonly files: readonly ProjectFile[];
  readonly problems: readonly FileProblem[];
}

/** Which files belong to a project. */
export interface ProjectFilesOptions {
  /** The folder of the models, relative to the root or absolute. */
  readonly models: string;
  /** Single files beside them, relative to the root; those that do not exist are left out. */
  readonly files: readonly string[];
}

/** How many folders below the folder of the models a file may lie. */
export const deepestFolder = 64;
const skipped: ReadonlySet<string> = new Set(["node_modules", ".rocky", ".git"]);
const encodingProblems = {
  "not-utf8": "is not UTF-8 text; what cannot be read shows as U+FFFD",
  "utf-16": "is UTF-16 text, which not every tool reads",
  "not-text": "is not text",
} as const;
const wanted = /\.(?:sql|sql-macro|toml|rocky)$/;

/** Whether a file of a name belongs to a project when it lies in the folder of the models. */
export function isWantedFile(name: string): boolean {
  return wanted.test(name);
}

/** Whether a folder of a name holds nothing of a project. */
export function isSkippedFolder(name: string): boolean {
  return skipped.has(name);
}

/**
 * Reads the named files and every `.sql`, `.sql-macro`, `.toml` and `.rocky` file under the folder of the models. A folder that is
 * reached by symbolic links is read once, under its own name where it has one. Never throws for what it finds on disk.
 */
export function readProjectFiles(root: string, options: ProjectFilesOptions): ProjectFiles {
  const reading = new Reading(resolve(root));
  for (const file of options.files) {
    const path = resolve(root, file);
    if (existsSync(path)) reading.readFile(path);
  }
  const models = resolve(root, options.models);
  if (existsSync(models)) reading.readTree(models);
  return reading.result();
}

interface Folder {
  readonly path: string;
  readonly real: string;
  readonly depth: number;
}

interface Link {
  readonly path: string;
  readonly depth: number;
}

/** One pass over a project's folders. */
class Reading {
  readonly #root: string;
  readonly #texts = new Map<string, string>();
  readonly #problems: FileProblem[] = [];
  readonly #visited = new Set<string>();
  #links: Link[] = [];

  constructor(root: string) {
    this.#root = root;
  }

  readFile(path: string): void {
    try {
      const { text, encoding } = readTextFile(path);
      if (encoding !== "utf-8") this.#report(path, encoding, encodingProblems[encoding]);
      this.#texts.set(this.#name(path), text);
    } catch (error) {
      this.#unreadable(path, error);
    }
  }

  /** Links wait until the whole tree is read, so that what a folder is called does not depend on the order. */
  readTree(path: string): void {
    this.#links.push({ path, depth: 0 });
    while (this.#links.length > 0) {
      const links = this.#links;
      this.#links = [];
      for (const link of links) this.#readLinkedFolder(link.path, link.depth);
    }
  }

  result(): ProjectFiles {
    return {
      files: [...this.#texts].map(([path, text]) => ({ path, text })).toSorted(byPath),
      problems: this.#problems.toSorted(byPath),
    };
  }

  #readLinkedFolder(path: string, depth: number): void {
    try {
      const real = realpathSync(path);
      if (!this.#visited.has(real)) this.#readFolder({ path, real, depth });
    } catch (error) {
      this.#unreadable(path, error);
    }
  }

  #readFolder(folder: Folder): void {
    if (folder.depth > deepestFolder) {
      this.#report(folder.path, "too-deep", `lies more than ${deepestFolder} folders deep and is left out`);
      return;
    }
    this.#visited.add(folder.real);
    try {
      for (const entry of readdirSync(folder.path, { withFileTypes: true })) this.#readEntry(folder, entry);
    } catch (error) {
      this.#unreadable(folder.path, error);
    }
  }

  #readEntry(folder: Folder, entry: Dirent): void {
    const path = folder.path + sep + entry.name;
    const depth = folder.depth + 1;
    if (entry.isDirectory()) {
      const real = folder.real + sep + entry.name;
      if (!skipped.has(entry.name) && !this.#visited.has(real)) this.#readFolder({ path, real, depth });
    } else if (entry.isSymbolicLink()) {
      this.#readLink({ path, depth });
    } else if (entry.isFile() && wanted.test(entry.name)) {
      this.readFile(path);
    }
  }

  #readLink(link: Link): void {
    const { path } = link;
    const target = targetOf(path);
    if (target === "folder") this.#links.push(link);
    else if (!wanted.test(path)) return;
    else if (target === "file") this.readFile(path);
    else {
      this.#report(path, "unreadable", "is a link that leads to no file", "Remove the link, or mend it.");
    }
  }

  #unreadable(path: string, error: unknown): void {
    const { text, help } = readReason(error);
    this.#report(path, "unreadable", `cannot be read: ${text}`, help);
  }

  #report(path: string, kind: FileProblem["kind"], ...[sentence, help]: [string, string?]): void {
    const name = this.#name(path);
    const message = `${name} ${sentence}`;
    this.#problems.push({ path: name, kind, message, ...(help === undefined ? {} : { help }) });
  }

  #name(path: string): string {
    const name = path.startsWith(this.#root + sep)
      ? path.slice(this.#root.length + 1)
      : relative(this.#root, path);
    return sep === "/" ? name : name.replaceAll(sep, "/");
  }
}

function targetOf(link: string): "folder" | "file" | "nothing" {
  try {
    const target = statSync(link);
    return target.isDirectory() ? "folder" : target.isFile() ? "file" : "nothing";
  } catch {
    return "nothing";
  }
}

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
