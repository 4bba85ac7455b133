import { nameList } from "./names.ts";
import type { NodeSpan } from "../ast/expression.ts";
import type { OpaqueQuery, QueryBody, QueryNode, SetOperation } from "../ast/query.ts";
import { token } from "../lex/token.ts";
import { word } from "../lex/words.ts";
import {
  endAfter,
  endOfLast,
  has,
  kind,
  startOf,
  takeWord,
  takeWords,
  wordNumber,
  type Parser,
  wordAhead,
  tokenText,
  kindAhead,
} from "./parser.ts";
import { closeBracket, depthLimit, enter, leave, expected, openBracket, stop, weight } from "./recovery.ts";
import { bareFrom, pivotStatement, select } from "./select.ts";
import { continuesQuery } from "./starts-expression.ts";
import { show } from "./show.ts";
import { values } from "./values.ts";

/** Whether UNION, INTERSECT or EXCEPT is next. */
export function atSetOperator(p: Parser): boolean {
  return isOperatorWord(p, sideWords(p));
}

/** How many words stand before a set operator that say whose columns stay: FULL, LEFT OUTER, INNER. */
function sideWords(p: Parser): number {
  const number = wordNumber(p);
  if (number !== word.full && number !== word.left && number !== word.inner) return 0;
  if (!has(p, "set-columns")) return 0;
  const words = wordAhead(p, 1) === word.outer ? 2 : 1;
  return isOperatorWord(p, words) ? words : 0;
}

function isOperatorWord(p: Parser, distance: number): boolean {
  const number = wordAhead(p, distance);
  return number === word.union || number === word.intersect || isExcept(p, number);
}

/** EXCEPT, or MINUS where that is the same. */
function isExcept(p: Parser, number: number): boolean {
  return number === word.except || (number === word.minus && has(p, "minus"));
}

interface Operation {
  readonly operator: SetOperation["operator"];
  readonly all: boolean;
  readonly byName: boolean;
  readonly word: NodeSpan;
  readonly keeps?: SetOperation["keeps"];
  readonly only?: SetOperation["only"];
}

/** Inputs with set operators between them; INTERSECT binds tighter than the others. `first` is read already. */
export function setOperations(p: Parser, first: QueryBody | undefined, start: number): QueryBody {
  let left = intersections(p, first, start);
  let height = 0;
  while (atSetOperator(p) && wordAhead(p, sideWords(p)) !== word.intersect) {
    left = joined(p, left, start);
    height += weight.operator;
    if (p.depth + height > depthLimit) stop(p);
  }
  return left;
}

function intersections(p: Parser, first: QueryBody | undefined, start: number): QueryBody {
  let left = first ?? input(p);
  while (atSetOperator(p) && wordAhead(p, sideWords(p)) === word.intersect) left = joined(p, left, start);
  return left;
}

/** `left` with the operator at the next token and its right input; inputs of the same operator make one node. */
function joined(p: Parser, left: QueryBody, start: number): SetOperation {
  const operation = operator(p);
  const inputs: QueryBody[] = [left];
  do inputs.push(operation.operator === "intersect" ? input(p) : intersections(p, undefined, startOf(p)));
  while (sameOperator(p, operation));
  return {
    kind: "set-operation",
    start,
    end: endAfter(p, start),
    operator: operation.operator,
    all: operation.all,
    byName: operation.byName,
    word: operation.word,
    ...(operation.keeps === undefined ? {} : { keeps: operation.keeps }),
    ...(operation.only === undefined ? {} : { only: operation.only }),
    inputs,
  };
}

function sameOperator(p: Parser, wanted: Operation): boolean {
  const before = p.at;
  if (!atSetOperator(p)) return false;
  const next = operator(p);
  if (next.operator === wanted.operator && next.all === wanted.all && next.byName === wanted.byName)
    return true;
  p.at = before;
  return false;
}

