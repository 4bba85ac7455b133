import type { Field, SqlType } from "@rocky/ir";
import { number, typeNames, varchar } from "./type-names.ts";

/** The deepest nesting that is read; deeper types are not types. */
const maxDepth = 200;

interface Cursor {
  readonly tokens: readonly string[];
  at: number;
  depth: number;
}

const tokenPattern = /\s*("(?:[^"]|"")*"|[\w$\u0080-\uffff]+|[^\s])/y;

/** The Snowflake type that a text names, as a column is declared; `undefined` when it names none. */
export function parseSnowflakeType(text: string): SqlType | undefined {
  const tokens: string[] = [];
  tokenPattern.lastIndex = 0;
  for (let match = tokenPattern.exec(text); match !== null; match = tokenPattern.exec(text)) {
    tokens.push(match[1] ?? "");
  }
  const cursor: Cursor = { tokens, at: 0, depth: 0 };
  const type = readType(cursor);
  return cursor.at === tokens.length ? type : undefined;
}

function peek(cursor: Cursor): string {
  return cursor.tokens[cursor.at] ?? "";
}

function take(cursor: Cursor, text: string): boolean {
  if (peek(cursor).toLowerCase() !== text) return false;
  cursor.at++;
  return true;
}

function readType(cursor: Cursor): SqlType | undefined {
  if (++cursor.depth > maxDepth) return undefined;
  const type = readBase(cursor);
  if (type?.kind === "string" && take(cursor, "collate")) cursor.at++;
  cursor.depth--;
  return type;
}

function readBase(cursor: Cursor): SqlType | undefined {
  const name = readName(cursor);
  const isNested = peek(cursor) === "(";
  switch (name) {
    case "array":
      return isNested ? readArray(cursor) : typeNames.get(name);
    case "object":
      return isNested ? readObject(cursor) : typeNames.get(name);
    case "map":
      return readMap(cursor);
    case "vector":
      return readVector(cursor);
    case "interval":
      return readInterval(cursor);
    case "period":
      skipParentheses(cursor);
      return { kind: "unknown", reason: "PERIOD is not modelled" };
    default:
      return withParameters(cursor, name);
  }
}

/** The name of a type, of one word or several, in lower case. */
function readName(cursor: Cursor): string {
  const name = peek(cursor).toLowerCase();
  cursor.at++;
  if (name === "double" && take(cursor, "precision")) return name;
  if ((name === "char" || name === "nchar" || name === "character") && take(cursor, "varying"))
    return "varchar";
  if (name !== "timestamp") return name;
  if (take(cursor, "without")) return zoneWords(cursor, "timestamp_ntz");
  if (!take(cursor, "with")) return name;
  return zoneWords(cursor, take(cursor, "local") ? "timestamp_ltz" : "timestamp_tz");
}

function zoneWords(cursor: Cursor, name: string): string {
  return take(cursor, "time") && take(cursor, "zone") ? name : "";
}

function withParameters(cursor: Cursor, name: string): SqlType | undefined {
  const type = typeNames.get(name);
  if (type === undefined || !take(cursor, "(")) return type;
  const numbers: number[] = [];
  do {
    const text = peek(cursor);
    if (!/^\d+$/.test(text)) return undefined;
    numbers.push(Number(text));
    cursor.at++;
  } while (take(cursor, ","));
  return take(cursor, ")") ? sized(type, numbers) : undefined;
}

function sized(type: SqlType, [first = 0, second, more]: readonly number[]): SqlType | undefined {
  if (more !== undefined || (second !== undefined && type.kind !== "decimal")) return undefined;
  switch (type.kind) {
    case "decimal":
      return first >= 1 && first <= 38 && (second ?? 0) <= first ? number(first, second ?? 0) : undefined;
    case "string":
      return first >= 1 ? varchar(first) : undefined;
    case "binary":
      return { kind: "binary", length: first };
    case "time":
    case "timestamp":
      return first <= 9 ? { ...type, precision: first } : undefined;
    default:
      return undefined;
  }
}

function readArray(cursor: Cursor): SqlType | undefined {
  take(cursor, "(");
  const element = readPart(cursor);
  return element !== undefined && take(cursor, ")") ? { kind: "array", element } : undefined;
}

/** A type inside another, which may be said to be never NULL. */
function readPart(cursor: Cursor): SqlType | undefined {
  const type = readType(cursor);
  return take(cursor, "not") && !take(cursor, "null") ? undefined : type;
}

function readObject(cursor: Cursor): SqlType | undefined {
  take(cursor, "(");
  const fields: Field[] = [];
  if (take(cursor, ")")) return { kind: "struct", fields };
  do {
    const written = peek(cursor);
    cursor.at++;
    const type = readPart(cursor);
    if (type === undefined) return undefined;
    fields.push({
      name: written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written,
      type,
    });
  } while (take(cursor, ","));
  return take(cursor, ")") ? { kind: "struct", fields } : undefined;
}

function readMap(cursor: Cursor): SqlType | undefined {
  if (!take(cursor, "(")) return undefined;
  const key = readType(cursor);
  if (key === undefined || !take(cursor, ",")) return undefined;
  const value = readPart(cursor);
  return value !== undefined && take(cursor, ")") ? { kind: "map", key, value } : undefined;
}

function readVector(cursor: Cursor): SqlType | undefined {
  if (!take(cursor, "(")) return undefined;
  const name = peek(cursor).toLowerCase();
  cursor.at++;
  if (!take(cursor, ",")) return undefined;
  const length = Number(peek(cursor));
  cursor.at++;
  if (!take(cursor, ")") || !Number.isInteger(length)) return undefined;
  const element: SqlType =
    name === "float" ? { kind: "float", bits: 32 } : { kind: "integer", bits: 32, signed: true };
  return { kind: "array", element, length };
}

const units: readonly string[] = ["YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND"];

/** `INTERVAL DAY TO SECOND`, `INTERVAL YEAR(4)`: every unit has its digits, 9 where none are given; the last of several only where it is SECOND. */
function readInterval(cursor: Cursor): SqlType | undefined {
  const from = readUnit(cursor, true);
  if (from === undefined) return undefined;
  if (!take(cursor, "to")) return { kind: "interval", fields: from };
  const to = readUnit(cursor, false);
  return to === undefined ? undefined : { kind: "interval", fields: `${from} TO ${to}` };
}

function readUnit(cursor: Cursor, isFirst: boolean): string | undefined {
  const unit = peek(cursor).toUpperCase();
  if (!units.includes(unit)) return undefined;
  cursor.at++;
  let digits: string | undefined;
  if (take(cursor, "(")) {
    digits = peek(cursor);
    while (cursor.at < cursor.tokens.length && !take(cursor, ")")) cursor.at++;
  }
  return isFirst || unit === "SECOND" ? `${unit}(${digits ?? 9})` : unit;
}

function skipParentheses(cursor: Cursor): void {
  if (!take(cursor, "(")) return;
  while (cursor.at < cursor.tokens.length && !take(cursor, ")")) cursor.at++;
}
