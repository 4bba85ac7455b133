import type { Argument, Expression, Identifier } from "../ast/expression.ts";
import { token } from "../lex/token.ts";
import { call } from "./call-node.ts";
import { has, kindAhead, startOf, type Parser } from "./parser.ts";
import { closeBracket, openBracket } from "./recovery.ts";
import { expressionOrStar } from "./star.ts";

/** Whether `{*}` or `{t.*}` is next. */
export function isBracedStar(p: Parser): boolean {
  if (!has(p, "braced-star")) return false;
  return kindAhead(p, 1) === token.star || (kindAhead(p, 2) === token.dot && kindAhead(p, 3) === token.star);
}

/** `{*}` is `OBJECT_CONSTRUCT(*)`. */
export function bracedStar(p: Parser): Expression {
  const start = startOf(p);
  const opened = openBracket(p, token.leftBrace);
  const inner = startOf(p);
  const value = expressionOrStar(p);
  const name: Identifier = {
    kind: "identifier",
    start,
    end: inner,
    name: "OBJECT_CONSTRUCT",
    quoted: false,
  };
  const argument: Argument = { kind: "argument", start: inner, end: value.end, name: undefined, value };
  closeBracket(p, opened, token.rightBrace);
  return call(p, start, { name: [name], arguments: [argument] });
}
