import type { Expression } from "../ast/expression.ts";
import type { QueryNode } from "../ast/query.ts";
import { token } from "../lex/token.ts";
import { endAfter, kind, startOf, type Parser } from "./parser.ts";
import {
  bracketed,
  closeBracket,
  enter,
  expected,
  leave,
  listAfter,
  openBracket,
  weight,
} from "./recovery.ts";
import { continuesQuery, startsQuery } from "./starts-expression.ts";
import { suffixes } from "./suffix.ts";

/** What stood in parentheses: a query, or expressions between commas. */
export interface Parenthesised {
  readonly query: QueryNode | undefined;
  readonly items: readonly Expression[];
  /** A comma stands after the last item. */
  readonly trailingComma: boolean;
}

const nothing: Parenthesised = { query: undefined, items: [], trailingComma: false };

/**
 * Reads `( … )`. Whether `((SELECT 1) …` is a query in two pairs of parentheses or an expression that starts with a
 * subquery shows only after the inner pair, so the inner pair is read first and then continued as what it turns out
 * to be: every token is read once.
 */
export function parenthesised(p: Parser): Parenthesised {
  const opened = openBracket(p);
  if (opened < 0) return nothing;
  const content = enter(p, weight.parentheses) ? contentOf(p) : nothing;
  leave(p, weight.parentheses);
  closeBracket(p, opened);
  return content;
}

function contentOf(p: Parser): Parenthesised {
  if (startsQuery(p)) return queryContent(p.grammar.query(p));
  if (kind(p) === token.rightParen) {
    expected(p, "an expression or a query");
    return nothing;
  }
  if (kind(p) === token.leftParen) return nestedContent(p);
  return itemsFrom(p, p.grammar.expression(p, 0));
}

function queryContent(query: QueryNode): Parenthesised {
  return { query, items: [], trailingComma: false };
}

function nestedContent(p: Parser): Parenthesised {
  const start = startOf(p);
  const outerHeight = p.height;
  p.height = 0;
  enter(p, weight.parentheses);
  const inner = parenthesised(p);
  leave(p, weight.parentheses);
  if (inner.query !== undefined && continuesQuery(p)) {
    const query = p.grammar.restOfQuery(p, inner.query, start);
    p.height = Math.max(outerHeight, p.height);
    return queryContent(query);
  }
  const left = suffixes(p, valueOf(p, inner, start), start);
  const first = p.grammar.restOfExpression(p, left, start);
  p.height = Math.max(outerHeight, p.height);
  return itemsFrom(p, first);
}

function itemsFrom(p: Parser, first: Expression): Parenthesised {
  const items = listAfter(p, first, { item: () => p.grammar.expression(p, 0), options: bracketed });
  return { query: undefined, items, trailingComma: p.kinds[p.at - 1] === token.comma };
}

/** The query that stood in one pair of parentheses or in several. */
export function queryOf({ query, items, trailingComma }: Parenthesised): QueryNode | undefined {
  const [only, other] = items;
  if (only?.kind !== "subquery" || other !== undefined || trailingComma) return query;
  return only.query;
}

/** The expression that the parentheses before the next token are: a subquery, a row, or the one item itself. */
export function valueOf(p: Parser, content: Parenthesised, start: number): Expression {
  if (content.query !== undefined) {
    const { query } = content;
    return { kind: "subquery", start: query.start, end: query.end, query };
  }
  const [first, second] = content.items;
  if (first === undefined) return { kind: "error", start, end: endAfter(p, start) };
  if (second === undefined && !content.trailingComma) return first;
  return { kind: "row", start, end: endAfter(p, start), elements: content.items };
}
