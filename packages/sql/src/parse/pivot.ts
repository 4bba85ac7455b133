import type { ColumnName, Expression } from "../ast/expression.ts";
import type { Pivot, PivotColumn, PivotItem, Relation } from "../ast/query.ts";
import { token } from "../lex/token.ts";
import { word } from "../lex/words.ts";
import { binary, levelOf, operatorText } from "./infix-operator.ts";
import { isColumnWord, qualifiedName } from "./names.ts";
import {
  endAfter,
  has,
  kind,
  startOf,
  takeWord,
  takeWords,
  endOfLast,
  wordNumber,
  type Parser,
} from "./parser.ts";
import { itemAlias, pivotAlias } from "./pivot-alias.ts";
import {
  atBoundary,
  bracketed,
  closeBracket,
  depthLimit,
  expectWord,
  list,
  openBracket,
  skipBrackets,
  stop,
  weight,
  type ListOptions,
} from "./recovery.ts";
import { startsQuery } from "./starts-expression.ts";
import { unpivotStatement, unpivotSuffix } from "./unpivot.ts";

/** `relation PIVOT (…)` and `relation UNPIVOT (…)`, any number of them. */
export function pivotSuffixes(p: Parser, relation: Relation, start: number): Relation {
  let made = relation;
  let height = 0;
  for (;;) {
    const number = wordNumber(p);
    if (number === word.pivot || number === word.pivot_wider) made = pivotSuffix(p, made, start);
    else if (number === word.unpivot || number === word.pivot_longer) made = unpivotSuffix(p, made, start);
    else return made;
    height += weight.operator;
    if (p.depth + height > depthLimit) stop(p);
  }
}

/** `PIVOT source ON …` and `UNPIVOT source ON …`, which are whole queries. */
export function pivotRelation(p: Parser): Relation {
  const start = startOf(p);
  const number = wordNumber(p);
  p.at++;
  const source = p.grammar.joinedRelation(p);
  if (number === word.unpivot || number === word.pivot_longer) return unpivotStatement(p, source, start);
  const on = takeWord(p, word.on) ? list(p, statementColumn, pivotList) : [];
  const aggregates = takeWord(p, word.using) ? list(p, pivotItem, pivotList) : [];
  const groupBy = takeWords(p, word.group, word.by) ? list(p, column, pivotList) : [];
  return pivot(p, { start, source, on, aggregates, groupBy, alias: undefined, statement: true });
}

const pivotList: ListOptions = { trailingComma: true, expected: "`,`, USING or GROUP BY", atEnd: atBoundary };

const suffixList: ListOptions = { ...bracketed, atEnd: (p) => atBoundary(p) || wordNumber(p) === word.group };

function pivot(p: Parser, parts: Omit<Pivot, "kind" | "end">): Pivot {
  return {
    kind: "pivot",
    start: parts.start,
    end: endAfter(p, parts.start),
    source: parts.source,
    aggregates: parts.aggregates,
    on: parts.on,
    groupBy: parts.groupBy,
    alias: parts.alias,
    statement: parts.statement,
    ...(parts.defaultValue === undefined ? {} : { defaultValue: parts.defaultValue }),
  };
}

function pivotSuffix(p: Parser, source: Relation, start: number): Pivot {
  p.at++;
  const opened = openBracket(p);
  const aggregates = list(p, pivotItem, suffixList);
  expectWord(p, word.for, "FOR and the columns to pivot on");
  const on: PivotColumn[] = [];
  do on.push(suffixColumn(p));
  while ((isColumnWord(p) && wordNumber(p) !== word.default) || kind(p) === token.leftParen);
  const groupBy = takeWords(p, word.group, word.by) ? list(p, column, suffixList) : [];
  const defaultValue = takeDefault(p);
  closeBracket(p, opened);
  const alias = pivotAlias(p);
  const parts = { start, source, on, aggregates, groupBy, alias, statement: false };
  return pivot(p, defaultValue === undefined ? parts : { ...parts, defaultValue });
}

/** `DEFAULT ON NULL (value)`. */
function takeDefault(p: Parser): Expression | undefined {
  if (!has(p, "pivot-any") || wordNumber(p) !== word.default) return undefined;
  p.at += 3;
  return p.grammar.expression(p, 0);
}

function column(p: Parser): ColumnName {
  const start = startOf(p);
  const parts = qualifiedName(p, "the name of a column");
  return { kind: "column", start, end: endAfter(p, start), parts };
}

function pivotItem(p: Parser): PivotItem {
  const start = startOf(p);
  const expression = p.grammar.expression(p, 0);
  const alias = itemAlias(p);
  return { kind: "pivot-item", start, end: endAfter(p, start), expression, alias };
}

/** `column IN (values)` of the clause, where the list is needed. */
function suffixColumn(p: Parser): PivotColumn {
  const start = startOf(p);
  const columns = pivotedColumns(p);
  expectWord(p, word.in, "IN and the values");
  const values = kind(p) === token.leftParen ? pivotValues(p) : namedValues(p);
  return { kind: "pivot-column", start, end: endAfter(p, start), columns, values };
}

function statementColumn(p: Parser): PivotColumn {
  const start = startOf(p);
  const columns = pivotedColumns(p);
  const values = takeWord(p, word.in)
    ? kind(p) === token.leftParen
      ? pivotValues(p)
      : namedValues(p)
    : undefined;
  return { kind: "pivot-column", start, end: endAfter(p, start), columns, values };
}

function pivotedColumns(p: Parser): readonly Expression[] {
  const start = startOf(p);
  const value = p.grammar.expression(p, p.syntax.binding.like + 1);
  if (value.kind === "row") return value.elements;
  return [levelOf(p, kind(p)) === p.syntax.binding.comparison ? comparison(p, value, start) : value];
}

/** `a > 1 IN (true, false)`: here IN is no operator, so a comparison may stand before it. */
function comparison(p: Parser, left: Expression, start: number): Expression {
  const operatorStart = startOf(p);
  const operator = operatorText(p);
  p.at++;
  const operatorEnd = endOfLast(p);
  const right = p.grammar.expression(p, p.syntax.binding.like + 1);
  return binary(left, right, { start, end: endAfter(p, start), operator, operatorStart, operatorEnd });
}

/** The name of an enum whose values are meant; they are not in the text. */
function namedValues(p: Parser): undefined {
  qualifiedName(p, "`(` and the values");
  return undefined;
}

function pivotValues(p: Parser): readonly PivotItem[] | undefined {
  const opened = openBracket(p);
  if (wordNumber(p) === word.any && has(p, "pivot-any")) {
    skipBrackets(p);
    p.open--;
    return undefined;
  }
  if (startsQuery(p)) {
    p.grammar.query(p);
    closeBracket(p, opened);
    return undefined;
  }
  const values = list(p, pivotItem, bracketed);
  closeBracket(p, opened);
  return values;
}
