import type { Expression, Quantified } from "../ast/expression.ts";
import { word } from "../lex/words.ts";
import { parenthesised, queryOf } from "./parenthesised.ts";
import { endAfter, endOfLast, wordNumber, type Parser } from "./parser.ts";

/** `ANY (…)`, `SOME (…)` or `ALL (…)` after a comparison. */
export function quantified(
  p: Parser,
  operand: Expression,
  from: { start: number; operator: string },
): Quantified {
  const quantifier = wordNumber(p) === word.all ? "all" : "any";
  p.at++;
  const content = parenthesised(p);
  const query = queryOf(content);
  const collection = query === undefined ? (content.items[0] ?? noValue(p)) : undefined;
  return {
    kind: "quantified",
    start: from.start,
    end: endAfter(p, from.start),
    operator: from.operator,
    quantifier,
    operand,
    query,
    collection,
  };
}

/** The missing collection, which `parenthesised` reported. */
function noValue(p: Parser): Expression {
  return { kind: "error", start: endOfLast(p), end: endOfLast(p) };
}
