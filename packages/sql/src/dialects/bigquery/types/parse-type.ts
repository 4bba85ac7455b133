import type { Field, SqlType } from "@rocky/ir";
import { typeNames } from "./type-names.ts";

/** The deepest nesting that is read; deeper types are not types. */
const maxDepth = 200;

interface Cursor {
  readonly tokens: readonly string[];
  at: number;
  depth: number;
}

const tokenPattern = /\s*(`[^`]*`|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[\w\u0080-\uffff]+|[^\s])/y;

/** The BigQuery type that a text names; `undefined` when it names none. The parameters of STRING(10) and NUMERIC(10, 2) are no part of it. */
export function parseBigqueryType(text: string): SqlType | undefined {
  const tokens: string[] = [];
  tokenPattern.lastIndex = 0;
  for (let match = tokenPattern.exec(text); match !== null; match = tokenPattern.exec(text)) {
    tokens.push(match[1] ?? "");
  }
  const cursor: Cursor = { tokens, at: 0, depth: 0 };
  const type = readType(cursor);
  return cursor.at === tokens.length ? type : undefined;
}

function peek(cursor: Cursor, ahead = 0): string {
  return cursor.tokens[cursor.at + ahead] ?? "";
}

function take(cursor: Cursor, text: string): boolean {
  if (peek(cursor).toLowerCase() !== text) return false;
  cursor.at++;
  return true;
}

function readType(cursor: Cursor): SqlType | undefined {
  if (++cursor.depth > maxDepth) return undefined;
  const type = readBase(cursor);
  cursor.depth--;
  return type;
}

function readBase(cursor: Cursor): SqlType | undefined {
  const name = peek(cursor).toLowerCase();
  cursor.at++;
  if (name === "array") return readArray(cursor);
  if (name === "struct") return readStruct(cursor);
  if (name === "range") return readRange(cursor);
  skipParameters(cursor);
  return typeNames.get(name);
}

function readArray(cursor: Cursor): SqlType | undefined {
  if (!take(cursor, "<")) return undefined;
  const element = readType(cursor);
  return element !== undefined && take(cursor, ">") ? { kind: "array", element } : undefined;
}

function readRange(cursor: Cursor): SqlType | undefined {
  if (!take(cursor, "<")) return undefined;
  const element = readType(cursor);
  return element !== undefined && take(cursor, ">") ? { kind: "range", element } : undefined;
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

/** `name TYPE`, or a type without a name, which then is empty. */
function readField(cursor: Cursor): Field | undefined {
  const next = peek(cursor, 1);
  const isUnnamed = next === "," || next === ">" || next === "<" || next === "(";
  const written = isUnnamed ? "" : peek(cursor);
  if (!isUnnamed) cursor.at++;
  const name = written.startsWith("`") ? written.slice(1, -1) : written;
  const type = readType(cursor);
  if (type === undefined) return undefined;
  if (take(cursor, "not") && !take(cursor, "null")) return undefined;
  if (take(cursor, "options")) skipParameters(cursor);
  return { name, type };
}

function skipParameters(cursor: Cursor): void {
  if (!take(cursor, "(")) return;
  while (cursor.at < cursor.tokens.length && !take(cursor, ")")) cursor.at++;
}