function operator(p: Parser): Operation {
  const start = startOf(p);
  const side = sideWords(p) === 0 ? undefined : wordNumber(p);
  p.at += sideWords(p);
  const number = wordNumber(p);
  p.at++;
  const all = takeWord(p, word.all);
  if (!all) takeWord(p, word.distinct);
  const words = { start, end: endOfLast(p) };
  const match = takeWords(p, word.by, word.name) ? "equal" : corresponding(p);
  const byName = match !== undefined;
  const name = number === word.union ? "union" : number === word.intersect ? "intersect" : "except";
  return { operator: name, all, byName, word: words, ...keptColumns(p, { match, side }) };
}

/** `[STRICT] CORRESPONDING`, an older spelling of BY NAME. */
function corresponding(p: Parser): Match | undefined {
  if (!has(p, "set-columns")) return undefined;
  const strict = /^strict$/i.test(tokenText(p)) ? 1 : 0;
  if (!/^corresponding$/i.test(tokenText(p, strict))) return undefined;
  p.at += strict + 1;
  return strict === 1 ? "equal" : "shared";
}

/** Which columns stay where no word before the operator says so. */
type Match = "equal" | "shared";

/** Which columns stay of inputs that meet by name, and those of `ON (a, b)` or `BY (a, b)`. */
function keptColumns(
  p: Parser,
  { match, side }: { readonly match: Match | undefined; readonly side: number | undefined },
): Pick<SetOperation, "keeps" | "only"> {
  if (!has(p, "set-columns") || match === undefined) return {};
  const keeps =
    side === word.full ? "all" : side === word.left ? "first" : side === word.inner ? "shared" : match;
  const isList =
    (wordNumber(p) === word.on || wordNumber(p) === word.by) && kindAhead(p, 1) === token.leftParen;
  if (!isList) return { keeps };
  p.at++;
  return { keeps, only: nameList(p) };
}

/** `|> UNION ALL (…), (…)`: the operator before it once more for each query behind a comma. */
export function moreInputs(p: Parser, body: QueryBody, start: number): QueryBody {
  if (body.kind !== "set-operation" || !has(p, "pipe-call")) return body;
  const inputs = [...body.inputs];
  while (kind(p) === token.comma && kindAhead(p, 1) === token.leftParen) {
    p.at++;
    inputs.push(input(p));
  }
  return { ...body, end: endAfter(p, start), inputs };
}

/** One input of a set operation. */
function input(p: Parser): QueryBody {
  switch (wordNumber(p)) {
    case word.select:
      return select(p);
    case word.from:
    case word.table:
      return bareFrom(p);
    case word.values:
      return values(p);
    case word.pivot:
    case word.pivot_wider:
    case word.unpivot:
    case word.pivot_longer:
      return pivotStatement(p);
    case word.with:
      return p.grammar.query(p);
    case word.describe:
    case word.desc:
    case word.show:
    case word.summarize:
      return show(p);
    default:
      return kind(p) === token.leftParen ? inParentheses(p) : missing(p);
  }
}

function missing(p: Parser): OpaqueQuery {
  const start = startOf(p);
  expected(p, "a query");
  return { kind: "opaque-query", start, end: start, reason: "the query is missing", text: "" };
}

/** A query in parentheses, as an input of a larger one or the whole of one. */
function inParentheses(p: Parser): QueryNode | OpaqueQuery {
  const opened = openBracket(p);
  const inner = enter(p, weight.parentheses) ? parenthesisedQuery(p) : missing(p);
  leave(p, weight.parentheses);
  closeBracket(p, opened);
  return inner;
}

function parenthesisedQuery(p: Parser): QueryNode | OpaqueQuery {
  if (kind(p) !== token.leftParen) return p.grammar.query(p);
  const start = startOf(p);
  const inner = inParentheses(p);
  return inner.kind === "query" && continuesQuery(p) ? p.grammar.restOfQuery(p, inner, start) : inner;
}
