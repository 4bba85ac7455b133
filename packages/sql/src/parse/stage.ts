import type { Literal } from "../ast/expression.ts";
import type { Relation } from "../ast/query.ts";
import { token } from "../lex/token.ts";
import { endAfter, kind, startOf, type Parser } from "./parser.ts";
import { skipBrackets } from "./recovery.ts";

const reason = "what staged files hold is not known";

/** `@stage/path (FILE_FORMAT => …)`: files, whose columns have numbers only. */
export function stage(p: Parser): Relation {
  const start = startOf(p);
  do p.at++;
  while (isOfPath(p));
  const text = p.text.slice(start, endAfter(p, start));
  if (kind(p) === token.leftParen) {
    p.at++;
    skipBrackets(p);
  }
  return {
    kind: "opaque-relation",
    start,
    end: endAfter(p, start),
    reason,
    text,
    sources: [],
    alias: undefined,
  };
}

/** `@stage/path` among arguments, a text to everything around it. */
export function stageText(p: Parser): Literal {
  const start = startOf(p);
  do p.at++;
  while (isOfPath(p));
  const end = endAfter(p, start);
  return { kind: "literal", start, end, literal: "string", text: p.text.slice(start, end) };
}

/** Whether the next token stands directly after the one before it, and is none that ends a path. */
function isOfPath(p: Parser): boolean {
  const next = kind(p);
  if (next === token.end || next === token.leftParen || next === token.rightParen) return false;
  if (next === token.comma || next === token.semicolon) return false;
  return p.starts[p.at] === p.ends[p.at - 1];
}
