import type { Identifier } from "../ast/expression.ts";
import type { Dialect } from "../dialects/dialect.ts";
import type { Syntax } from "../dialects/syntax.ts";
import { classOfWord, wordClass } from "../lex/keywords.ts";

/** A name as it must stand in SQL: in quotes only where it would be read as something else without them. */
export function quoteIdentifier(name: string, dialect: Dialect): string {
  const { folding, keywords } = dialect.syntax;
  if (!isPlain(name)) return inQuotes(name, dialect.syntax);
  if (classOfWord(keywords, name) <= wordClass.unreserved) return name;
  return inQuotes(folding === "upper" ? name.toUpperCase() : name, dialect.syntax);
}

/** A qualified name: its parts with dots between them, each quoted where it must be. */
export function printName(parts: readonly string[], dialect: Dialect): string {
  return parts.map((part) => quoteIdentifier(part, dialect)).join(".");
}

/** An identifier with the quotes it was written with. */
export function identifierText(identifier: Identifier, dialect: Dialect): string {
  return identifier.quoted ? inQuotes(identifier.name, dialect.syntax) : identifier.name;
}

/** Identifiers with dots between them, with the quotes they were written with. */
export function pathText(parts: readonly Identifier[], dialect: Dialect): string {
  return parts.map((part) => identifierText(part, dialect)).join(".");
}

/** A string in single quotes, as the dialect reads it; with no escapes unless one is given. */
export function stringText(text: string, dialect?: Dialect): string {
  if (dialect?.syntax.texts.backslash !== true) return `'${text.replaceAll("'", "''")}'`;
  const escaped = text.replaceAll(/['\\]/g, (letter) => `\\${letter}`);
  return `'${escaped.replaceAll("\n", "\\n").replaceAll("\r", "\\r")}'`;
}

/** A name in the quotes of a dialect. */
export function inQuotes(name: string, { identifierQuote: quote }: Pick<Syntax, "identifierQuote">): string {
  return quote + name.replaceAll(quote, quote + quote) + quote;
}

function isPlain(name: string): boolean {
  if (name === "" || isDigit(name.charCodeAt(0))) return false;
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i);
    const letter = (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95;
    if (!letter && !isDigit(code)) return false;
  }
  return true;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
