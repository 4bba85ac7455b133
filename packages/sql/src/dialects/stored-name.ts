import type { Dialect } from "./dialect.ts";

/** A name of a column in a list of facts as the engine stores it: read as in SQL, so that only quotes keep its letters. */
export function storedName(name: string, { syntax }: Dialect): string {
  if (syntax.folding === "none") return name;
  const quote = syntax.identifierQuote;
  if (name.length > 1 && name.startsWith(quote) && name.endsWith(quote)) {
    return name.slice(1, -1).replaceAll(quote + quote, quote);
  }
  return /^[A-Za-z_][\w$]*$/.test(name) ? name.toUpperCase() : name;
}
