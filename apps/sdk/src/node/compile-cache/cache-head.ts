import type { DialectName } from "@rocky/sql";
import { BrokenPack, type FilesPlan } from "@rocky/node/disk";

/** What is kept of a compilation beside its models and findings. */
export interface CacheHead {
  /** Another one for each answer. */
  readonly id: string;
  /** What the answer is only good for: the build of Rocky, Node, the question. */
  readonly question: string;
  readonly build: string;
  /** The environment variables that the configuration names, and a hash of their values. */
  readonly variables: readonly string[];
  readonly values: string;
  /** Where the files are looked for. */
  readonly plan: FilesPlan;
  /** Where the configuration is, as a file of the plan. */
  readonly config: string | undefined;
  readonly openCatalog: string | undefined;
  /** Files that belong to no single model, in their order; absent where they are too many. */
  readonly shared: readonly string[] | undefined;
  readonly dialect: DialectName;
  readonly layers: number;
  readonly models: number;
  readonly hasErrors: boolean;
  readonly isPlain: boolean;
  readonly isWatched: boolean;
  /** Sums of what the caller counts of each model. */
  readonly counts: readonly number[];
}

/** The version of the format; any change of it or of what is kept asks for another. */
const cacheFormat = 3;

/** The text of a head. */
export function headText(head: CacheHead): string {
  return JSON.stringify({ format: cacheFormat, ...head });
}

/** Reads a head. Throws a `BrokenPack` for anything else. */
export function readCacheHead(text: string): CacheHead {
  const head: unknown = JSON.parse(text);
  if (typeof head !== "object" || head === null) throw new BrokenPack("it has no head");
  const value = head as Readonly<Record<string, unknown>>;
  if (value["format"] !== cacheFormat) throw new BrokenPack("it was written by another version");
  return {
    id: textOf(value["id"]),
    question: textOf(value["question"]),
    build: textOf(value["build"]),
    variables: listOf(value["variables"], isText),
    values: textOf(value["values"]),
    plan: planOf(value["plan"]),
    config: value["config"] === undefined ? undefined : textOf(value["config"]),
    openCatalog: value["openCatalog"] === undefined ? undefined : textOf(value["openCatalog"]),
    shared: value["shared"] === undefined ? undefined : listOf(value["shared"], isText),
    dialect: textOf(value["dialect"]) as DialectName,
    layers: numberOf(value["layers"]),
    models: numberOf(value["models"]),
    hasErrors: value["hasErrors"] === true,
    isPlain: value["isPlain"] === true,
    isWatched: value["isWatched"] === true,
    counts: listOf(value["counts"], isNumber),
  };
}

function planOf(value: unknown): FilesPlan {
  if (typeof value !== "object" || value === null || !("folders" in value) || !("files" in value))
    throw new BrokenPack("its head lacks the plan");
  return { folders: listOf(value.folders, isText), files: listOf(value.files, isText) };
}

function textOf(value: unknown): string {
  if (!isText(value)) throw new BrokenPack("its head lacks a text");
  return value;
}

function numberOf(value: unknown): number {
  if (!isNumber(value)) throw new BrokenPack("its head lacks a number");
  return value;
}

/** A list of one kind of value. Throws a `BrokenPack` for anything else. */
export function listOf<T>(value: unknown, isItem: (item: unknown) => item is T): readonly T[] {
  if (!Array.isArray(value) || !value.every(isItem)) throw new BrokenPack("a list is none");
  return value;
}

/** Whether a value is a text. */
export function isText(value: unknown): value is string {
  return typeof value === "string";
}

/** Whether a value is a number. */
export function isNumber(value: unknown): value is number {
  return typeof value === "number";
}
