import type {
  Binary,
  BinaryOperator,
  Cast,
  ColumnRef,
  Expression,
  Frame,
  FrameBound,
  InList,
  IsNull,
  Literal,
  Match,
  MatchArm,
  MatchPattern,
  Name,
  Parenthesised,
  SortItem,
  Unary,
  Window,
} from "../ast.ts";
import { stringValue } from "./string-value.ts";

/** A token, whoever read it: what is written, and the offset at which it starts. */
export interface Written {
  readonly image: string;
  readonly startOffset: number;
}

/** An operator with what stands after it. */
export interface Operation {
  readonly operator: Written;
  readonly right: Expression;
}

/** A type as it is written. */
export type TypeText = Cast["type"];

/** Where the text of a token ends, exclusive. */
export function endOf({ startOffset, image }: Written): number {
  return startOffset + image.length;
}

/** A list that a rule gave; while the grammar is recorded, rules give none. */
export function spread<T>(list: readonly T[]): readonly T[] {
  return Array.isArray(list) ? list : [];
}

/** A name without its backticks. */
export function makeName({ startOffset, image }: Written): Name {
  const quoted = image.charCodeAt(0) === 96;
  const text = quoted ? image.slice(1, -1).replaceAll("``", "`") : image;
  return { kind: "name", text, quoted, start: startOffset, end: startOffset + image.length };
}

/** A column of its parts. */
export function makeColumn(parts: readonly Name[]): ColumnRef {
  return { kind: "column", parts, start: parts[0]?.start ?? 0, end: parts.at(-1)?.end ?? 0 };
}

/** `-column` or `column desc`. */
export function makeSortItem(
  minus: Written | undefined,
  of: ColumnRef,
  direction: Written | undefined,
): SortItem {
  const isMinus = minus !== undefined;
  return {
    kind: "sort-item",
    column: of,
    descending: isMinus !== (direction?.image === "desc"),
    minus: isMinus,
    start: minus?.startOffset ?? of.start,
    end: direction === undefined ? of.end : endOf(direction),
  };
}

const levels: Readonly<Record<string, number>> = { or: 1, and: 2, "+": 4, "-": 4, "*": 5, "/": 5, "%": 5 };

/** Operands and operators as a tree: what binds tighter is further down, equals from left to right. */
export function makeChain(first: Expression, rest: readonly Operation[]): Expression {
  const operands: Expression[] = [first];
  const operators: Written[] = [];
  const reduce = (): void => {
    const right = operands.pop();
    const left = operands.pop();
    const operator = operators.pop();
    if (left !== undefined && right !== undefined && operator !== undefined)
      operands.push(makeBinary(left, operator, right));
  };
  for (const { operator, right } of rest) {
    const level = levels[operator.image] ?? 0;
    while (operators.length > 0 && (levels[operators.at(-1)?.image ?? ""] ?? 0) >= level) reduce();
    operators.push(operator);
    operands.push(right);
  }
  while (operators.length > 0) reduce();
  return operands[0] ?? first;
}

/** Two operands with an operator between them. */
export function makeBinary(left: Expression, operator: Written, right: Expression): Binary {
  return {
    kind: "binary",
    operator: operator.image as BinaryOperator,
    left,
    right,
    operatorStart: operator.startOffset,
    operatorEnd: endOf(operator),
    start: left.start,
    end: right.end,
  };
}

/** Prefix operators, the last one next to the operand. */
export function makeUnaries(operators: readonly Written[], operand: Expression): Expression {
  return operators.reduceRight<Expression>(
    (inner, operator) => ({
      kind: "unary",
      operator: operator.image as Unary["operator"],
      operand: inner,
      start: operator.startOffset,
      end: inner.end,
    }),
    operand,
  );
}

/** `operand is [not] null`. */
export function makeIsNull(operand: Expression, negated: boolean, last: Written): IsNull {
  return { kind: "is-null", negated, operand, start: operand.start, end: endOf(last) };
}

/** `operand [not] in [list]`. */
export function makeInList(
  operand: Expression,
  list: readonly Expression[],
  { negated, close }: { readonly negated: boolean; readonly close: Written },
): InList {
  return { kind: "in", negated, operand, list, start: operand.start, end: endOf(close) };
}

/** A constant of a token. */
export function makeLiteral(kind: Literal["literal"], token: Written): Literal {
  const { image, startOffset: start } = token;
  const at = { kind: "literal", literal: kind, start, end: start + image.length } as const;
  switch (kind) {
    case "number":
      return { ...at, text: image.replaceAll("_", "") };
    case "string":
      return { ...at, ...stringValue(image) };
    case "date":
      return { ...at, text: image.slice(1, 11) };
    case "timestamp":
      return { ...at, text: image.slice(1) };
    case "boolean":
    case "null":
      return { ...at, text: image };
  }
}

