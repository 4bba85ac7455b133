import { relative, sep } from "node:path";
import type { Recompilation, RecompileInput } from "@rocky/compiler";
import { KnownModels } from "@rocky/compiler/cache";
import { PackReader, statProjectFiles } from "@rocky/node/disk";
import type { DialectName } from "@rocky/sql";
import { foldersOption, type Environment, type ProjectPlace } from "../project-place.ts";
import { AnswerRecorder } from "./answer-recorder.ts";
import { readCacheHead } from "./cache-head.ts";
import { cachePlaceOf, type CachePlace } from "./cache-place.ts";
import { changesOf } from "./changed-files.ts";
import { ChangedProject } from "./changed-project.ts";
import { readFileIndex, writeFileIndex, type FileIndex } from "./file-index.ts";
import { KeptAnswer } from "./kept-answer.ts";
import { mergeAnswer, type AnswerPrinter, type PrintedAnswer } from "./merge-answer.ts";
import { hashOfVariables, watchEnvironment, type WatchedEnvironment } from "./watched-environment.ts";

/** What a cache is opened with. */
export interface CompileCacheOptions {
  /** Tells this build of Rocky from all others; what another one kept is not used. */
  readonly build: string;
  /** Told what the cache did and why, for people. */
  readonly note?: (text: string) => void;
}

/** An answer from the cache. */
export interface CachedAnswer extends PrintedAnswer {
  /** How many models were compiled again. */
  readonly compiled: number;
  /** Milliseconds for looking at the files. */
  readonly readMs: number;
  /** Milliseconds for everything else. */
  readonly compileMs: number;
}

/** The models of a project that the cache knows, as they are now. */
export interface CachedModels {
  readonly known: KnownModels;
  /** What changed since, where something did. */
  readonly changed: Recompilation | undefined;
  readonly dialect: DialectName;
}

/** Texts of files, and the dialect that they are written in. */
export interface PrinterInput {
  readonly files: Recompilation["files"];
  readonly dialect: DialectName;
}

/** An answer that is open, and which files changed since it was made. */
interface Found {
  readonly kept: KeptAnswer;
  readonly changed: readonly string[];
  readonly readMs: number;
}

/** Changes of more files than these ask for a whole compilation, which is kept again. */
const mostChanges = 40;

/** What was compiled before in a project, kept on disk: answers that hold still need no compiler. */
export class CompileCache {
  readonly #place: ProjectPlace;
  readonly #options: CompileCacheOptions;
  readonly #files: CachePlace;
  readonly #environment: WatchedEnvironment;

  constructor(place: ProjectPlace, environment: Environment, options: CompileCacheOptions) {
    this.#place = place;
    this.#options = options;
    this.#files = cachePlaceOf(place);
    this.#environment = watchEnvironment(environment);
  }

