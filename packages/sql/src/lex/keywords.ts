import { grammarWords } from "./words.ts";

/** Where a keyword may be a name: everywhere, everywhere but as a bare alias, as a column, as a function or type, nowhere. */
export const wordClass = { plain: 0, unreserved: 1, columnName: 2, typeFunction: 3, reserved: 4 } as const;

/** A dialect's keywords by class, each a list of lower-case words with single spaces between them. */
export interface KeywordLists {
  readonly unreserved: string;
  /** May name columns and tables, not functions. */
  readonly columnName: string;
  /** May name functions and types, not columns and tables. */
  readonly typeFunction: string;
  readonly reserved: string;
}

/**
 * Keywords by number, with an open-addressed hash table over their letters so that a word is looked up in the text
 * without making a string of it. Words that the grammar knows have the numbers of `word` in every dialect.
 */
export interface KeywordTable {
  /** The keyword of each number; number 0 is no keyword. */
  readonly texts: readonly string[];
  readonly classes: Uint8Array;
  readonly slots: Uint16Array;
}

/** A stretch of text. */
export interface TextRange {
  readonly text: string;
  readonly start: number;
  readonly position: number;
}

const slotCount = 2048;

/** The hash of a word after one more letter, whose case does not count. It starts at 0. */
export function nextHash(hash: number, code: number): number {
  return (Math.imul(hash, 31) + (code | 32)) & 0x3fffffff;
}

/** Builds the table of a dialect; words of the grammar which the dialect does not list are plain names to it. */
export function keywordTable(lists: KeywordLists): KeywordTable {
  const texts: string[] = ["", ...grammarWords];
  const numbers = new Map<string, number>(texts.map((text, number) => [text, number]));
  const classes: number[] = [];
  const add = (list: string, classNumber: number): void => {
    for (const text of list.split(" ").filter((each) => each !== "")) {
      const number = numbers.get(text) ?? texts.push(text) - 1;
      numbers.set(text, number);
      classes[number] = classNumber;
    }
  };
  add(lists.unreserved, wordClass.unreserved);
  add(lists.columnName, wordClass.columnName);
  add(lists.typeFunction, wordClass.typeFunction);
  add(lists.reserved, wordClass.reserved);
  return {
    texts,
    classes: Uint8Array.from(texts, (_, number) => classes[number] ?? wordClass.plain),
    slots: slotsOf(texts),
  };
}

function slotsOf(texts: readonly string[]): Uint16Array {
  const slots = new Uint16Array(slotCount);
  for (let number = 1; number < texts.length; number++) {
    const text = texts[number] ?? "";
    let hash = 0;
    for (let i = 0; i < text.length; i++) hash = nextHash(hash, text.charCodeAt(i));
    let slot = hash & (slotCount - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (slotCount - 1);
    slots[slot] = number;
  }
  return slots;
}

/** The number of the keyword from `range.start` to `range.position`, in any case, or 0; `hash` is the hash of its letters. */
export function keywordOf(table: KeywordTable, hash: number, range: TextRange): number {
  let slot = hash & (slotCount - 1);
  for (;;) {
    const number = table.slots[slot] ?? 0;
    if (number === 0 || isWord(table.texts[number] ?? "", range)) return number;
    slot = (slot + 1) & (slotCount - 1);
  }
}

function isWord(word: string, { text, start, position }: TextRange): boolean {
  if (word.length !== position - start) return false;
  for (let i = 0; i < word.length; i++) {
    const code = text.charCodeAt(start + i);
    const lower = code >= 65 && code <= 90 ? code | 32 : code;
    if (lower !== word.charCodeAt(i)) return false;
  }
  return true;
}

/** The class of the word with that spelling. */
export function classOfWord(table: KeywordTable, name: string): number {
  const lower = name.toLowerCase();
  let hash = 0;
  for (let i = 0; i < lower.length; i++) hash = nextHash(hash, lower.charCodeAt(i));
  const number = keywordOf(table, hash, { text: lower, start: 0, position: lower.length });
  return table.classes[number] ?? wordClass.plain;
}
