/** One bad input or bad world: what is there, what a user types, and what must come of it. */
export interface BadCase {
  /** What is bad, in a few words; unique. */
  readonly name: string;
  /** Files of the project, by path. A text without `rocky.toml` beside it gets the usual one, unless `bare`. */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** No `rocky.toml` is added. */
  readonly bare?: true;
  /** Makes what files alone cannot be: links, permissions, a process that holds a lock. What it returns undoes it. */
  readonly prepare?: (folder: string) => Promise<() => void> | (() => void) | undefined;
  /** A shell line that must succeed before. */
  readonly before?: string;
  /** The shell line of the user. `rocky` is the built command. */
  readonly command: string;
  /** Environment variables beside PATH, HOME and LANG; an empty text unsets one. */
  readonly env?: Readonly<Record<string, string>>;
  /** The command is run by somebody who is not root, so that permissions count. */
  readonly unprivileged?: true;
  readonly exitCode: 0 | 1 | 2 | 64 | 130;
  /** Phrases that the output must hold: what, where, why, what to do. */
  readonly says: readonly string[];
  /** Phrases that the output must not hold. */
  readonly saysNot?: readonly string[];
  /** A shell line that must succeed afterwards: what was to be there is there. */
  readonly after?: string;
  /** How many lines the table shows; 8 unless told. */
  readonly shownLines?: number;
}

/** Cases that belong together. */
export interface BadCases {
  readonly title: string;
  readonly cases: readonly BadCase[];
}

/** A configuration for a DuckDB file and the models of `models/`. */
export const usualConfig = `[project]
id = "test"

[adapter]
type = "duckdb"
path = "test.duckdb"

[pipeline.models]
type = "transformation"
models = "models/**"
`;

/** Bytes that are a text in UTF-16, little endian, with its mark. */
export function utf16(text: string): Uint8Array {
  return Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]);
}

/** Bytes that are no text: the beginning of a picture, and some more. */
export const binary: Uint8Array = Buffer.from(
  "89504e470d0a1a0a0000000d49484452000000100000ff00fe80c1",
  "hex",
);
