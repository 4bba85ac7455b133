import type { Expression, TypedLiteral } from "../ast/expression.ts";
import { token } from "../lex/token.ts";
import { word } from "../lex/words.ts";
import { endAfter, endOfLast, kind, kindAhead, startOf, wordAhead, type Parser } from "./parser.ts";
import { missingExpression } from "./recovery.ts";
import { stringValue } from "./string-value.ts";
import { typeName } from "./type-name.ts";

/** The literal whose type was read from offset `start` and whose string is the next token. */
export function typedLiteral(p: Parser, start: number): TypedLiteral {
  const typeEnd = endOfLast(p);
  const text = stringValue(p, p.at);
  p.at++;
  return {
    kind: "typed-literal",
    start,
    end: endAfter(p, start),
    type: {
      kind: "type-name",
      start,
      end: typeEnd,
      text: oneSpaced(p.text.slice(start, typeEnd)),
    },
    text,
  };
}

function oneSpaced(text: string): string {
  return text.split(/\s+/).join(" ");
}

/** Whether `TIME` or `TIMESTAMP` starts a type of several words, and then a string. */
export function isZonedLiteral(p: Parser): boolean {
  let distance = 1;
  if (kindAhead(p, 1) === token.leftParen) {
    if (kindAhead(p, 2) !== token.integer || kindAhead(p, 3) !== token.rightParen) return false;
    distance = 4;
  }
  const number = wordAhead(p, distance);
  return (number === word.with || number === word.without) && wordAhead(p, distance + 1) === word.time;
}

/** `TIMESTAMP WITH TIME ZONE '…'`, `DOUBLE PRECISION '…'`. */
export function zonedLiteral(p: Parser): Expression {
  const start = startOf(p);
  const type = typeName(p);
  if (kind(p) !== token.string && kind(p) !== token.dollarString) {
    const missing = missingExpression(p, "a string after the name of the type");
    return { kind: "error", start, end: missing.end };
  }
  const text = stringValue(p, p.at);
  p.at++;
  return { kind: "typed-literal", start, end: endAfter(p, start), type, text };
}
