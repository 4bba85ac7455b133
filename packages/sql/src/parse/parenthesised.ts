import type { Expression, Identifier, Row } from "../ast/expression.ts";
import type { QueryNode } from "../ast/query.ts";
import { token } from "../lex/token.ts";
import { word } from "../lex/words.ts";
import { isAnyName, takeName } from "./names.ts";
import { endAfter, has, kind, kindAhead, startOf, wordNumber, type Parser } from "./parser.ts";
import {
  isClauseWord,
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
  /** The names that AS gives to items, if there are any. */
  readonly names?: Row["names"];
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
  if (has(p, "row-aliases")) return namedItems(p, first);
  const items = listAfter(p, first, { item: () => p.grammar.expression(p, 0), options: bracketed });
  return { query: undefined, items, trailingComma: p.kinds[p.at - 1] === token.comma };
}

/** Items of which some may have an alias, where there are several. */
function namedItems(p: Parser, first: Expression): Parenthesised {
  const names: (Identifier | undefined)[] = [rowAlias(p, false)];
  const item = (): Expression => {
    const read = p.grammar.expression(p, 0);
    names.push(rowAlias(p, true));
    return read;
  };
  const items = listAfter(p, first, { item, options: bracketed });
  const content = { query: undefined, items, trailingComma: p.kinds[p.at - 1] === token.comma };
  return names.some((name) => name !== undefined) ? { ...content, names } : content;
}

/** `AS x`, or `x` alone; one value in parentheses has no alias, so that behind the first item a comma follows. */
function rowAlias(p: Parser, isLater: boolean): Identifier | undefined {
  if (kind(p) === token.comma || kind(p) === token.rightParen) return undefined;
  const as = wordNumber(p) === word.as ? 1 : 0;
  const after = kindAhead(p, as + 1);
  if (!isAnyName(p, as) || (after !== token.comma && (after !== token.rightParen || !isLater)))
    return undefined;
  if (as === 0 && isClauseWord(wordNumber(p))) return undefined;
  p.at += as;
  return takeName(p);
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
  const row: Row = { kind: "row", start, end: endAfter(p, start), elements: content.items };
  return content.names === undefined ? row : { ...row, names: content.names };
}
