import { endOfText, itemStarts, plainLineAt, type PlainLine } from "./plain-line.ts";
import type { KeyPlace } from "./scan.ts";

/** A table of plain TOML; it inherits nothing, so that no key has a meaning of its own. */
type PlainTable = Record<string, unknown>;

/** Places are found by reading again, which is for short texts. */
const maxLength = 4096;

/**
 * The values of a TOML text of the plainest kind, which nearly all sidecars are: tables of one name, and texts without
 * escapes, whole numbers, booleans and lists of such texts, each on one line. `undefined` for every other text, right or wrong:
 * that one is for the parser, which takes twenty times as long.
 */
export function readPlain(text: string): Readonly<PlainTable> | undefined {
  if (text.length > maxLength) return undefined;
  const root = emptyTable();
  let table = root;
  for (let at = 0; at < text.length;) {
    const line = plainLineAt(text, at);
    if (line === undefined) return undefined;
    at = line.next;
    const name = line.table ?? line.key;
    if (name === undefined) continue;
    const into = line.table === undefined ? table : root;
    if (name === "__proto__" || Object.hasOwn(into, name)) return undefined;
    if (line.table === undefined) {
      into[name] = valueOf(text, line);
    } else {
      table = emptyTable();
      into[name] = table;
    }
  }
  return root;
}

function emptyTable(): PlainTable {
  // Unlike what Object.create(null) makes, this is no hash table, and its keys are listed faster.
  return Object.setPrototypeOf({}, null);
}

function valueOf(text: string, { valueStart, valueEnd }: PlainLine): unknown {
  const code = text.charCodeAt(valueStart);
  if (code === 34) return text.slice(valueStart + 1, valueEnd - 1);
  if (code === 91)
    return itemStarts(text, valueStart).map((start) => text.slice(start + 1, endOfText(text, start) - 1));
  const word = text.slice(valueStart, valueEnd);
  return word === "true" || word === "false" ? word === "true" : Number(word);
}

/** Where a key or the item of a list stands in a text that {@link readPlain} read as `root`, as `scanToml` has it. */
export function plainPlace(
  text: string,
  root: Readonly<PlainTable>,
  path: readonly (string | number)[],
): KeyPlace | undefined {
  const first = String(path[0]);
  const value = root[first];
  if (value === undefined) return undefined;
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return placeInLine(text, lineOf(text, { key: first }, 0), path.slice(1));
  const header = lineOf(text, { table: first }, 0);
  if (header === undefined || path.length === 1) return header && placeOfTable(header, first);
  const second = String(path[1]);
  if (!Object.hasOwn(value, second)) return undefined;
  return placeInLine(text, lineOf(text, { key: second }, header.next), path.slice(2));
}

/** The first line behind an offset that has a table or a key; the name is looked for, and the line where it stands is read. */
function lineOf(
  text: string,
  wanted: Partial<Pick<PlainLine, "table" | "key">>,
  from: number,
): PlainLine | undefined {
  const name = wanted.key ?? `[${wanted.table}]`;
  for (let at = text.indexOf(name, from); at >= 0; at = text.indexOf(name, at + 1)) {
    const line = plainLineAt(text, text.lastIndexOf("\n", at) + 1);
    if (line !== undefined && line.table === wanted.table && line.key === wanted.key) return line;
  }
  return undefined;
}

function placeInLine(
  text: string,
  line: PlainLine | undefined,
  rest: readonly (string | number)[],
): KeyPlace | undefined {
  if (line === undefined || rest.length > 1) return undefined;
  const [position] = rest;
  if (position === undefined) return placeOfPair(line, line.key ?? "");
  return typeof position === "number" ? placeOfItem(text, line, position) : undefined;
}

function placeOfTable({ start }: PlainLine, name: string): KeyPlace {
  const end = start + 1 + name.length;
  return {
    keyStart: start + 1,
    nameStart: start + 1,
    nameEnd: end,
    keyEnd: end,
    valueStart: start,
    valueEnd: end + 1,
  };
}

function placeOfPair({ start, valueStart, valueEnd }: PlainLine, key: string): KeyPlace {
  const keyEnd = start + key.length;
  return { keyStart: start, nameStart: start, nameEnd: keyEnd, keyEnd, valueStart, valueEnd };
}

function placeOfItem(text: string, { valueStart }: PlainLine, position: number): KeyPlace | undefined {
  const start = text.charCodeAt(valueStart) === 91 ? itemStarts(text, valueStart)[position] : undefined;
  if (start === undefined) return undefined;
  const end = endOfText(text, start);
  return { keyStart: start, nameStart: start, nameEnd: end, keyEnd: end, valueStart: start, valueEnd: end };
}
