import type { Dialect } from "../dialects/dialect.ts";
import { lex } from "../lex/lex.ts";
import { isConstantToken, token } from "../lex/token.ts";
import { word } from "../lex/words.ts";
import { parserOf } from "./parse-query.ts";
import { kind, type Parser } from "./parser.ts";
import { startsQuery } from "./starts-expression.ts";

/**
 * What a piece of text is, read by itself. `atom`: an expression that no operator beside it can pull apart; `expression`: one that needs
 * parentheses for that; `query`; `other`: everything else, such as a list, a star, or half a clause.
 */
export type TextShape = "atom" | "expression" | "query" | "other";

/** Finds out what a piece of text is. Never throws. */
export function textShape(text: string, dialect: Dialect): TextShape {
  const tokens = lex(text, dialect.syntax, { start: 0, end: text.length });
  if (tokens.problems.length > 0 || tokens.count === 1) return "other";
  const p = parserOf(tokens, { dialect, file: "" });
  if (tokens.count === 2) return oneToken(kind(p));
  if (kind(p) === token.star) return "other";
  if (startsQuery(p)) {
    p.grammar.query(p);
    return isRead(p) ? "query" : "other";
  }
  const isAtom = closesLast(p, 0) || (isCast(p) && closesLast(p, 1));
  const node = p.grammar.expression(p, 0);
  if (!isRead(p)) return "other";
  if (isAtom) return "atom";
  switch (node.kind) {
    case "column":
    case "call":
    case "literal":
    case "case":
      return "atom";
    case "lambda":
    case "opaque":
      return "other";
    default:
      return "expression";
  }
}

function oneToken(kindOfToken: number): TextShape {
  const isName = kindOfToken === token.word || kindOfToken === token.quotedName;
  return isName || isConstantToken(kindOfToken) ? "atom" : "other";
}

function isRead(p: Parser): boolean {
  return kind(p) === token.end && !p.stopped && p.diagnostics.every((found) => found.severity !== "error");
}

function isCast(p: Parser): boolean {
  return p.words[0] === word.cast || p.words[0] === word.try_cast;
}

/** Whether the token at `open` is a parenthesis that the last token closes. */
function closesLast(p: Parser, open: number): boolean {
  if (p.kinds[open] !== token.leftParen) return false;
  let depth = 0;
  for (let i = open; i < p.tokens.count - 1; i++) {
    if (p.kinds[i] === token.leftParen) depth++;
    else if (p.kinds[i] === token.rightParen && --depth === 0) return i === p.tokens.count - 2;
  }
  return false;
}
