import type { Identifier } from "../../../ast/expression.ts";
import { classOfWord, wordClass } from "../../../lex/keywords.ts";
import { duckdbKeywords } from "../keywords.ts";

/** A name as DuckDB writes it inside an expression: every keyword in quotes, capitals alone without. */
export function quoted(name: string): string {
  const plain = isPlain(name) && classOfWord(duckdbKeywords, name) === wordClass.plain;
  return plain ? name : `"${name.replaceAll('"', '""')}"`;
}

/** Names with dots between them. */
export function quotedPath(parts: readonly Identifier[]): string {
  return parts.map((part) => quoted(part.name)).join(".");
}

/** A string in single quotes. */
export function quotedString(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function isPlain(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name);
}
