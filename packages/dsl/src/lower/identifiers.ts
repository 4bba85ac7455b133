import { quoteIdentifier, type Dialect } from "@rocky/sql";
import type { Name } from "../ast.ts";
import type { Identifier } from "./sql-nodes.ts";

/** A name as it must stand in SQL: one that SQL would read as a word gets quotes. */
export function identifierOf(name: Name, dialect: Dialect): Identifier {
  const { text, start, end } = name;
  if (name.quoted) return { kind: "identifier", name: text, quoted: true, start, end };
  const quoted = quoteIdentifier(text, dialect) !== text && !isKeywordFunction(name, dialect);
  return { kind: "identifier", name: foldedName(text, dialect), quoted, start, end };
}

/** A name without quotes as the dialect understands it. */
export function foldedName(name: string, { syntax }: Dialect): string {
  return syntax.folding === "upper" ? name.toUpperCase() : name;
}

/** Whether a name is a function that SQL writes without parentheses, such as `current_date`. */
export function isKeywordFunction({ text, quoted }: Name, dialect: Dialect): boolean {
  return !quoted && dialect.names.keywordFunctions.has(text.toLowerCase());
}

/** Names are compared without regard to case. */
export function keyOf(name: { readonly text: string } | { readonly name: string }): string {
  return ("text" in name ? name.text : name.name).toLowerCase();
}
