import { encodeModels, tableNames, type ProjectFacts } from "@rocky/compiler/cache";
import type { CompiledModel, Diagnostic } from "@rocky/ir";
import {
  ensureRockyFolder,
  lazyCrypto,
  listedPaths,
  PackWriter,
  projectFile,
  statProjectFiles,
  type FilesPlan,
} from "@rocky/node/disk";
import type { Compilation, CompilationWatch } from "../compile-project.ts";
import type { Environment } from "../project-place.ts";
import { headText } from "./cache-head.ts";
import { sharedPaths } from "./shared-paths.ts";
import { mostBytes, removeOldAnswers, type CachePlace } from "./cache-place.ts";
import { diagnosticEntries } from "./diagnostic-entry.ts";
import { bytesOf, hashesOf, writeFileIndex } from "./file-index.ts";
import { encodeTexts } from "./kept-texts.ts";
import { hashOfVariables, type WatchedEnvironment } from "./watched-environment.ts";

/** What the caller made of findings or models, as it passes by. */
type Part = "diagnostics" | "models";

/** What an answer is recorded with. */
export interface RecorderOptions {
  readonly place: CachePlace;
  readonly root: string;
  readonly config: string | undefined;
  readonly build: string;
  readonly environment: WatchedEnvironment;
  /** Told why nothing is kept. */
  readonly note: (text: string) => void;
}

/** How much earlier than the start of a compilation a file must have been written to be surely what was read, in milliseconds. */
const clockSteps = 2000;

/**
 * Keeps an answer while it is printed: what the caller writes passes through, and goes to the disk beside. What goes wrong with that
 * is a note, and nothing is kept.
 */
export class AnswerRecorder implements CompilationWatch {
  readonly #options: RecorderOptions;
  readonly #lengths: Readonly<Record<Part, number[]>> = { diagnostics: [], models: [] };
  readonly #startedMs = Date.now();
  #skewMs = 0;
  #writer: PackWriter | undefined;
  #plan: (FilesPlan & { readonly openCatalog: string | undefined }) | undefined;
  #facts: ProjectFacts | undefined;

  constructor(options: RecorderOptions) {
    this.#options = options;
  }

  /** The environment to compile with. */
  get environment(): Environment {
    return this.#options.environment.environment;
  }

  onFiles(plan: (FilesPlan & { readonly openCatalog: string | undefined }) | undefined): void {
    this.#plan = plan;
  }

  onFacts(facts: ProjectFacts): void {
    this.#facts = facts;
  }

  /** To be told how many bytes each finding or model takes, in order. */
  lengthsOf(part: Part): (bytes: number) => void {
    const lengths = this.#lengths[part];
    return (bytes) => void lengths.push(bytes);
  }

  /** Hands pieces of UTF-8 on, and keeps them. */
  *passing(part: Part, pieces: Iterable<Uint8Array>): Generator<Uint8Array> {
    this.#try(() => {
      if (this.#plan === undefined) throw new Error("the files cannot be told apart without reading them");
      if (this.#writer === undefined) {
        ensureRockyFolder(this.#options.root);
        this.#writer = new PackWriter(this.#options.place.models);
        this.#skewMs = this.#writer.startedMs - Date.now();
      }
      this.#writer.begin(part);
    });
    for (const bytes of pieces) {
      yield bytes;
      this.#try(() => this.#writer?.append(bytes));
    }
    this.#try(() => this.#writer?.end());
  }

  /** Keeps everything else. Only now is the answer there for others. */
  finish(compilation: Compilation, diagnostics: readonly Diagnostic[], counts: readonly number[]): void {
    this.#try(() => {
      if (this.#writer !== undefined) this.#finish(compilation, diagnostics, counts);
    });
  }

  #finish(
    { result, files: read }: Compilation,
    diagnostics: readonly Diagnostic[],
    counts: readonly number[],
  ): void {
    const { root, config, place, environment, build } = this.#options;
    const [writer, plan, facts] = [this.#writer, this.#plan, this.#facts];
    const variables = environment.asked();
    if (writer === undefined || plan === undefined || facts === undefined || variables === undefined)
      throw new Error("the compilation did not tell what it rests on");
    const surelyBefore = this.#startedMs + this.#skewMs - clockSteps;
    const stats = statProjectFiles(root, plan);
    const paths = stats === undefined ? [] : listedPaths(stats.listing);
    const texts = new Map(read.map((file) => [file.path, file.text]));
    const hashes =
      paths.length === texts.size
        ? hashesOf(paths, (path) => texts.get(path === config ? projectFile : path))
        : undefined;
    if (stats === undefined || hashes === undefined)
      throw new Error("the files cannot be told apart without reading them");
    const encoded = encodeModels(result.models, facts.models);
    writer.section("index", [json(diagnosticEntries(diagnostics))]);
    writer.section("findingLengths", [bytesOf(Uint32Array.from(this.#lengths.diagnostics))]);
    writer.section("modelLengths", [bytesOf(Uint32Array.from(this.#lengths.models))]);
    const named = encodeTexts(encoded.texts);
    writer.section("texts", [named.bytes]);
    writer.section("textStarts", [bytesOf(named.starts)]);
    writer.section("records", [encoded.bytes]);
    for (const name of tableNames) writer.section(name, [bytesOf(encoded.tables[name])]);
    const places = new Map(result.models.map(({ name }, at) => [name, at]));
    const order = result.layers.flat().map((name) => places.get(name) ?? 0);
    writer.section("order", [bytesOf(Uint32Array.from(order))]);
    writer.section("contracts", [json(result.contracts.map(({ model, file }) => [model, file]))]);
    if (writer.length > mostBytes) throw new Error(`the answer is larger than ${mostBytes} bytes`);
    const id = lazyCrypto().randomBytes(8).toString("hex");
    const values = hashOfVariables(environment.environment, variables);
    const kept = {
      question: place.question,
      build,
      variables,
      values,
      config,
      counts,
      dialect: result.dialect,
    };
    const { openCatalog, ...where } = plan;
    const head = {
      id,
      ...kept,
      plan: where,
      openCatalog,
      shared: sharedPaths(paths, { config, result }),
      isPlain: facts.isPlain && isPlainAnswer(diagnostics, result.models),
      isWatched: facts.isWatched,
    };
    const hasErrors = diagnostics.some(({ severity }) => severity === "error");
    const sizes = { hasErrors, layers: result.layers.length, models: result.models.length };
    writer.finish(headText({ ...head, ...sizes }));
    this.#writer = undefined;
    writeFileIndex(place.files, { ...stats, hashes, surelyBefore, skewMs: this.#skewMs }, id);
    removeOldAnswers(place);
  }

  /** What cannot be kept is not kept; that is no error. */
  #try(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#options.note(`nothing is kept for the next time: ${String(error)}`);
      this.#plan = undefined;
      const writer = this.#writer;
      this.#writer = undefined;
      writer?.discard();
    }
  }
}

function json(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value), "utf8");
}

/**
 * Whether each finding about a model stands in files of its own: what one says of the file of another model moves when that one
 * is written anew. Those without a place must differ in what orders them.
 */
function isPlainAnswer(diagnostics: readonly Diagnostic[], models: readonly CompiledModel[]): boolean {
  const owners = new Map(models.map(({ file, name }) => [file, name]));
  return diagnostics.every(({ model, span, related = [], edit }) => {
    if (span === undefined) return model === undefined;
    const places = [span, ...(edit === undefined ? [] : [edit.span]), ...related.map((each) => each.span)];
    return places.every(({ file }) => (owners.get(file) ?? model) === model);
  });
}
