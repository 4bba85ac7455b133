import type { Expression } from "../ast/expression.ts";
import { token } from "../lex/token.ts";
import { word } from "../lex/words.ts";
import { call, positionalArgument } from "./call-node.ts";
import { numericLiteral, stringLiteral } from "./literals.ts";
import { takeName } from "./names.ts";
import { parenthesised, valueOf } from "./parenthesised.ts";
import { endAfter, has, kind, startOf, wordAhead, wordNumber, type Parser, tokenText } from "./parser.ts";
import { startsExpression } from "./starts-expression.ts";
import { suffixes } from "./suffix.ts";

const units: Readonly<Record<number, string>> = {
  [word.year]: "year",
  [word.years]: "year",
  [word.month]: "month",
  [word.months]: "month",
  [word.day]: "day",
  [word.days]: "day",
  [word.hour]: "hour",
  [word.hours]: "hour",
  [word.minute]: "minute",
  [word.minutes]: "minute",
  [word.second]: "second",
  [word.seconds]: "second",
  [word.millisecond]: "millisecond",
  [word.milliseconds]: "millisecond",
  [word.microsecond]: "microsecond",
  [word.microseconds]: "microsecond",
  [word.week]: "week",
  [word.weeks]: "week",
  [word.quarter]: "quarter",
  [word.quarters]: "quarter",
  [word.decade]: "decade",
  [word.decades]: "decade",
  [word.century]: "century",
  [word.centuries]: "century",
  [word.millennium]: "millennium",
  [word.millennia]: "millennium",
};

const isoUnit = /^(?:dayofweek|dayofyear|isoweek|isoyear|nanosecond|date|time|datetime)$/i;

/** `INTERVAL '1 day'`, `INTERVAL 1 DAY`, `INTERVAL (x) HOUR`; otherwise a call or a column of that name. */
export function intervalLiteral(p: Parser): Expression {
  const start = startOf(p);
  const name = takeName(p);
  if (has(p, "interval-expressions") && startsExpression(p) && (kind(p) === token.plus || !atOperator(p)))
    return interval(p, p.grammar.expression(p, p.syntax.binding.other), start);
  switch (kind(p)) {
    case token.string:
    case token.escapeString:
    case token.dollarString:
      return interval(p, stringLiteral(p), start);
    case token.integer:
      return interval(p, numericLiteral(p), start);
    case token.leftParen: {
      const open = startOf(p);
      const value = valueOf(p, parenthesised(p), open);
      if (units[wordNumber(p)] !== undefined) return interval(p, value, start);
      const argument = positionalArgument(p, value, value.start);
      const made = call(p, start, { name: [name], arguments: [{ ...argument, end: value.end }] });
      return suffixes(p, made, start);
    }
    default:
      if (has(p, "interval-range") && startsExpression(p) && !atOperator(p)) return anyInterval(p, start);
      return suffixes(p, { kind: "column", start, end: name.end, parts: [name] }, start);
  }
}

/** Whether what follows INTERVAL could be an operator after a column of that name; a minus sign is taken for one before a number. */
function atOperator(p: Parser): boolean {
  const next = kind(p);
  return next === token.star || next === token.plus || next === token.operator || next === token.leftBracket;
}

/** `INTERVAL -1 MONTH`, `INTERVAL n DAY`. */
function anyInterval(p: Parser, start: number): Expression {
  return interval(p, p.grammar.expression(p, p.syntax.binding.sign), start);
}

function interval(p: Parser, value: Expression, start: number): Expression {
  const unit = takeUnit(p);
  if (unit === undefined || !has(p, "interval-range")) {
    return { kind: "interval", start, end: endAfter(p, start), value, unit };
  }
  if (wordNumber(p) === word.to && units[wordAhead(p, 1)] !== undefined) {
    p.at++;
    const last = takeUnit(p) ?? unit;
    return { kind: "interval", start, end: endAfter(p, start), value, unit: `${unit} to ${last}` };
  }
  const { named, more } = furtherUnits(p);
  return { kind: "interval", start, end: endAfter(p, start), value, unit: [unit, ...named].join(" "), more };
}

function takeUnit(p: Parser): string | undefined {
  const unit = units[wordNumber(p)] ?? (has(p, "iso-units") ? isoUnit.exec(tokenText(p))?.[0] : undefined);
  if (unit !== undefined) p.at++;
  return unit;
}

/** `2 HOURS 3 MINUTES` after the first unit. */
function furtherUnits(p: Parser): {
  readonly named: readonly string[];
  readonly more: readonly Expression[];
} {
  const named: string[] = [];
  const more: Expression[] = [];
  while ((kind(p) === token.integer || kind(p) === token.string) && units[wordAhead(p, 1)] !== undefined) {
    more.push(kind(p) === token.integer ? numericLiteral(p) : stringLiteral(p));
    named.push(takeUnit(p) ?? "");
  }
  return { named, more };
}
