import type { Expression, Literal, Parameter } from "../ast/expression.ts";
import { token } from "../lex/token.ts";
import { word } from "../lex/words.ts";
import { endOfLast, kind, kindAhead, startOf, tokenText, type Parser } from "./parser.ts";
import { stringValue } from "./string-value.ts";

function literal(start: number, end: number, of: { literal: Literal["literal"]; text: string }): Literal {
  return { kind: "literal", start, end, literal: of.literal, text: of.text };
}

/** `1`, `1.5`, `1e5`. */
export function numericLiteral(p: Parser): Expression {
  const start = startOf(p);
  const text = tokenText(p);
  const tokenKind = kind(p);
  p.at++;
  const name = tokenKind === token.integer ? "integer" : tokenKind === token.decimal ? "decimal" : "double";
  return literal(start, endOfLast(p), { literal: name, text });
}

/** A text or bytes. DuckDB keeps the letter before `x'AB'` and `b'01'` as a part of the text. */
export function stringLiteral(p: Parser): Literal {
  const start = startOf(p);
  const first = kind(p);
  const prefixed = first === token.blob || first === token.bits;
  const isBytes = first === token.bytes || (prefixed && p.syntax.operators !== undefined);
  let text = stringValue(p, p.at);
  p.at++;
  if (prefixed && !isBytes) text = (p.text[start] ?? "").toLowerCase() + text;
  if (p.syntax.texts.adjacent === "always") text += adjacentTexts(p);
  return literal(start, endOfLast(p), { literal: isBytes ? "blob" : "string", text });
}

/** The texts after a text that are one with it. */
function adjacentTexts(p: Parser): string {
  let text = "";
  for (; isText(kind(p)); p.at++) text += stringValue(p, p.at);
  return text;
}

function isText(tokenKind: number): boolean {
  return tokenKind === token.string || tokenKind === token.escapeString || tokenKind === token.rawString;
}

/** TRUE, FALSE and NULL. */
export function wordLiteral(p: Parser, number: number): Expression | undefined {
  switch (number) {
    case word.true:
      return takeLiteral(p, { literal: "boolean", text: "true" });
    case word.false:
      return takeLiteral(p, { literal: "boolean", text: "false" });
    case word.null:
      return takeLiteral(p, { literal: "null", text: "null" });
    default:
      return undefined;
  }
}

function takeLiteral(p: Parser, of: { literal: Literal["literal"]; text: string }): Literal {
  const start = startOf(p);
  p.at++;
  return literal(start, endOfLast(p), of);
}

/** `?`, `?1`, `$1`, `$name`; the name of a lone `?` is empty. */
export function parameter(p: Parser): Parameter {
  const start = startOf(p);
  const text = tokenText(p);
  const numbered = text === "?" && kindAhead(p, 1) === token.integer && p.starts[p.at + 1] === p.ends[p.at];
  p.at += numbered ? 2 : 1;
  const end = endOfLast(p);
  return { kind: "parameter", start, end, name: p.text.slice(start + 1, end) };
}