/** An expression with its parentheses. */
export function makeParenthesised(open: Written, expression: Expression, close: Written): Parenthesised {
  return { kind: "parenthesised", expression, start: open.startOffset, end: endOf(close) };
}

/** Whether a call of this name is a cast where `as` follows its argument. */
export function isCast({ parts }: ColumnRef): boolean {
  const [only, more] = parts ?? [];
  return more === undefined && only?.quoted === false && /^(?:try_)?cast$/i.test(only.text);
}

/** What follows the name of a call. */
export interface CallRest {
  readonly distinct: boolean;
  readonly type: TypeText | undefined;
  readonly close: Written;
  readonly over: Window | undefined;
}

/** A call, or a cast where a type was given. */
export function makeCall(
  named: ColumnRef,
  given: readonly Expression[],
  { distinct, type, close, over }: CallRest,
): Expression {
  const { start, parts } = named;
  const [operand] = given;
  if (type !== undefined && operand !== undefined) {
    const safe = parts[0]?.text.length !== "cast".length;
    return { kind: "cast", operand, safe, type, start, end: endOf(close) };
  }
  return {
    kind: "call",
    name: parts,
    distinct,
    arguments: given,
    over,
    start,
    end: over?.end ?? endOf(close),
  };
}

/** Whether a `<` of a type is still open. */
export function hasOpenAngle(tokens: readonly Written[]): boolean {
  let open = 0;
  for (const { image } of tokens) open += image === "<" ? 1 : image === ">" ? -1 : 0;
  return open > 0;
}

/** The text of a type with single spaces between words. */
export function makeTypeText(tokens: readonly Written[]): TypeText {
  const isWord = (token: Written | undefined): boolean => /^\w/.test(token?.image ?? "");
  const text = tokens.map((token, i) => {
    const space = i > 0 && ((isWord(token) && isWord(tokens[i - 1])) || tokens[i - 1]?.image === ",");
    return (space ? " " : "") + token.image;
  });
  const last = tokens.at(-1);
  return {
    text: text.join(""),
    start: tokens[0]?.startOffset ?? 0,
    end: last === undefined ? 0 : endOf(last),
  };
}

/** A match with its arms. */
export function makeMatch(parts: {
  readonly start: Written;
  readonly subject: Expression;
  readonly arms: readonly MatchArm[];
  readonly close: Written;
}): Match {
  const { start, subject, arms, close } = parts;
  return { kind: "match", subject, arms, start: start.startOffset, end: endOf(close) };
}

/** One arm; a bare `_` is the arm for everything else. */
export function makeArm(operator: Written | undefined, value: Expression, result: Expression): MatchArm {
  const start = operator?.startOffset ?? value.start;
  const at = { kind: "arm", result, start, end: result.end } as const;
  if (operator === undefined && isUnderscore(value)) return { ...at, pattern: undefined };
  const written = operator?.image as MatchPattern["operator"];
  return { ...at, pattern: { kind: "pattern", operator: written, value, start, end: value.end } };
}

function isUnderscore(value: Expression): boolean {
  if (value.kind !== "column") return false;
  const [only, more] = value.parts;
  return more === undefined && only?.quoted === false && only.text === "_";
}

/** A window with what stands in its parentheses. */
export function makeWindow(parts: {
  readonly open: Written;
  readonly partition: readonly ColumnRef[];
  readonly sort: readonly SortItem[];
  readonly frame: Frame | undefined;
  readonly close: Written;
}): Window {
  const { open, partition, sort, frame: bounds, close } = parts;
  return { kind: "window", partition, sort, frame: bounds, start: open.startOffset, end: endOf(close) };
}

/** `rows from..to`. */
export function makeFrame(unit: Written, from: FrameBound, to: FrameBound): Frame {
  return {
    kind: "frame",
    unit: unit.image as Frame["unit"],
    from,
    to,
    start: unit.startOffset,
    end: to.end,
  };
}

/** An end of a frame. */
export function makeBound(token: Written): FrameBound {
  const { image, startOffset } = token;
  const at = { kind: "frame-bound", start: startOffset, end: startOffset + image.length } as const;
  if (image === "unbounded" || image === "current") return { ...at, bound: image, offset: undefined };
  return { ...at, bound: "offset", offset: image.replaceAll("_", "") };
}
