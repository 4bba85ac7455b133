import type { Expression, Identifier } from "../ast/expression.ts";
import type { Join, Relation } from "../ast/query.ts";
import { word } from "../lex/words.ts";
import { lastNames, nameList } from "./names.ts";
import { endAfter, has, startOf, takeWord, wordNumber, type Parser, wordAhead } from "./parser.ts";
import { pivotSuffixes } from "./pivot.ts";
import { atLateralView, lateralView } from "./lateral-view.ts";
import {
  closeBracket,
  depthLimit,
  enter,
  leave,
  expected,
  expectWord,
  openBracket,
  stop,
  weight,
} from "./recovery.ts";
import { isWordText, takeText } from "./soft-words.ts";

/** Whether a join starts at the next token. */
export function atJoin(p: Parser): boolean {
  switch (wordNumber(p)) {
    case word.inner:
    case word.left:
    case word.full:
      return !atSideOfSet(p);
    case word.join:
    case word.right:
    case word.cross:
    case word.natural:
    case word.asof:
      return true;
    case word.semi:
    case word.anti:
    case word.positional:
      return !has(p, "strict-clauses");
    default:
      return atDirected(p);
  }
}

/** `DIRECTED JOIN`. */
function atDirected(p: Parser): boolean {
  return wordAhead(p, 1) === word.join && has(p, "directed-join") && isWordText(p, "directed");
}

/** `LEFT UNION ALL`, `FULL OUTER UNION ALL`: what stays of inputs that meet by name. */
function atSideOfSet(p: Parser): boolean {
  if (!has(p, "set-columns")) return false;
  const next = wordAhead(p, wordAhead(p, 1) === word.outer ? 2 : 1);
  return next === word.union || next === word.intersect || next === word.except;
}

/** `left` with all the joins that follow it; it started at offset `start`. */
export function joins(p: Parser, first: Relation, start: number): Relation {
  let left = first;
  let height = 0;
  for (;;) {
    if (atLateralView(p)) left = lateralView(p, left, start);
    else if (atJoin(p)) left = pivotSuffixes(p, join(p, left, start), start);
    else break;
    height += weight.operator;
    if (p.depth + height > depthLimit) stop(p);
  }
  return left;
}

function join(p: Parser, left: Relation, start: number): Relation {
  const natural = takeWord(p, word.natural);
  const asof = takeWord(p, word.asof);
  const type = joinType(p);
  if (atDirected(p)) p.at++;
  expectWord(p, word.join, "JOIN");
  const free = natural || type === "cross" || type === "positional";
  const rightStart = startOf(p);
  const right = free ? p.grammar.relation(p) : qualifiedRight(p);
  const match = asof && has(p, "match-condition") ? matchCondition(p) : undefined;
  const condition = free ? withoutCondition : joinCondition(p);
  const made: Join = {
    kind: "join",
    start,
    end: endAfter(p, start),
    join: match !== undefined && type === "inner" ? "left" : type,
    asof,
    natural,
    left,
    right,
    on: condition.on,
    using: condition.using,
  };
  const matched = match === undefined ? made : { ...made, match };
  return free && !has(p, "pivots-inside") ? pivotsOutside(matched, rightStart) : matched;
}

/** A join without a condition ends before a PIVOT, which then goes over the whole join. */
function pivotsOutside(made: Join, rightStart: number): Relation {
  const { right } = made;
  if ((right.kind !== "pivot" && right.kind !== "unpivot") || right.statement || right.start !== rightStart) {
    return made;
  }
  const { source } = right;
  return {
    ...right,
    start: made.start,
    source: pivotsOutside({ ...made, right: source, end: source.end }, rightStart),
  };
}

function joinType(p: Parser): Join["join"] {
  const type = typeOf(wordNumber(p));
  if (type === undefined) return "inner";
  p.at++;
  if (type === "left" && has(p, "left-semi-join")) {
    if (takeWord(p, word.semi)) return "semi";
    if (takeWord(p, word.anti)) return "anti";
  }
  if (type === "left" || type === "right" || type === "full") takeWord(p, word.outer);
  return type;
}

function typeOf(number: number): Join["join"] | undefined {
  switch (number) {
    case word.inner:
      return "inner";
    case word.left:
      return "left";
    case word.right:
      return "right";
    case word.full:
      return "full";
    case word.cross:
      return "cross";
    case word.semi:
      return "semi";
    case word.anti:
      return "anti";
    case word.positional:
      return "positional";
    default:
      return undefined;
  }
}

/** In `a JOIN b JOIN c ON … ON …` the right side of the first join is the second join. */
function qualifiedRight(p: Parser): Relation {
  const start = p.starts[p.at] ?? 0;
  const known = enter(p, weight.relation);
  const first = p.grammar.relation(p);
  const right = known ? joins(p, first, start) : first;
  leave(p, weight.relation);
  return right;
}

/** `MATCH_CONDITION (a.t >= b.t)`. */
function matchCondition(p: Parser): Expression | undefined {
  if (!takeText(p, "match_condition")) return undefined;
  const opened = openBracket(p);
  const condition = p.grammar.expression(p, 0);
  closeBracket(p, opened);
  return condition;
}

interface Condition {
  readonly on: Expression | undefined;
  readonly using: readonly Identifier[];
}

const withoutCondition: Condition = { on: undefined, using: [] };

function joinCondition(p: Parser): Condition {
  if (takeWord(p, word.on)) return { on: p.grammar.expression(p, 0), using: [] };
  if (takeWord(p, word.using))
    return { on: undefined, using: has(p, "soft-words") ? lastNames(p) : nameList(p) };
  if (has(p, "open-join")) return withoutCondition;
  expected(p, "ON or USING and the condition of the join", {
    help: "A join without a condition is written CROSS JOIN.",
  });
  return withoutCondition;
}
