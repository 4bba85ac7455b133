import { lowerAscii } from "../../../types/lower-ascii.ts";
import type { Field, SqlType } from "@rocky/ir";
import { decimalNames, intervalUnits, lengthNames, typeNames } from "./type-names.ts";
import { scanType, type TypeToken } from "./type-scanner.ts";

/** The deepest nesting that is read; deeper types are not types. */
const maxDepth = 200;

/** A place in the tokens; every reader leaves it behind what it read. */
interface Cursor {
  readonly tokens: readonly TypeToken[];
  at: number;
  depth: number;
}

/**
 * The DuckDB type that a text names, aliases and the spellings of DESCRIBE included; `undefined` when it names none.
 * A field of a struct without a name, as in `STRUCT(INTEGER, VARCHAR)`, gets the empty name.
 */
export function parseDuckdbType(text: string): SqlType | undefined {
  const cursor: Cursor = { tokens: scanType(text), at: 0, depth: 0 };
  const type = readType(cursor);
  return type !== undefined && peek(cursor).kind === "end" ? type : undefined;
}

function peek(cursor: Cursor, ahead = 0): TypeToken {
  return cursor.tokens[cursor.at + ahead] ?? { kind: "end", text: "" };
}

function take(cursor: Cursor, symbol: string): boolean {
  const token = peek(cursor);
  if (token.kind !== "symbol" || token.text !== symbol) return false;
  cursor.at++;
  return true;
}

function word(cursor: Cursor, ahead = 0): string {
  const token = peek(cursor, ahead);
  return token.kind === "name" ? token.text.toLowerCase() : "";
}

function readType(cursor: Cursor): SqlType | undefined {
  if (++cursor.depth > maxDepth) return undefined;
  const base = readBase(cursor);
  const type = base === undefined ? undefined : readDimensions(cursor, base);
  cursor.depth--;
  return type;
}

function readBase(cursor: Cursor): SqlType | undefined {
  const token = peek(cursor);
  if (token.kind !== "name" && token.kind !== "quoted") return undefined;
  switch (word(cursor)) {
    case "struct":
    case "row":
      return readFields(cursor, "struct");
    case "union":
      return readFields(cursor, "union");
    case "map":
      return readMap(cursor);
    case "enum":
      return readEnum(cursor);
    case "setof":
      cursor.at++;
      return readBase(cursor);
    default:
      return readNamed(cursor, readName(cursor));
  }
}

/** Reads the longest run of words that is a type's name. */
function readName(cursor: Cursor): string {
  const words = [peek(cursor).text.toLowerCase()];
  let length = 1;
  if (peek(cursor).kind === "name") {
    for (let n = 1; n < 4 && word(cursor, n) !== ""; n++) {
      words.push(word(cursor, n));
      if (typeNames.has(words.join(" "))) length = n + 1;
    }
  }
  cursor.at += length;
  return words.slice(0, length).join(" ");
}

function readNamed(cursor: Cursor, name: string): SqlType | undefined {
  const type = typeNames.get(name);
  if (type === undefined) return undefined;
  if (type.kind === "interval") skipIntervalUnits(cursor);
  if (!take(cursor, "(")) return type;
  const numbers = readNumbers(cursor);
  if (numbers === undefined) return undefined;
  const zone = readZone(cursor);
  return zone ? undefined : withNumbers(name, type, numbers);
}

function readZone(cursor: Cursor): boolean {
  const phrase = [0, 1, 2].map((n) => word(cursor, n)).join(" ");
  if (phrase === "without time zone") cursor.at += 3;
  return phrase === "with time zone";
}

function skipIntervalUnits(cursor: Cursor): void {
  if (!intervalUnits.has(word(cursor))) return;
  cursor.at++;
  if (word(cursor) === "to" && intervalUnits.has(word(cursor, 1))) cursor.at += 2;
}

function readNumbers(cursor: Cursor): readonly number[] | undefined {
  const numbers: number[] = [];
  while (!take(cursor, ")")) {
    if (numbers.length > 0 && !take(cursor, ",")) return undefined;
    const token = peek(cursor);
    if (token.kind !== "number") return undefined;
    numbers.push(Number(token.text));
    cursor.at++;
  }
  return numbers;
}

