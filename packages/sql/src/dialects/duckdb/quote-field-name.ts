import { classOfWord, wordClass } from "../../lex/keywords.ts";
import { duckdbKeywords } from "./keywords.ts";

/** A field's name as DESCRIBE writes it inside a type: every keyword gets quotes, upper case alone does not. */
export function quoteFieldName(name: string): string {
  const plain = /^[A-Za-z_][A-Za-z0-9_]*$/.test(name);
  return plain && classOfWord(duckdbKeywords, name) === wordClass.plain
    ? name
    : `"${name.replaceAll('"', '""')}"`;
}
