import type { Diagnostic, Span } from "@rocky/ir";
import { parse, TomlError } from "smol-toml";
import { report } from "../diagnostics.ts";
import { plainPlace, readPlain } from "./plain.ts";
import { pathKey, scanToml, type KeyPlace, type Places } from "./scan.ts";
import { substitute } from "./substitute.ts";

/** A path of keys and list positions. */
export type TomlPath = readonly (string | number)[];

/** A table of a TOML document: plain data. */
export type TomlTable = Readonly<Record<string, unknown>>;

/** A TOML text with its values and where they stand. */
export interface TomlDocument {
  readonly file: string;
  /** Empty when the text could not be read. */
  readonly value: TomlTable;
  readonly diagnostics: readonly Diagnostic[];
  /** Whether the text could be read. */
  readonly ok: boolean;
  /** The place of a key, or of the nearest table around it that has one. */
  readonly keySpan: (path: TomlPath) => Span;
  /** The place of the last part of a key: of `c` in `[a.b.c]`. */
  readonly nameSpan: (path: TomlPath) => Span;
  /** The place of a value, or of the nearest table around it that has one. */
  readonly valueSpan: (path: TomlPath) => Span;
}

/** The part of a file that is TOML. */
export interface TomlSource {
  readonly file: string;
  readonly text: string;
  /** Offset of `text` in its file. */
  readonly offset: number;
}

/** Reads a TOML text: fills in variables, parses, and finds the places of keys and values. Never throws. */
export function readToml(
  source: TomlSource,
  environment: Readonly<Record<string, string | undefined>>,
): TomlDocument {
  const plain = readPlain(source.text);
  return plain === undefined ? readWhole(source, environment) : plainDocument(source, plain);
}

function plainDocument({ file, text, offset }: TomlSource, value: TomlTable): TomlDocument {
  const spanOf = (path: TomlPath, start: keyof KeyPlace, end: keyof KeyPlace): Span => {
    for (let length = path.length; length > 0; length--) {
      const place = plainPlace(text, value, path.slice(0, length));
      if (place !== undefined) return { file, start: place[start] + offset, end: place[end] + offset };
    }
    return { file, start: offset, end: offset };
  };
  return {
    file,
    value,
    diagnostics: [],
    ok: true,
    keySpan: (path) => spanOf(path, "keyStart", "keyEnd"),
    nameSpan: (path) => spanOf(path, "nameStart", "nameEnd"),
    valueSpan: (path) => spanOf(path, "valueStart", "valueEnd"),
  };
}

/** Reads any text, with the parser. */
function readWhole(
  source: TomlSource,
  environment: Readonly<Record<string, string | undefined>>,
): TomlDocument {
  const diagnostics: Diagnostic[] = [];
  const filled = substitute(source.text, environment);
  const span = (start: number, end: number): Span => ({
    file: source.file,
    start: start + source.offset,
    end: end + source.offset,
  });
  for (const variable of filled.missing) {
    diagnostics.push(report.missingVariable(span(variable.start, variable.end), { name: variable.name }));
  }
  const parsed = parseText(filled.text);
  if (parsed.problem !== undefined && filled.missing.length === 0) {
    const at = filled.originalOffset(parsed.problem.offset);
    const place = visiblePlace(source.text, at);
    diagnostics.push(report.tomlSyntax(span(place.start, place.end), { problem: parsed.problem.message }));
  }
  let scanned: Places | undefined;
  const places = (): Places => (scanned ??= scanToml(source.text));
  return {
    file: source.file,
    value: parsed.value ?? {},
    diagnostics,
    ok: parsed.value !== undefined,
    keySpan: (path) => placeOf(places(), path, (place) => span(place.keyStart, place.keyEnd)) ?? span(0, 0),
    nameSpan: (path) =>
      placeOf(places(), path, (place) => span(place.nameStart, place.nameEnd)) ?? span(0, 0),
    valueSpan: (path) =>
      placeOf(places(), path, (place) => span(place.valueStart, place.valueEnd)) ?? span(0, 0),
  };
}

function placeOf(
  places: Places,
  path: TomlPath,
  spanOf: (place: NonNullable<ReturnType<Places["get"]>>) => Span,
): Span | undefined {
  for (let length = path.length; length > 0; length--) {
    const place = places.get(pathKey(path.slice(0, length)));
    if (place !== undefined) return spanOf(place);
  }
  return undefined;
}

/** From an offset to the end of its line; the whole line where nothing is left of it. */
function visiblePlace(text: string, at: number): { readonly start: number; readonly end: number } {
  const end = lineEnd(text, at);
  if (text.slice(at, end).trim() !== "") return { start: at, end };
  const line = text.slice(text.lastIndexOf("\n", Math.max(0, at - 1)) + 1, end);
  const start = end - line.trimStart().length;
  return { start, end: Math.max(start, end - (line.length - line.trimEnd().length)) };
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  const stop = end < 0 ? text.length : end;
  return Math.max(stop > 0 && text[stop - 1] === "\r" ? stop - 1 : stop, at);
}

interface Parsed {
  readonly value?: TomlTable;
  readonly problem?: { readonly message: string; readonly offset: number };
}

function parseText(text: string): Parsed {
  try {
    return { value: parse(text.replace(/^\uFEFF/, " "), { integersAsBigInt: "asNeeded" }) };
  } catch (error) {
    if (error instanceof TomlError) {
      const [first = ""] = error.message.split("\n");
      const message = first.replace(/^Invalid TOML document: /, "");
      return { problem: { message, offset: offsetOf(text, error.line, error.column) } };
    }
    // Deep nesting ends the parser's recursion; nothing else is thrown for a text.
    if (error instanceof RangeError) return { problem: { message: "it is nested too deeply", offset: 0 } };
    throw error;
  }
}

function offsetOf(text: string, line: number, column: number): number {
  let start = 0;
  for (let i = 1; i < line; i++) {
    const next = text.indexOf("\n", start);
    if (next < 0) break;
    start = next + 1;
  }
  return Math.min(text.length, start + Math.max(0, column - 1));
}
