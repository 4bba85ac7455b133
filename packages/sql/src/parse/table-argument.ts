import type { Argument, Expression } from "../ast/expression.ts";
import type { OrderItem } from "../ast/query.ts";
import { plainItem, plainQuery, plainSelect, plainStar } from "../ast/plain-query.ts";
import { wordClass } from "../lex/keywords.ts";
import { token } from "../lex/token.ts";
import { word } from "../lex/words.ts";
import { classAhead, qualifiedName } from "./names.ts";
import { orderItem, orderItems } from "./order.ts";
import {
  endAfter,
  has,
  kindAhead,
  startOf,
  takeWords,
  wordAhead,
  wordNumber,
  type Parser,
} from "./parser.ts";
import { bracketed, closeBracket, isClosing, isOpening, list, openBracket } from "./recovery.ts";
import { isWordText } from "./soft-words.ts";

/** An argument that is a table or a model: `TABLE t`, `TABLE (SELECT …) PARTITION BY a ORDER BY b`, `MODEL m`. */
export function tableArgument(p: Parser): Expression | undefined {
  const length = (p.ends[p.at] ?? 0) - startOf(p);
  // TABLE and MODEL are equally long, and most arguments start with something else.
  if ((length !== 5 && wordNumber(p) !== word.table) || !has(p, "table-arguments")) return undefined;
  if (wordNumber(p) === word.table && (isNameAhead(p) || kindAhead(p, 1) === token.leftParen)) return rows(p);
  return isWordText(p, "model") && isNameAhead(p) ? model(p) : undefined;
}

/** An argument of a table function: a query in it gives all of its rows and columns. */
export function withRows(argument: Argument): Argument {
  const { value } = argument;
  return value.kind === "subquery" ? { ...argument, value: { ...value, isTable: true } } : argument;
}

function isNameAhead(p: Parser): boolean {
  const next = kindAhead(p, 1);
  if (next === token.quotedName) return true;
  return next === token.word && classAhead(p, 1) === wordClass.plain;
}

/** The rows of a table, as the query that gives them. */
function rows(p: Parser): Expression {
  const start = startOf(p);
  p.at++;
  const relation = p.grammar.relation(p);
  const keys = partitions(p);
  const at = { start, end: endAfter(p, start) };
  const select = plainSelect(at, [relation], { items: [plainItem(plainStar(at)), ...keys.map(plainItem)] });
  return { kind: "subquery", ...at, query: plainQuery(select), isTable: true };
}

/** `PARTITION BY a ORDER BY b`, `WITH SINGLE PARTITION`: what rows come together, and in which order. */
function partitions(p: Parser): readonly Expression[] {
  const keys: Expression[] = [];
  if (wordNumber(p) === word.with) p.at += 3;
  if (takeWords(p, word.partition, word.by) || takeWords(p, word.distribute, word.by))
    keys.push(p.grammar.expression(p, 0));
  const isOrdered = wordNumber(p) === word.order || wordNumber(p) === word.sort;
  if (!isOrdered || wordAhead(p, 1) !== word.by) return keys;
  const items = isBracketed(p) ? bracketedOrder(p) : orderItems(p);
  return [...keys, ...items.flatMap(({ expression }) => (expression.kind === "star" ? [] : [expression]))];
}

/** Whether parentheses stand around all of the order, in `ORDER BY (a DESC, b)`. */
function isBracketed(p: Parser): boolean {
  if (kindAhead(p, 2) !== token.leftParen) return false;
  let depth = 0;
  for (let distance = 2; ; distance++) {
    const next = kindAhead(p, distance);
    if (next === token.end) return true;
    if (isOpening(next)) depth++;
    else if (isClosing(next)) depth--;
    if (depth > 0) continue;
    const after = kindAhead(p, distance + 1);
    return after === token.comma || after === token.rightParen;
  }
}

function bracketedOrder(p: Parser): readonly OrderItem[] {
  p.at += 2;
  const opened = openBracket(p);
  const items = list(p, orderItem, bracketed);
  closeBracket(p, opened);
  return items;
}

/** The name of a model, which is no column. */
function model(p: Parser): Expression {
  const start = startOf(p);
  p.at++;
  const text = qualifiedName(p, "the name of a model")
    .map(({ name }) => name)
    .join(".");
  return { kind: "literal", start, end: endAfter(p, start), literal: "string", text };
}
