import type { Field, SqlType } from "@rocky/ir";
import { intervalType, typeNames } from "./type-names.ts";

/** The deepest nesting that is read; deeper types are not types. */
const maxDepth = 200;

interface Cursor {
  readonly tokens: readonly string[];
  at: number;
  depth: number;
}

const tokenPattern = /\s*(`(?:[^`]|``)*`|'(?:[^'\\]|\\.|'')*'|"(?:[^"\\]|\\.)*"|[\w\u0080-\uffff]+|[^\s])/y;

/** The Databricks type that a text names, in the spellings of its DDL; `undefined` when it names none. */
export function parseDatabricksType(text: string): SqlType | undefined {
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

function word(cursor: Cursor): string {
  return peek(cursor).toLowerCase();
}

function take(cursor: Cursor, text: string): boolean {
  if (word(cursor) !== text) return false;
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
  const name = word(cursor);
  cursor.at++;
  switch (name) {
    case "array":
      return readArray(cursor);
    case "map":
      return readMap(cursor);
    case "struct":
      return readStruct(cursor);
    case "interval":
      return readInterval(cursor);
    case "decimal":
    case "dec":
    case "numeric":
      return readDecimal(cursor);
    case "char":
    case "character":
    case "varchar":
      return readLength(cursor) === undefined ? undefined : { kind: "string" };
    case "timestamp":
      return readTimestamp(cursor);
    case "geography":
    case "geometry":
      skipParentheses(cursor);
      return typeNames.get(name);
    default:
      return typeNames.get(name);
  }
}

function readTimestamp(cursor: Cursor): SqlType | undefined {
  const zoneless = take(cursor, "without");
  if (!zoneless && !take(cursor, "with")) return typeNames.get("timestamp");
  take(cursor, "local");
  const isZone = take(cursor, "time") && take(cursor, "zone");
  return isZone ? typeNames.get(zoneless ? "timestamp_ntz" : "timestamp") : undefined;
}

function readArray(cursor: Cursor): SqlType | undefined {
  if (!take(cursor, "<")) return undefined;
  const element = readType(cursor);
  return element !== undefined && take(cursor, ">") ? { kind: "array", element } : undefined;
}

function readMap(cursor: Cursor): SqlType | undefined {
  if (!take(cursor, "<")) return undefined;
  const key = readType(cursor);
  if (key === undefined || !take(cursor, ",")) return undefined;
  const value = readType(cursor);
  return value !== undefined && take(cursor, ">") ? { kind: "map", key, value } : undefined;
}

function readStruct(cursor: Cursor): SqlType | undefined {
  if (!take(cursor, "<")) return undefined;
  const fields: Field[] = [];
  if (take(cursor, ">")) return { kind: "struct", fields };
  do {
    const field = readField(cursor);
    if (field === undefined) return undefined;
    fields.push(field);
  } while (take(cursor, ","));
  return take(cursor, ">") ? { kind: "struct", fields } : undefined;
}

/** `name: type`, `name type NOT NULL COMMENT 'text'`. */
function readField(cursor: Cursor): Field | undefined {
  const written = peek(cursor);
  if (!/^[`\w\u0080-\uffff]/.test(written)) return undefined;
  const name = written.startsWith("`") ? written.slice(1, -1).replaceAll("``", "`") : written;
  cursor.at++;
  take(cursor, ":");
  const type = readType(cursor);
  if (type === undefined) return undefined;
  if (take(cursor, "not") && !take(cursor, "null")) return undefined;
  if (take(cursor, "comment")) cursor.at++;
  return { name, type };
}

function readInterval(cursor: Cursor): SqlType | undefined {
  const from = word(cursor).toUpperCase();
  const single = intervalType(from);
  if (single === undefined) return typeNames.get("interval");
  cursor.at++;
  if (!take(cursor, "to")) return single;
  const type = intervalType(from, word(cursor).toUpperCase());
  cursor.at++;
  return type;
}

function readDecimal(cursor: Cursor): SqlType | undefined {
  if (!take(cursor, "(")) return typeNames.get("decimal");
  const precision = readNumber(cursor);
  const scale = take(cursor, ",") ? readNumber(cursor) : 0;
  if (!take(cursor, ")") || precision === undefined || scale === undefined) return undefined;
  return precision >= 1 && precision <= 38 && scale <= precision
    ? { kind: "decimal", precision, scale }
    : undefined;
}

function readLength(cursor: Cursor): number | undefined {
  if (!take(cursor, "(")) return undefined;
  const length = readNumber(cursor);
  return take(cursor, ")") ? length : undefined;
}

function readNumber(cursor: Cursor): number | undefined {
  const text = peek(cursor);
  if (!/^\d+$/.test(text)) return undefined;
  cursor.at++;
  return Number(text);
}

function skipParentheses(cursor: Cursor): void {
  if (!take(cursor, "(")) return;
  while (cursor.at < cursor.tokens.length && !take(cursor, ")")) cursor.at++;
}