function withNumbers(name: string, type: SqlType, numbers: readonly number[]): SqlType | undefined {
  const [first, second] = numbers;
  if (decimalNames.has(name)) return decimal(type, numbers);
  if (first === undefined || second !== undefined) return undefined;
  if (lengthNames.has(name)) return type;
  if (name === "float") return floatOf(first);
  return name === "timestamp" || name === "datetime" ? timestampOf(first) : undefined;
}

function decimal(unsized: SqlType, numbers: readonly number[]): SqlType | undefined {
  const [precision, scale = 0] = numbers;
  if (precision === undefined) return unsized;
  if (numbers.length > 2 || precision < 1 || precision > 38 || scale > precision) return undefined;
  return { kind: "decimal", precision, scale };
}

function floatOf(bits: number): SqlType | undefined {
  if (bits < 1 || bits > 53) return undefined;
  return { kind: "float", bits: bits < 25 ? 32 : 64 };
}

function timestampOf(digits: number): SqlType | undefined {
  if (digits > 9) return undefined;
  const precision = digits === 0 ? 0 : digits <= 3 ? 3 : digits <= 6 ? 6 : 9;
  return { kind: "timestamp", precision, zone: "none" };
}

function readDimensions(cursor: Cursor, base: SqlType): SqlType | undefined {
  let type = base;
  for (let depth = cursor.depth; depth <= maxDepth; depth++) {
    if (word(cursor) === "array") {
      cursor.at++;
      if (!take(cursor, "[")) return { kind: "array", element: type };
      cursor.at--;
    }
    if (!take(cursor, "[")) return type;
    const token = peek(cursor);
    if (take(cursor, "]")) {
      type = { kind: "array", element: type };
      continue;
    }
    const length = token.kind === "number" ? Number(token.text) : 0;
    cursor.at++;
    if (length < 1 || length > 100_000 || !take(cursor, "]")) return undefined;
    type = { kind: "array", element: type, length };
  }
  return undefined;
}

/** Reads `(item, item)`; `undefined` when an item is not understood or there is none. */
function readList<T>(cursor: Cursor, readItem: (cursor: Cursor) => T | undefined): T[] | undefined {
  cursor.at++;
  if (!take(cursor, "(")) return undefined;
  const items: T[] = [];
  do {
    const item = readItem(cursor);
    if (item === undefined) return undefined;
    items.push(item);
  } while (take(cursor, ","));
  return take(cursor, ")") ? items : undefined;
}

function readFields(cursor: Cursor, kind: "struct" | "union"): SqlType | undefined {
  const fields = readList(cursor, readField);
  if (fields === undefined) return undefined;
  const names = fields.map((field) => lowerAscii(field.name)).filter((name) => name !== "");
  if (new Set(names).size !== names.length) return undefined;
  return kind === "struct" ? { kind, fields } : { kind, members: fields };
}

function readField(cursor: Cursor): Field | undefined {
  const start = cursor.at;
  const token = peek(cursor);
  if (token.kind === "name" || token.kind === "quoted") {
    cursor.at++;
    const type = readType(cursor);
    if (type !== undefined && atItemEnd(cursor)) return { name: token.text, type };
  }
  cursor.at = start;
  const type = readType(cursor);
  return type === undefined ? undefined : { name: "", type };
}

function atItemEnd(cursor: Cursor): boolean {
  const token = peek(cursor);
  return token.kind === "symbol" && (token.text === "," || token.text === ")");
}

function readMap(cursor: Cursor): SqlType | undefined {
  const [key, value, ...more] = readList(cursor, readType) ?? [];
  return key === undefined || value === undefined || more.length > 0
    ? undefined
    : { kind: "map", key, value };
}

function readEnum(cursor: Cursor): SqlType | undefined {
  const values = readList(cursor, (c) => {
    const token = peek(c);
    c.at++;
    return token.kind === "string" ? token.text : undefined;
  });
  if (values === undefined || new Set(values).size !== values.length) return undefined;
  return { kind: "enum", values };
}
