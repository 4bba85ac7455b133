import { resolve } from "node:path";
import type { SourceFile } from "@rocky/compiler";
import type { KnownModels } from "@rocky/compiler/cache";
import { projectFile, readTextFile } from "@rocky/node/disk";

/** With more files than these that belong to no single model, a whole compilation is as good. */
const mostShared = 400;

/** Names that mean something to more than one model, also where a model is called like them. */
const special = /(?:^|\/)(?:groups\/[^/]*|_defaults|test_definitions|functions|[^/]*\.lock)\.toml$/;

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

  /** The configuration and all other settings that belong to no single model; nothing where they are too many. */
  shared(
    paths: readonly string[],
    { known, contracts }: { readonly known: KnownModels; readonly contracts: ReadonlyMap<string, string> },
  ): readonly SourceFile[] | undefined {
    const own = new Set(contracts.values());
    for (const { file } of known.heads) own.add(file.replace(/\.[a-z]+$/, ".toml"));
    const shared = paths.filter(
      (path) =>
        path === this.#config ||
        (path.endsWith(".toml") &&
          path !== projectFile &&
          (special.test(path) || !(own.has(path) || path.endsWith(".contract.toml")))),
    );
    if (shared.length > mostShared) return undefined;
    return shared.flatMap((path) => {
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
