import type { Comment } from "../../ast.ts";
import type { Written } from "../make.ts";
import { words, type Word } from "../words.ts";

/** What a token is: a reserved word or a sign is what is written. */
export type Kind =
  | Word
  | "name"
  | "quoted name"
  | "number"
  | "string"
  | "escaped string"
  | "date"
  | "timestamp"
  | Sign;

type Sign =
  | "=>"
  | "=="
  | "!="
  | "<="
  | ">="
  | "<"
  | ">"
  | "="
  | "{"
  | "}"
  | "("
  | ")"
  | "["
  | "]"
  | ","
  | ":"
  | ".."
  | "."
  | "+"
  | "-"
  | "*"
  | "/"
  | "%"
  | "|";

/** A token. */
export interface Token extends Written {
  readonly kind: Kind;
}

/** The tokens of a text and the comments between them. */
export interface Scanned {
  readonly tokens: readonly Token[];
  readonly comments: readonly Comment[];
}

const reserved: ReadonlyMap<string, Word> = new Map(words.map((word) => [word, word]));
const longestWord: number = Math.max(...words.map((word) => word.length));

/** The tokens of a text from an offset on; undefined where something in it is no token. */
export function scanTokens(text: string, start: number): Scanned | undefined {
  const tokens: Token[] = [];
  const comments: Comment[] = [];
  let at = start;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (isBlank(code)) {
      at++;
    } else if (code === 45 && text.charCodeAt(at + 1) === 45) {
      const end = lineEnd(text, at);
      comments.push({ kind: "comment", text: text.slice(at, end), start: at, end });
      at = end;
    } else {
      const token = tokenAt(text, at, code);
      if (token === undefined) return undefined;
      tokens.push(token);
      at += token.image.length;
    }
  }
  return { tokens, comments };
}

/** Blanks, line ends, the byte order mark and the space that does not break. */
function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xfe_ff || code === 0xa0;
}

function lineEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && text.charCodeAt(end) !== 10 && text.charCodeAt(end) !== 13) end++;
  return end;
}

function tokenAt(text: string, at: number, code: number): Token | undefined {
  if (startsName(code)) return wordAt(text, at);
  if (isDigit(code)) return numberAt(text, at);
  switch (code) {
    case 34:
    case 39:
      return stringAt(text, at, code);
    case 36:
      return escapedAt(text, at);
    case 64:
      return timeAt(text, at);
    case 96:
      return quotedAt(text, at);
  }
  const kind = signAt(code, text.charCodeAt(at + 1));
  return kind === undefined ? undefined : { kind, image: kind, startOffset: at };
}

function startsName(code: number): boolean {
  return (code >= 97 && code <= 122) || code === 95 || (code >= 65 && code <= 90);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function wordAt(text: string, startOffset: number): Token {
  let end = startOffset + 1;
  for (let code = text.charCodeAt(end); startsName(code) || isDigit(code); code = text.charCodeAt(end)) end++;
  const image = text.slice(startOffset, end);
  const kind = image.length <= longestWord ? (reserved.get(image) ?? "name") : "name";
  return { kind, image, startOffset };
}

function numberAt(text: string, startOffset: number): Token {
  let end = digitsEnd(text, startOffset);
  if (text.charCodeAt(end) === 46 && isDigit(text.charCodeAt(end + 1))) end = digitsEnd(text, end + 1);
  return { kind: "number", image: text.slice(startOffset, end), startOffset };
}

function digitsEnd(text: string, start: number): number {
  let end = start;
  for (let code = text.charCodeAt(end); isDigit(code) || code === 95; code = text.charCodeAt(end)) end++;
  return end;
}

function stringAt(text: string, startOffset: number, quote: number): Token | undefined {
  const end = text.indexOf(quote === 34 ? '"' : "'", startOffset + 1) + 1;
  return end === 0 ? undefined : { kind: "string", image: text.slice(startOffset, end), startOffset };
}

/** `$"…"`, in which a backslash takes away the meaning of what follows. */
function escapedAt(text: string, startOffset: number): Token | undefined {
  const quote = text.charCodeAt(startOffset + 1);
  if (quote !== 34 && quote !== 39) return undefined;
  let end = startOffset + 2;
  while (end < text.length && text.charCodeAt(end) !== quote) end += text.charCodeAt(end) === 92 ? 2 : 1;
  if (end >= text.length) return undefined;
  return { kind: "escaped string", image: text.slice(startOffset, end + 1), startOffset };
}

function quotedAt(text: string, startOffset: number): Token | undefined {
  let end = startOffset + 1;
  for (;;) {
    const code = text.charCodeAt(end);
    if (Number.isNaN(code) || code === 10 || code === 13) return undefined;
    if (code === 96 && text.charCodeAt(end + 1) !== 96) break;
    end += code === 96 ? 2 : 1;
  }
  if (end === startOffset + 1) return undefined;
  return { kind: "quoted name", image: text.slice(startOffset, end + 1), startOffset };
}

const dateOrTime =
  /^@[0-9]{4}-[0-9]{2}-[0-9]{2}(?:(T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,9})?(?:Z|[+-][0-9]{2}:[0-9]{2})?)|Z?)/;

/** How long a timestamp is at most. */
const longestTime = 40;

function timeAt(text: string, startOffset: number): Token | undefined {
  const found = dateOrTime.exec(text.slice(startOffset, startOffset + longestTime));
  if (found === null) return undefined;
  return { kind: found[1] === undefined ? "date" : "timestamp", image: found[0], startOffset };
}

/** The longest sign that starts with a character, which another follows. */
function signAt(code: number, next: number): Sign | undefined {
  const isBeforeEqual = next === 61;
  switch (code) {
    case 33:
      return isBeforeEqual ? "!=" : undefined;
    case 37:
      return "%";
    case 40:
      return "(";
    case 41:
      return ")";
    case 42:
      return "*";
    case 43:
      return "+";
    case 44:
      return ",";
    case 45:
      return "-";
    case 46:
      return next === 46 ? ".." : ".";
    case 47:
      return "/";
    case 58:
      return ":";
    case 60:
      return isBeforeEqual ? "<=" : "<";
    case 61:
      return next === 62 ? "=>" : isBeforeEqual ? "==" : "=";
    case 62:
      return isBeforeEqual ? ">=" : ">";
    case 91:
      return "[";
    case 93:
      return "]";
    case 123:
      return "{";
    case 124:
      return "|";
    case 125:
      return "}";
  }
  return undefined;
}
