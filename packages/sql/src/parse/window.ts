import type { Expression, Identifier } from "../ast/expression.ts";
import type { Frame, FrameBound, NamedWindow, WindowSpecification } from "../ast/query.ts";
import { token } from "../lex/token.ts";
import { word } from "../lex/words.ts";
import { expectName, isColumnWord, takeName } from "./names.ts";
import { orderItems } from "./order.ts";
import { endAfter, kind, startOf, takeWord, takeWords, wordNumber, type Parser } from "./parser.ts";
import {
  atBoundary,
  closeBracket,
  enter,
  expected,
  expectWord,
  leave,
  list,
  openBracket,
  weight,
  type ListOptions,
} from "./recovery.ts";

/** What follows OVER: a window in parentheses or the name of one. */
export function over(p: Parser): WindowSpecification | Identifier {
  return kind(p) === token.leftParen ? specification(p) : expectName(p, "the name of a window, or `(`");
}

/** `WINDOW a AS (…), b AS (…)`, from WINDOW on. */
export function namedWindows(p: Parser): readonly NamedWindow[] {
  p.at++;
  return list(p, namedWindow, {
    trailingComma: false,
    expected: "`,` or the next clause",
    atEnd: atBoundary,
  });
}

function namedWindow(p: Parser): NamedWindow {
  const start = startOf(p);
  const name = expectName(p, "the name of a window");
  expectWord(p, word.as, "AS and the window in parentheses");
  const window = specification(p);
  return { kind: "named-window", start, end: endAfter(p, start), name, window };
}

const partitionList: ListOptions = {
  trailingComma: false,
  expected: "`,`, ORDER BY, a frame or `)`",
  atEnd: (p) => atBoundary(p) || isFrameUnit(p),
};

function specification(p: Parser): WindowSpecification {
  const start = startOf(p);
  const opened = openBracket(p);
  enter(p, weight.call);
  const base = isBase(p) ? takeName(p) : undefined;
  const partitionBy = takeWord(p, word.partition) ? partition(p) : [];
  const orderBy = wordNumber(p) === word.order ? orderItems(p) : [];
  const frameOrNothing = isFrameUnit(p) ? frame(p) : undefined;
  leave(p, weight.call);
  closeBracket(p, opened);
  return {
    kind: "window",
    start,
    end: endAfter(p, start),
    base,
    partitionBy,
    orderBy,
    frame: frameOrNothing,
  };
}

function isBase(p: Parser): boolean {
  return isColumnWord(p) && wordNumber(p) !== word.partition && !isFrameUnit(p);
}

function partition(p: Parser): readonly Expression[] {
  expectWord(p, word.by, "BY after PARTITION");
  return list(p, (q) => q.grammar.expression(q, 0), partitionList);
}

function isFrameUnit(p: Parser): boolean {
  const number = wordNumber(p);
  return number === word.rows || number === word.range || number === word.groups;
}

function frame(p: Parser): Frame {
  const start = startOf(p);
  const number = wordNumber(p);
  const unit = number === word.rows ? "rows" : number === word.range ? "range" : "groups";
  p.at++;
  const between = takeWord(p, word.between);
  const from = bound(p);
  if (between) expectWord(p, word.and, "AND and the end of the frame");
  const to = between ? bound(p) : undefined;
  const exclude = takeWord(p, word.exclude) ? exclusion(p) : undefined;
  return { kind: "frame", start, end: endAfter(p, start), unit, from, to, exclude };
}

function bound(p: Parser): FrameBound {
  const start = startOf(p);
  const fixed = fixedBound(p);
  if (fixed !== undefined)
    return { kind: "frame-bound", start, end: endAfter(p, start), bound: fixed, offset: undefined };
  const offset = p.grammar.expression(p, 0);
  const following = takeWord(p, word.following);
  if (!following) expectWord(p, word.preceding, "PRECEDING or FOLLOWING");
  return {
    kind: "frame-bound",
    start,
    end: endAfter(p, start),
    bound: following ? "following" : "preceding",
    offset,
  };
}

function fixedBound(p: Parser): FrameBound["bound"] | undefined {
  if (takeWords(p, word.unbounded, word.preceding)) return "unbounded preceding";
  if (takeWords(p, word.unbounded, word.following)) return "unbounded following";
  return takeWords(p, word.current, word.row) ? "current row" : undefined;
}

function exclusion(p: Parser): Frame["exclude"] {
  if (takeWords(p, word.current, word.row)) return "current row";
  if (takeWords(p, word.no, word.others)) return "no others";
  if (takeWord(p, word.group)) return "group";
  if (takeWord(p, word.ties)) return "ties";
  expected(p, "CURRENT ROW, GROUP, TIES or NO OTHERS");
  return undefined;
}
