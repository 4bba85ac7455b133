import { token } from "../lex/token.ts";
import type { Parser } from "./parser.ts";

/** The characters that a string token stands for: without its quotes, with its escapes resolved. */
export function stringValue(p: Parser, index: number): string {
  const start = p.starts[index] ?? 0;
  const end = p.ends[index] ?? start;
  switch (p.kinds[index]) {
    case token.string:
      return quotedValue(p.text.slice(start, end));
    case token.escapeString:
      return p.syntax.texts.adjacent === "line-break"
        ? escapedValue(p.text.slice(start, end))
        : escapedPiece(p.text.slice(start, end));
    case token.dollarString:
      return dollarValue(p.text.slice(start, end));
    case token.blob:
    case token.bits:
      return quotedValue(p.text.slice(start, end));
    case token.rawString:
      return innerText(p.text.slice(start, end));
    case token.bytes:
      return escapedPiece(p.text.slice(start, end));
    default:
      return p.text.slice(start, end);
  }
}

/** Between the quotes, with `''` for a quote; pieces on several lines are one string. */
function quotedValue(text: string): string {
  let value = "";
  let at = text.indexOf("'") + 1;
  for (;;) {
    const quote = text.indexOf("'", at);
    if (quote === -1) return value + text.slice(at);
    value += text.slice(at, quote);
    if (text[quote + 1] === "'") {
      value += "'";
      at = quote + 2;
      continue;
    }
    const next = text.indexOf("'", quote + 1);
    if (next === -1) return value;
    at = next + 1;
  }
}

/** What stands between the quotes, which may be three at each end. */
function innerText(text: string): string {
  const open = text.search(/['"]/);
  const width = text.length - open >= 6 && text.startsWith((text[open] ?? "").repeat(3), open) ? 3 : 1;
  return text.slice(open + width, -width);
}

/** A text with escapes that is in one piece, between quotes of any kind; a quote written twice is one. */
function escapedPiece(text: string): string {
  const quote = text[text.search(/['"]/)] ?? "'";
  return innerText(text).replaceAll(escapeOrQuote, (part) =>
    part.startsWith("\\") ? characterOf(part) : part === quote + quote ? quote : part,
  );
}

const escapeOrQuote = /\\(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{1,2}|[0-7]{1,3}|[^])|''|""/g;

function dollarValue(text: string): string {
  const tag = text.indexOf("$", 1) + 1;
  return text.slice(tag, text.length - tag);
}

const escapes: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };

const escapePart =
  /\\(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{1,2}|[0-7]{1,3}|[^])|''|'[^']*'|'|[^\\']+/g;

/** What stands between the quotes of `E'…'`, where `\'` is a quote too; pieces on several lines are one string. */
function escapedValue(text: string): string {
  let value = "";
  for (const [part] of text.slice(text.indexOf("'") + 1).matchAll(escapePart)) {
    if (part.startsWith("\\")) value += characterOf(part);
    else if (part === "''") value += "'";
    else if (!part.startsWith("'")) value += part;
  }
  return value;
}

/** The character that an escape such as `\n`, `\x41` or `\101` stands for. */
function characterOf(escape: string): string {
  const letter = escape[1] ?? "";
  if (escape.length === 2 && !(letter >= "0" && letter <= "7")) return escapes[letter] ?? letter;
  const octal = letter >= "0" && letter <= "7";
  const code = octal ? Number.parseInt(escape.slice(1), 8) : Number.parseInt(escape.slice(2), 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : escape;
}
