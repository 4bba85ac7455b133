import { keywordOf, nextHash, type KeywordTable } from "./keywords.ts";

/** The number of the keyword with that spelling in any case, or 0. */
export function keywordNumber(table: KeywordTable, text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = nextHash(hash, text.charCodeAt(i));
  return keywordOf(table, hash, { text, start: 0, position: text.length });
}
