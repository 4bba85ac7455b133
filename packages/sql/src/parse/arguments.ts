import type { Argument, Call, Expression, Identifier, TypedLiteral } from "../ast/expression.ts";
import type { OrderItem, WindowSpecification } from "../ast/query.ts";
import { report } from "../diagnostics.ts";
import { token } from "../lex/token.ts";
import { word } from "../lex/words.ts";
import { asLambda, typedLambda } from "./lambda.ts";
import { expectName, isAnyName, takeName } from "./names.ts";
import { orderItems } from "./order.ts";
import {
  endAfter,
  has,
  kind,
  kindAhead,
  startOf,
  takeWord,
  takeWords,
  wordAhead,
  wordNumber,
  type Parser,
  tokenText,
} from "./parser.ts";
import {
  atBoundary,
  bracketedExact,
  closeBracket,
  enter,
  expected,
  leave,
  mayReport,
  listAfter,
  openBracket,
  skipToBoundary,
  tokenSpan,
  weight,
} from "./recovery.ts";
import { expressionOrStar } from "./star.ts";
import { tableArgument, withRows } from "./table-argument.ts";
import { typedLiteral } from "./typed-literal.ts";
import { over } from "./window.ts";

interface CallStart {
  readonly name: readonly Identifier[];
  readonly start: number;
  /** What stood before the dot of `receiver.name(…)`; it is the first argument. */
  readonly receiver: Expression | undefined;
}

interface Inside {
  readonly distinct: boolean;
  readonly arguments: readonly Argument[];
  readonly orderBy: readonly OrderItem[];
  readonly nullTreatment: "ignore" | "respect" | undefined;
  readonly limit?: Expression;
}

/** The call of `from.name` from its opening parenthesis on, with FILTER, WITHIN GROUP and OVER. */
export function callArguments(p: Parser, from: CallStart): Call | TypedLiteral {
  const inside = inParentheses(p, from);
  if (kind(p) === token.string || kind(p) === token.dollarString) return typedLiteral(p, from.start);
  if (wordNumber(p) === word.from && has(p, "from-last")) takesFromLast(p, from.name);
  const nullsAfter = atNulls(p) ? (has(p, "nulls-after-call") ? nulls(p) : misplacedNulls(p)) : undefined;
  const withinGroup = takeWords(p, word.within, word.group) ? groupOrder(p) : [];
  const filter = isFilter(p) ? readFilter(p) : undefined;
  const window: WindowSpecification | Identifier | undefined = takeWord(p, word.over) ? over(p) : undefined;
  const made: Call = {
    kind: "call",
    start: from.start,
    end: endAfter(p, from.start),
    name: from.name,
    arguments: withUnit(p, from.name, inside.arguments),
    distinct: inside.distinct,
    orderBy: inside.orderBy,
    withinGroup,
    filter,
    nullTreatment: inside.nullTreatment ?? nullsAfter,
    over: window,
  };
  return inside.limit === undefined ? made : { ...made, limit: inside.limit };
}

/** Takes FROM FIRST or FROM LAST after NTH_VALUE, which says from where rows are counted. */
function takesFromLast(p: Parser, name: readonly Identifier[]): void {
  if (!/^nth_value$/i.test(name.at(-1)?.name ?? "")) return;
  const next = wordAhead(p, 1);
  if (next === word.first || next === word.last) p.at += 2;
}

/** The arguments of a function in FROM, from the opening parenthesis on. */
export function tableArguments(p: Parser, name: readonly Identifier[]): readonly Argument[] {
  const given = inParentheses(p, { name, start: startOf(p), receiver: undefined }).arguments;
  return has(p, "table-arguments") ? given.map(withRows) : given;
}

function inParentheses(p: Parser, from: CallStart): Inside {
  const opened = openBracket(p);
  enter(p, weight.call);
  const inside = readInside(p, from);
  leave(p, weight.call);
  closeBracket(p, opened);
  return inside;
}

function readInside(p: Parser, from: CallStart): Inside {
  const distinct = takeWord(p, word.distinct);
  if (!distinct) takeWord(p, word.all);
  const receiver = from.receiver === undefined ? [] : [receiverArgument(from.receiver)];
  const lambdas = takesLambdas(p, from.name);
  if (distinct && from.receiver === undefined && kind(p) === token.rightParen) expected(p, "an expression");
  const given = hasNoArguments(p) ? [] : givenArguments(p, argument(p, lambdas), lambdas);
  const nullsFirst = nulls(p);
  const having = extreme(p);
  const orderBy = wordNumber(p) === word.order ? [...having, ...orderItems(p)] : having;
  const nullTreatment = nullsFirst ?? nulls(p);
  const isLimited = wordNumber(p) === word.limit && has(p, "aggregate-limit");
  if (isLimited) p.at++;
  const limit = isLimited ? p.grammar.expression(p, 0) : undefined;
  if (kind(p) !== token.rightParen && !atBoundary(p)) {
    expected(p, "`,` or `)`");
    skipToBoundary(p);
  }
  const inside = {
    distinct,
    arguments: receiver.length === 0 ? given : [...receiver, ...given],
    orderBy,
    nullTreatment,
  };
  return limit === undefined ? inside : { ...inside, limit };
}

/** `HAVING MAX x`, which chooses rows as an order does: the greatest first. */
function extreme(p: Parser): readonly OrderItem[] {
  if (wordNumber(p) !== word.having || !has(p, "aggregate-limit")) return [];
  const start = startOf(p);
  const direction = /^max$/i.test(tokenText(p, 1)) ? "desc" : "asc";
  p.at += 2;
  const expression = p.grammar.expression(p, 0);
  return [
    {
      kind: "order-item",
      start,
      end: endAfter(p, start),
      expression,
      direction,
      nulls: undefined,
      having: true,
    },
  ];
}

