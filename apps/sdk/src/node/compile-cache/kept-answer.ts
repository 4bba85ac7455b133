import { ModelDecoder, tableNames, type KnownProject, type ModelTables } from "@rocky/compiler/cache";
import { BrokenPack, type PackReader } from "@rocky/node/disk";
import { isNumber, isText, listOf, type CacheHead } from "./cache-head.ts";
import type { DiagnosticEntry } from "./diagnostic-entry.ts";
import { textReader } from "./kept-texts.ts";

/** The sections of a kept answer, each read when it is asked for. Every method throws a `BrokenPack` for what nobody wrote. */
export class KeptAnswer {
  readonly head: CacheHead;
  readonly #pack: PackReader;

  constructor(pack: PackReader, head: CacheHead) {
    this.#pack = pack;
    this.head = head;
  }

  /** Starts to read what is asked for, while files are looked at. */
  readAhead(parts: readonly ("printed" | "models")[]): void {
    if (parts.includes("printed")) this.#pack.readAhead(["models", "diagnostics"]);
    if (parts.includes("models")) this.#pack.readAhead(["texts", "records", "textStarts", ...tableNames]);
  }

  /** Resolves when it is there. */
  async ready(): Promise<void> {
    await this.#pack.ready();
  }

  /** What the caller printed of the findings. */
  diagnostics(): Buffer {
    return this.#pack.section("diagnostics");
  }

  /** What the caller printed of the models. */
  models(): Buffer {
    return this.#pack.section("models");
  }

  /** What orders the findings. */
  entries(): readonly DiagnosticEntry[] {
    return listOf(JSON.parse(this.#pack.section("index").toString("utf8")), isEntry);
  }

  /** How many bytes each finding takes. */
  findingLengths(): Uint32Array {
    return wordsOf(this.#pack.section("findingLengths"));
  }

  /** How many bytes each model takes. */
  modelLengths(): Uint32Array {
    return wordsOf(this.#pack.section("modelLengths"));
  }

  /** The files of contracts, by model. */
  contracts(): ReadonlyMap<string, string> {
    return new Map(listOf(JSON.parse(this.#pack.section("contracts").toString("utf8")), isPair));
  }

  /** The models, to be compiled against. */
  project(): KnownProject {
    const words = (name: string): Uint32Array => wordsOf(this.#pack.section(name));
    const textOf = textReader({ bytes: this.#pack.section("texts"), starts: words("textStarts") });
    const tables = Object.fromEntries(tableNames.map((name) => [name, words(name)])) as Record<
      keyof ModelTables,
      Uint32Array
    >;
    const models = new ModelDecoder({ textOf, bytes: this.#pack.section("records"), tables });
    const order = words("order");
    const { layers, isPlain, isWatched } = this.head;
    return { models, order, layers, isPlain, isWatched };
  }
}

function isEntry(value: unknown): value is DiagnosticEntry {
  if (!Array.isArray(value) || value.length !== 6) return false;
  const [rank, file, start, ...texts] = value as readonly unknown[];
  return isNumber(rank) && isText(file) && isNumber(start) && texts.every(isText);
}

function isPair(value: unknown): value is readonly [string, string] {
  return Array.isArray(value) && value.length === 2 && value.every(isText);
}

function wordsOf(bytes: Buffer): Uint32Array {
  if (bytes.length % 4 !== 0) throw new BrokenPack("the numbers are cut");
  const copy = new Uint8Array(bytes.length);
  copy.set(bytes);
  return new Uint32Array(copy.buffer);
}
