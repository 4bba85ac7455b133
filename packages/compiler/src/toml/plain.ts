import type { KeyPlace } from "./scan.ts";

/** A table of plain TOML; it inherits nothing, so that no key has a meaning of its own. */
type PlainTable = Record<string, unknown>;

/** One line of a text: nothing, a comment, `[table]`, or `key = value`. */
interface PlainLine {
  readonly start: number;
  /** Where the next line starts. */
  readonly next: number;
  readonly table: string | undefined;
  readonly key: string | undefined;
  readonly valueStart: number;
  /** What stands between the quotes of a text. */
  readonly text: string | undefined;
  /** A whole number, `true` or `false`. */
  readonly word: string | undefined;
  /** What stands between the brackets of a list of texts. */
  readonly items: string | undefined;
}

const plainLine =
  /([ \t]*)(?:(?:([\w-]+)([ \t]*=[ \t]*)(?:"([^"$\\\0-\x08\x0a-\x1f\x7f]*)"|(true|false|0|[1-9]\d{0,14})|\[((?:[ \t]*"[^"$\\\0-\x08\x0a-\x1f\x7f]*"[ \t]*(?:,|(?=\])))*[ \t]*)\])|\[([\w-]+)\])[ \t]*)?(?:#[^$\0-\x08\x0a-\x1f\x7f]*)?(?:\r?\n|$)/y;
/** Places are found by reading again, which is for short texts. */
const maxLength = 4096;
const listItem = /[ \t]*"([^"]*)"[ \t]*,?/g;

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
    const line = lineAt(text, at);
    if (line === undefined) return undefined;
    at = line.next;
    const name = line.table ?? line.key;
    if (name === undefined) continue;
    const into = line.table === undefined ? table : root;
    if (name === "__proto__" || Object.hasOwn(into, name)) return undefined;
    if (line.table === undefined) {
      into[name] = valueOf(line);
    } else {
      table = emptyTable();
      into[name] = table;
    }
  }
  return root;
}

function emptyTable(): PlainTable {
  const table: PlainTable = Object.create(null);
  return table;
}

function valueOf({ text, word, items }: PlainLine): unknown {
  if (text !== undefined) return text;
  if (items !== undefined) return Array.from(items.matchAll(listItem), (item) => item[1] ?? "");
  return word === "true" || word === "false" ? word === "true" : Number(word);
}

/** The line that starts at an offset, if it is plain. */
function lineAt(text: string, start: number): PlainLine | undefined {
  plainLine.lastIndex = start;
  const found = plainLine.exec(text);
  if (found === null) return undefined;
  const [whole, space = "", key, equals = "", string, word, items, table] = found;
  const valueStart = start + space.length + (key ?? "").length + equals.length;
  return {
    start: start + space.length,
    next: start + whole.length,
    table,
    key,
    valueStart,
    text: string,
    word,
    items,
  };
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
    return placeInLine(lineOf(text, { key: first }, 0), path.slice(1));
  const header = lineOf(text, { table: first }, 0);
  if (header === undefined || path.length === 1) return header && placeOfTable(header, first);
  const second = String(path[1]);
  if (!Object.hasOwn(value, second)) return undefined;
  return placeInLine(lineOf(text, { key: second }, header.next), path.slice(2));
}

/** The first line behind an offset that has a table or a key; the name is looked for, and the line where it stands is read. */
function lineOf(
  text: string,
  wanted: Partial<Pick<PlainLine, "table" | "key">>,
  from: number,
): PlainLine | undefined {
  const name = wanted.key ?? `[${wanted.table}]`;
  for (let at = text.indexOf(name, from); at >= 0; at = text.indexOf(name, at + 1)) {
    const line = lineAt(text, text.lastIndexOf("\n", at) + 1);
    if (line !== undefined && line.table === wanted.table && line.key === wanted.key) return line;
  }
  return undefined;
}

function placeInLine(line: PlainLine | undefined, rest: readonly (string | number)[]): KeyPlace | undefined {
  if (line === undefined || rest.length > 1) return undefined;
  const [position] = rest;
  if (position === undefined) return placeOfPair(line, line.key ?? "");
  return typeof position === "number" ? placeOfItem(line, position) : undefined;
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

function placeOfPair({ start, valueStart, text, word, items }: PlainLine, key: string): KeyPlace {
  const keyEnd = start + key.length;
  const quoted = text ?? items;
  const length = quoted === undefined ? (word ?? "").length : quoted.length + 2;
  return {
    keyStart: start,
    nameStart: start,
    nameEnd: keyEnd,
    keyEnd,
    valueStart,
    valueEnd: valueStart + length,
  };
}

function placeOfItem({ valueStart, items }: PlainLine, position: number): KeyPlace | undefined {
  const item = items === undefined ? undefined : [...items.matchAll(listItem)][position];
  if (item === undefined) return undefined;
  const [whole, text = ""] = item;
  const start = valueStart + 1 + item.index + whole.indexOf('"');
  const end = start + text.length + 2;
  return { keyStart: start, nameStart: start, nameEnd: end, keyEnd: end, valueStart: start, valueEnd: end };
}