function givenArguments(p: Parser, first: Argument, lambdas: boolean): readonly Argument[] {
  return listAfter(p, first, { item: (q) => argument(q, lambdas), options: argumentList });
}

function hasNoArguments(p: Parser): boolean {
  return kind(p) === token.rightParen || wordNumber(p) === word.order;
}

const argumentList = {
  ...bracketedExact,
  expected: "`,` or `)`",
  atEnd: (p: Parser): boolean =>
    bracketedExact.atEnd(p) ||
    wordNumber(p) === word.order ||
    wordNumber(p) === word.ignore ||
    wordNumber(p) === word.respect ||
    ((wordNumber(p) === word.having || wordNumber(p) === word.limit) && has(p, "aggregate-limit")),
};

function receiverArgument(value: Expression): Argument {
  return { kind: "argument", start: value.start, end: value.end, name: undefined, value };
}

function takesLambdas(p: Parser, name: readonly Identifier[]): boolean {
  const last = name[name.length - 1];
  return last !== undefined && p.syntax.lambdaFunctions.has(last.name.toLowerCase());
}

function argument(p: Parser, lambdas: boolean): Argument {
  const start = startOf(p);
  const after = kindAhead(p, 1);
  const name =
    (after === token.colonEquals || after === token.equalsArrow) && isAnyName(p)
      ? argumentName(p)
      : undefined;
  takeWord(p, word.variadic);
  const rows = tableArgument(p);
  if (rows !== undefined) return { kind: "argument", start, end: endAfter(p, start), name, value: rows };
  const typed = lambdas && has(p, "typed-parameters") ? typedLambda(p) : undefined;
  if (typed !== undefined) {
    return { kind: "argument", start, end: endAfter(p, start), name, value: typed };
  }
  const read = expressionOrStar(p);
  const value = lambdas && read.kind !== "star" ? asLambda(read) : read;
  const isNamed = wordNumber(p) === word.as && has(p, "argument-alias");
  if (isNamed) p.at++;
  const alias = isNamed ? takeAlias(p) : undefined;
  return { kind: "argument", start, end: endAfter(p, start), name: name ?? alias, value };
}

function takeAlias(p: Parser): Identifier {
  return isAnyName(p) ? takeName(p) : expectName(p, "a name after AS");
}

function argumentName(p: Parser): Identifier {
  const name = takeName(p);
  p.at++;
  return name;
}

function atNulls(p: Parser): boolean {
  const number = wordNumber(p);
  return number === word.ignore || number === word.respect;
}

function nulls(p: Parser): "ignore" | "respect" | undefined {
  if (takeWords(p, word.ignore, word.nulls)) return "ignore";
  if (takeWords(p, word.respect, word.nulls)) return "respect";
  return undefined;
}

/** IGNORE NULLS after the parenthesis, where other engines have it. */
function misplacedNulls(p: Parser): undefined {
  if (!atNulls(p) || wordAhead(p, 1) !== word.nulls) return undefined;
  // After a call that is itself the last argument: `lag(f(x) IGNORE NULLS)`.
  if (kindAhead(p, 2) === token.rightParen) return undefined;
  if (mayReport(p)) {
    const clause = wordNumber(p) === word.ignore ? "IGNORE NULLS" : "RESPECT NULLS";
    const problem = "must stand inside the parentheses, after the arguments";
    p.diagnostics.push(
      report.clauseOrder(
        { ...tokenSpan(p, p.at), end: p.ends[p.at + 1] ?? 0 },
        { clause, problem },
        { help: `Move ${clause} before the closing parenthesis.` },
      ),
    );
  }
  p.at += 2;
  return undefined;
}

/** `dateadd(DAY, 1, d)`: the unit is a word and no column. */
function withUnit(p: Parser, name: readonly Identifier[], given: readonly Argument[]): readonly Argument[] {
  const last = name[name.length - 1];
  const unit = last === undefined ? undefined : p.syntax.unitArguments.get(last.name.toLowerCase());
  if (unit === undefined || (unit.count !== undefined && given.length !== unit.count)) return given;
  return given.map((argument, i) => (i === unit.position ? unitArgument(argument) : argument));
}

function unitArgument(argument: Argument): Argument {
  const { value } = argument;
  if (value.kind === "star") return argument;
  const text = unitText(value);
  if (text === undefined) return argument;
  const { start, end } = value;
  return { ...argument, value: { kind: "literal", literal: "string", text, start, end } };
}

/** `DAY`, `WEEK(MONDAY)`. */
function unitText(value: Expression): string | undefined {
  const [word, more] = value.kind === "column" ? value.parts : value.kind === "call" ? value.name : [];
  if (word === undefined || more !== undefined || word.quoted) return undefined;
  if (value.kind !== "call") return word.name;
  const [day, another] = value.arguments;
  const from = day === undefined || day.value.kind === "star" ? undefined : unitText(day.value);
  return from === undefined || another !== undefined ? undefined : `${word.name}(${from})`;
}

function groupOrder(p: Parser): readonly OrderItem[] {
  const opened = openBracket(p);
  const items = orderItems(p);
  closeBracket(p, opened);
  return items;
}

function isFilter(p: Parser): boolean {
  return wordNumber(p) === word.filter && kindAhead(p, 1) === token.leftParen;
}

function readFilter(p: Parser): Expression {
  p.at++;
  const opened = openBracket(p);
  takeWord(p, word.where);
  enter(p, weight.form);
  const filter = p.grammar.expression(p, 0);
  leave(p, weight.form);
  closeBracket(p, opened);
  return filter;
}
