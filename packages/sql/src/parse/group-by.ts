import type { Expression } from "../ast/expression.ts";
import type { GroupBy, GroupingSets } from "../ast/query.ts";
import { token } from "../lex/token.ts";
import { word } from "../lex/words.ts";
import { endAfter, has, kind, kindAhead, startOf, wordAhead, wordNumber, type Parser } from "./parser.ts";
import {
  atBoundary,
  bracketed,
  closeBracket,
  enter,
  leave,
  expectWord,
  list,
  openBracket,
  weight,
} from "./recovery.ts";

type Sets = readonly (readonly Expression[])[];

/** `GROUP BY …`, from GROUP on. */
export function groupBy(p: Parser): GroupBy {
  const start = startOf(p);
  p.at++;
  expectWord(p, word.by, "BY after GROUP");
  if (isAll(p)) {
    p.at++;
    return { kind: "group-by", start, end: endAfter(p, start), all: true, items: [] };
  }
  const items = list(p, groupItem, {
    trailingComma: true,
    expected: "`,` or the next clause",
    atEnd: (q) => atBoundary(q) || (wordNumber(q) === word.with && has(q, "group-by-with")),
  });
  return { kind: "group-by", start, end: endAfter(p, start), all: false, items: withForm(p, items, start) };
}

/** `WITH ROLLUP`, `WITH CUBE` and GROUPING SETS after the keys. */
function withForm(
  p: Parser,
  items: readonly (Expression | GroupingSets)[],
  start: number,
): readonly (Expression | GroupingSets)[] {
  if (!has(p, "group-by-with")) return items;
  const keys = items.flatMap((item) => (item.kind === "grouping-sets" ? [] : [item]));
  if (formOf(p) === "grouping sets" && keys.length === items.length) {
    const sets = groupingSets(p);
    return sets === undefined ? items : [sets];
  }
  const next = wordAhead(p, 1);
  if (wordNumber(p) !== word.with || (next !== word.rollup && next !== word.cube)) return items;
  p.at += 2;
  const form = next === word.rollup ? "rollup" : "cube";
  return [{ kind: "grouping-sets", start, end: endAfter(p, start), form, sets: keys.map((key) => [key]) }];
}

/** `ALL`, or `*`, which means the same. */
function isAll(p: Parser): boolean {
  return wordNumber(p) === word.all || kind(p) === token.star;
}

function groupItem(p: Parser): Expression | GroupingSets {
  const start = startOf(p);
  if (kind(p) === token.leftParen && kindAhead(p, 1) === token.rightParen) {
    p.at += 2;
    return { kind: "grouping-sets", start, end: endAfter(p, start), form: "grouping sets", sets: [[]] };
  }
  return groupingSets(p) ?? p.grammar.expression(p, 0);
}

/** ROLLUP, CUBE or GROUPING SETS; `undefined` where none of them is next. */
export function groupingSets(p: Parser): GroupingSets | undefined {
  const form = formOf(p);
  if (form === undefined) return undefined;
  const start = startOf(p);
  p.at += form === "grouping sets" ? 2 : 1;
  const opened = openBracket(p);
  const known = enter(p, weight.parentheses);
  const sets = known ? list(p, form === "grouping sets" ? nestedSets : oneSet, bracketed).flat() : [];
  leave(p, weight.parentheses);
  closeBracket(p, opened);
  return { kind: "grouping-sets", start, end: endAfter(p, start), form, sets };
}

function formOf(p: Parser): GroupingSets["form"] | undefined {
  const number = wordNumber(p);
  if (number === word.rollup && kindAhead(p, 1) === token.leftParen) return "rollup";
  if (number === word.cube && kindAhead(p, 1) === token.leftParen) return "cube";
  return number === word.grouping && wordAhead(p, 1) === word.sets ? "grouping sets" : undefined;
}

function oneSet(p: Parser): Sets {
  if (kind(p) !== token.leftParen) return [[p.grammar.expression(p, 0)]];
  if (kindAhead(p, 1) === token.rightParen) {
    p.at += 2;
    return [[]];
  }
  const start = startOf(p);
  const value = p.grammar.expression(p, 0);
  if (value.kind === "row" && value.start === start) return [value.elements];
  return [[value]];
}

/** A set of GROUPING SETS may be ROLLUP or CUBE, which stand for the sets they expand to. */
function nestedSets(p: Parser): Sets {
  const nested = groupingSets(p);
  if (nested === undefined) return oneSet(p);
  return expand(nested);
}

/** The sets that ROLLUP and CUBE stand for. */
function expand(grouping: GroupingSets): Sets {
  const { sets } = grouping;
  switch (grouping.form) {
    case "grouping sets":
      return sets;
    case "rollup":
      return Array.from({ length: sets.length + 1 }, (_, i) => sets.slice(0, sets.length - i).flat());
    case "cube":
      return sets.reduceRight<Sets>(
        (rest, set) => (rest.length > 4096 ? rest : [...rest.map((other) => [...set, ...other]), ...rest]),
        [[]],
      );
  }
}