  /** Another Node may sort or print differently. */
  get #build(): string {
    return `${this.#options.build} ${process.version} ${process.arch}`;
  }

  /** Records the answer of a compilation. */
  recorder(): AnswerRecorder {
    return new AnswerRecorder({
      place: this.#files,
      root: this.#place.root,
      config: this.#configPath(),
      build: this.#build,
      environment: this.#environment,
      note: (text) => this.#note(text),
    });
  }

  /** The answer of now in the words of an earlier one, where that can be told without a whole compilation. */
  async answer(
    printerOf: (input: PrinterInput) => Promise<AnswerPrinter>,
  ): Promise<CachedAnswer | undefined> {
    return this.#guarded(["printed", "models"], async ({ kept, changed: paths, readMs }) => {
      const startedMs = performance.now();
      const time = (): number => performance.now() - startedMs;
      if (paths.length === 0) return { ...wholeAnswer(kept), compiled: 0, readMs, compileMs: time() };
      const known = new KnownModels(kept.project());
      const changed = await this.#recompile(kept, known, paths);
      if (changed === undefined) return undefined;
      const printer = await printerOf({ files: changed.files, dialect: kept.head.dialect });
      const printed = mergeAnswer(kept, known, { changed, printer });
      return { ...printed, compiled: changed.models.length, readMs, compileMs: time() };
    });
  }

  /** The models of now, where they can be told without a whole compilation. */
  async models(): Promise<CachedModels | undefined> {
    return this.#guarded(["models"], async ({ kept, changed: paths }) => {
      const known = new KnownModels(kept.project());
      const { dialect } = kept.head;
      if (paths.length === 0) return { known, changed: undefined, dialect };
      const changed = await this.#recompile(kept, known, paths);
      return changed === undefined ? undefined : { known, changed, dialect };
    });
  }

  /** Works with what is kept, where it holds. A cache that cannot be read is no cache. */
  async #guarded<T>(
    parts: Parameters<KeptAnswer["readAhead"]>[0],
    work: (found: Found) => Promise<T | undefined>,
  ): Promise<T | undefined> {
    let pack: PackReader | undefined;
    try {
      const startedMs = performance.now();
      pack = new PackReader(this.#files.models);
      const kept = new KeptAnswer(pack, readCacheHead(pack.head));
      if (!this.#isAnswer(kept)) return undefined;
      kept.readAhead(parts);
      const changed = this.#changedFiles(kept);
      if (changed === undefined) return undefined;
      await kept.ready();
      return await work({ kept, changed, readMs: performance.now() - startedMs });
    } catch (error) {
      const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
      this.#note(isMissing ? "nothing is kept yet" : `what is kept cannot be used: ${String(error)}`);
      return undefined;
    } finally {
      await pack?.ready();
      pack?.close();
    }
  }

  /** Whether an answer is one to the question of now. */
  #isAnswer({ head }: KeptAnswer): boolean {
    const { environment } = this.#environment;
    if (head.build !== this.#build) this.#note("what is kept was written by another build");
    else if (head.question !== this.#files.question) this.#note("what is kept answers another question");
    else if (hashOfVariables(environment, head.variables) !== head.values)
      this.#note("environment variables changed");
    else return true;
    return false;
  }

  /** The files whose text changed; nothing where files came or went, or many changed. */
  #changedFiles({ head }: KeptAnswer): readonly string[] | undefined {
    const { root } = this.#place;
    const index = readFileIndex(this.#files.files, head.id);
    const lookedAtMs = Date.now();
    const now = statProjectFiles(root, head.plan);
    const changes = now === undefined ? undefined : changesOf(root, { index, now, lookedAtMs });
    if (changes === undefined || changes.paths.length > mostChanges) {
      this.#note("files came or went, or many changed");
      return undefined;
    }
    if (changes.refreshed !== undefined) this.#refresh(changes.refreshed, head.id);
    const other = changes.paths.find((path) => !/\.(?:sql|rocky)$/.test(path));
    if (other !== undefined) {
      this.#note(`${other} changed, and may concern more than one model`);
      return undefined;
    }
    this.#note(changes.paths.length === 0 ? "no file changed" : `changed: ${changes.paths.join(", ")}`);
    return changes.paths;
  }

  /** Remembers that files were read again and are the same, so that the next time they need not be. */
  #refresh(index: FileIndex, id: string): void {
    try {
      writeFileIndex(this.#files.files, index, id);
    } catch (error) {
      this.#note(`what was read again is not kept: ${String(error)}`);
    }
  }

  async #recompile(
    kept: KeptAnswer,
    known: KnownModels,
    paths: readonly string[],
  ): Promise<Recompilation | undefined> {
    const { root, variables = {} } = this.#place;
    const contracts = kept.contracts();
    const files = new ChangedProject(root, this.#configPath());
    const { openCatalog, shared } = kept.head;
    if (shared === undefined) return undefined;
    const input: RecompileInput = {
      known,
      shared: files.shared(shared),
      changed: paths,
      read: (path) => files.read(path),
      contractOf: (model) => contracts.get(model),
      options: {
        ...foldersOption(this.#place),
        ...(openCatalog === undefined ? {} : { openCatalog }),
        environment: this.#environment.environment,
        variables,
      },
    };
    const { recompileChanged } = await import("./recompile-changed.ts");
    const result = await recompileChanged(input);
    if (result.kind === "changed") {
      this.#note(`compiled again: ${result.models.map(({ name }) => name).join(", ")}`);
      return result;
    }
    this.#note(`the whole project is compiled: ${result.reason}`);
    return undefined;
  }

  /** The configuration as a path of a file in the plan. */
  #configPath(): string | undefined {
    const { root, config } = this.#place;
    if (config === undefined) return undefined;
    return relative(root, config).split(sep).join("/");
  }

  #note(text: string): void {
    this.#options.note?.(text);
  }
}

function wholeAnswer(kept: KeptAnswer): PrintedAnswer {
  const { hasErrors, layers, models, counts } = kept.head;
  return { hasErrors, layers, models, counts, diagnostics: [kept.diagnostics()], details: [kept.models()] };
}
