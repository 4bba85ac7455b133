import type { ColumnsExpression } from "../ast/expression.ts";
import type { OrderItem, OrderItemAll } from "../ast/query.ts";
import { word } from "../lex/words.ts";
import { endAfter, startOf, takeWord, takeWords, wordAhead, wordNumber, type Parser } from "./parser.ts";
import { atBoundary, expectWord, list, type ListOptions } from "./recovery.ts";
import { expressionOrStar } from "./star.ts";

const orderList: ListOptions = {
  trailingComma: false,
  expected: "`,` or the next clause",
  atEnd: (p) => atBoundary(p) || wordNumber(p) === word.rows || isFrameUnit(p),
};

function isFrameUnit(p: Parser): boolean {
  const number = wordNumber(p);
  return number === word.range || number === word.groups || number === word.ignore || number === word.respect;
}

/** `ORDER BY a DESC, b NULLS LAST`, from ORDER on. */
export function orderItems(p: Parser, options: ListOptions = orderList): readonly OrderItem[] {
  p.at++;
  expectWord(p, word.by, "BY after ORDER");
  return list(p, orderItem, options);
}

/** Whether the next tokens are `ORDER BY ALL`. */
export function atOrderByAll(p: Parser): boolean {
  return wordNumber(p) === word.order && wordAhead(p, 1) === word.by && wordAhead(p, 2) === word.all;
}

/** `ORDER BY ALL [DESC] [NULLS LAST]`. */
export function orderByAll(p: Parser): OrderItemAll {
  p.at += 2;
  const start = startOf(p);
  p.at++;
  const direction = orderDirection(p);
  const nulls = orderNulls(p);
  return { kind: "order-all", start, end: endAfter(p, start), direction, nulls };
}

/** `a DESC NULLS LAST`. */
export function orderItem(p: Parser): OrderItem {
  const start = startOf(p);
  const expression = wordNumber(p) === word.all ? everyColumn(p) : expressionOrStar(p);
  const direction = orderDirection(p);
  const nulls = orderNulls(p);
  return { kind: "order-item", start, end: endAfter(p, start), expression, direction, nulls };
}

/** `ALL` in the ORDER BY of an aggregate is what `COLUMNS(*)` is. */
function everyColumn(p: Parser): ColumnsExpression {
  const start = startOf(p);
  p.at++;
  const at = { start, end: endAfter(p, start) };
  const none = { qualifier: [], exclude: [], replace: [], rename: [], filter: undefined };
  return { kind: "columns", ...at, pattern: { kind: "star", ...at, ...none }, unpacked: false };
}

function orderDirection(p: Parser): "asc" | "desc" | undefined {
  if (takeWord(p, word.asc)) return "asc";
  return takeWord(p, word.desc) ? "desc" : undefined;
}

function orderNulls(p: Parser): "first" | "last" | undefined {
  if (takeWords(p, word.nulls, word.first)) return "first";
  return takeWords(p, word.nulls, word.last) ? "last" : undefined;
}
