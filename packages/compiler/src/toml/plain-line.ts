/** One line of a plain text: nothing, a comment, `[table]`, or `key = value`. All numbers are offsets in the text. */
export interface PlainLine {
  readonly start: number;
  /** Where the next line starts. */
  readonly next: number;
  readonly table: string | undefined;
  readonly key: string | undefined;
  /** Of a value: a text, `true`, `false`, a whole number or a list of texts. */
  readonly valueStart: number;
  readonly valueEnd: number;
}

/** The line that starts at an offset; undefined where it is not plain. */
export function plainLineAt(text: string, lineStart: number): PlainLine | undefined {
  const start = afterSpace(text, lineStart);
  const code = text.charCodeAt(start);
  if (isOfName(code)) return pairAt(text, start);
  if (code !== 91) {
    const next = nextLine(text, start);
    return next < 0
      ? undefined
      : { start, next, table: undefined, key: undefined, valueStart: start, valueEnd: start };
  }
  const end = nameEnd(text, start + 1);
  if (end === start + 1 || text.charCodeAt(end) !== 93) return undefined;
  const next = nextLine(text, end + 1);
  if (next < 0) return undefined;
  const table = nameAt(text, start + 1, end);
  return { start, next, table, key: undefined, valueStart: start, valueEnd: start };
}

function pairAt(text: string, start: number): PlainLine | undefined {
  const end = nameEnd(text, start);
  const equals = afterSpace(text, end);
  if (text.charCodeAt(equals) !== 61) return undefined;
  const valueStart = afterSpace(text, equals + 1);
  const valueEnd = endOfValue(text, valueStart);
  const next = valueEnd < 0 ? -1 : nextLine(text, valueEnd);
  if (next < 0) return undefined;
  return { start, next, table: undefined, key: nameAt(text, start, end), valueStart, valueEnd };
}

/** Where the texts of a list start that starts at an offset. */
export function itemStarts(text: string, list: number): readonly number[] {
  const starts: number[] = [];
  let at = afterSpace(text, list + 1);
  while (text.charCodeAt(at) === 34) {
    starts.push(at);
    at = afterSpace(text, endOfText(text, at));
    if (text.charCodeAt(at) === 44) at = afterSpace(text, at + 1);
  }
  return starts;
}

/** Where a value ends that starts at an offset; -1 where it is not plain. */
function endOfValue(text: string, start: number): number {
  const code = text.charCodeAt(start);
  if (code === 34) return endOfText(text, start);
  return code === 91 ? endOfList(text, start) : endOfWord(text, start);
}

/** Where a text in quotes ends, without escapes and `$`, and without what must not stand in one; -1 where it is none. */
export function endOfText(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) return at + 1;
    if (code === 92 || code === 36 || isControl(code)) return -1;
  }
  return -1;
}

function endOfList(text: string, start: number): number {
  let at = afterSpace(text, start + 1);
  while (text.charCodeAt(at) === 34) {
    const end = endOfText(text, at);
    if (end < 0) return -1;
    at = afterSpace(text, end);
    if (text.charCodeAt(at) === 44) at = afterSpace(text, at + 1);
    else if (text.charCodeAt(at) !== 93) return -1;
  }
  return text.charCodeAt(at) === 93 ? at + 1 : -1;
}

/** How many digits a number has that is certainly exact. */
const exactDigits = 15;

/** Of `true`, `false` and whole numbers. */
function endOfWord(text: string, start: number): number {
  const code = text.charCodeAt(start);
  if (code === 116 && text.startsWith("true", start)) return start + 4;
  if (code === 102 && text.startsWith("false", start)) return start + 5;
  if (code === 48) return start + 1;
  let end = start;
  while (isDigit(text.charCodeAt(end))) end++;
  return end > start && end - start <= exactDigits ? end : -1;
}

/** Behind spaces, a comment and the end of the line; -1 where something else stands there. */
function nextLine(text: string, start: number): number {
  let at = afterSpace(text, start);
  if (text.charCodeAt(at) === 35) {
    for (at++; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 36 || isControl(code)) break;
    }
  }
  if (at >= text.length) return text.length;
  const code = text.charCodeAt(at);
  if (code === 10) return at + 1;
  return code === 13 && text.charCodeAt(at + 1) === 10 ? at + 2 : -1;
}

function afterSpace(text: string, start: number): number {
  let at = start;
  for (let code = text.charCodeAt(at); code === 32 || code === 9; code = text.charCodeAt(at)) at++;
  return at;
}

const usualNames: readonly string[] = [
  "name",
  "type",
  "tags",
  "table",
  "group",
  "intent",
  "target",
  "schema",
  "catalog",
  "strategy",
  "depends_on",
  "unique_key",
  "time_column",
  "timestamp_column",
];

const usualByLength: readonly (readonly string[])[] = Array.from({ length: 17 }, (_, length) =>
  usualNames.filter((name) => name.length === length),
);

/** A name. Keys of tables are looked up faster by a text that is there already than by one cut out. */
function nameAt(text: string, start: number, end: number): string {
  for (const name of usualByLength[end - start] ?? []) if (text.startsWith(name, start)) return name;
  return text.slice(start, end);
}

function nameEnd(text: string, start: number): number {
  let at = start;
  while (isOfName(text.charCodeAt(at))) at++;
  return at;
}

/** Letters, digits, `_` and `-`. */
function isOfName(code: number): boolean {
  return (
    (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || isDigit(code) || code === 95 || code === 45
  );
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Control characters but the tab; line ends are among them. */
function isControl(code: number): boolean {
  return (code < 32 && code !== 9) || code === 127;
}
