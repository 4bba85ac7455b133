import { lastName } from "../../ast/last-name.ts";
import { lowerAscii } from "../../types/lower-ascii.ts";
import type { Call, Expression, Lambda, ListLiteral, Star } from "../../ast/expression.ts";
import { childrenOf, isLeaf, someNode } from "../../ast/children.ts";
import { isAggregateCall } from "../aggregate-search.ts";
import { findName, type Scope } from "../scope.ts";
import { structureOf } from "../structure.ts";
import type { BoundValue } from "../value.ts";

/** Whether a value is a NULL that is written as one, bare or with a type. */
export function isNull({ type, literal }: BoundValue): boolean {
  return type.kind === "null" || literal?.kind === "null";
}

/** What has the type of a NULL for one, but is computed for each row unless it is made of constants. */
const unfolded: ReadonlySet<string> = new Set("call case slice comprehension subquery".split(" "));

/** Whether a NULL, or a value of its type, is one already when the engine looks for what takes it: a column is not. */
export function isFoldedNull(
  scope: Scope,
  node: Expression,
  { type, literal, identity }: BoundValue,
): boolean {
  if (node.kind === "column" && (identity !== undefined || node.parts.length === 1)) return false;
  if (literal?.kind === "null" || !unfolded.has(node.kind)) return true;
  return (
    type.kind === "null" && !(node.kind === "call" && nameOf(node) === "unnest") && isConstant(scope, node)
  );
}

/** Whether a value that is refused may be a constant that comes to NULL: it is one or has no columns in it. */
export function mayBeNullConstant(value: BoundValue): boolean {
  return value.nullability !== "not-null" && (value.sources.length === 0 || isNull(value));
}

/** Whether an operand may be a text that is NULL because of what its function was given: the engine takes it for one that is written out. */
export function hasFoldedText(values: readonly BoundValue[], node: Expression | Star): boolean {
  if (isLeaf(node) || node.kind === "cast") return false;
  return values.some(({ type, literal }) => type.kind === "string" && literal?.kind === "null");
}

/**
 * A value that is given to an operator or a function, marked where it may be a constant that comes to NULL: the engine computes
 * constants before it looks for what takes them.
 */
export function withDoubt(scope: Scope, node: Expression, value: BoundValue): BoundValue {
  if (scope.context.dialect.types.computesConstants !== true) return value;
  if (value.unsure === true || value.sources.length > 0 || value.nullability === "not-null") return value;
  if (value.type.kind === "null" || value.literal !== undefined || !isConstant(scope, node)) return value;
  return isPresent(node) ? { ...value, nullability: "not-null" } : { ...value, unsure: true };
}

/**
 * Whether an operand that an operator or a function refuses may be a constant that comes to NULL, which they take: a
 * constant is computed before, and a function of a NULL is one whatever else it is given.
 */
export function mayBeFolded(scope: Scope, node: Expression | Star | undefined): boolean {
  if (node === undefined || isLeaf(node) || node.kind === "cast") return false;
  if (scope.context.dialect.types.computesConstants !== true) return false;
  if (node.kind === "call" || node.kind === "unary" || node.kind === "binary") {
    if (childrenOf(node).some((child) => isNullText(child) || mayBeFolded(scope, child))) return true;
  }
  return node.kind !== "list" && node.kind !== "struct" && mayBeNull(node) && isConstant(scope, node);
}

/** Whether a constant has anything in it that can make it NULL; arithmetic of numbers cannot. */
function mayBeNull(root: Expression | Star): boolean {
  return someNode(root, (node) => {
    if (isNullText(node) || node.kind === "case" || node.kind === "index") return "yes";
    return node.kind === "call" && !ofTheMoment.has(nameOf(node)) && !series.has(nameOf(node)) ? "yes" : "no";
  });
}

function nameOf({ name }: Call): string {
  return lowerAscii(lastName(name));
}

/** Functions that are NULL for a NULL only. */
const series: ReadonlySet<string> = new Set(["range", "generate_series"]);

function isNullText(node: Expression | Star): boolean {
  return node.kind === "cast" ? isNullText(node.operand) : node.kind === "literal" && node.literal === "null";
}

/** Whether a constant is certain to be no NULL: a part of a list or a struct that is written out, or a part of a date. */
function isPresent(node: Expression | Star): boolean {
  switch (node.kind) {
    case "literal":
    case "typed-literal":
      // The parts of an infinite date are NULL.
      return !isNullText(node) && !/inf/i.test(node.text);
    case "column":
      return /^current_(date|timestamp)$/i.test(node.parts[0]?.name ?? "");
    case "index":
    case "field": {
      const part = partOf(node);
      return part !== undefined && isPresent(part);
    }
    case "extract":
      return isPresent(node.operand);
    case "call":
      return ofTheMoment.has(nameOf(node)) || isPartOfDate(node);
    default:
      return node.kind === "list" || node.kind === "struct";
  }
}

const partsOfDates: ReadonlySet<string> = new Set(
  "date_part datepart year quarter month week day hour minute second dayofmonth dayofweek dayofyear dayname monthname epoch".split(
    " ",
  ),
);

function isPartOfDate(node: Call): boolean {
  const values = node.arguments.map(({ value }) => value);
  return partsOfDates.has(nameOf(node)) && values.every(isPresent);
}

/** The part of a list or a struct that is written out. */
function partOf(node: Expression): Expression | undefined {
  if (node.kind !== "index" && node.kind !== "field") return node;
  const whole = partOf(node.operand);
  if (whole?.kind === "list" && node.kind === "index") return elementAt(whole, node.index);
  const name = node.kind === "field" ? node.field.name : node.index.kind === "literal" ? node.index.text : "";
  if (whole?.kind !== "struct") return undefined;
  const entry = whole.entries.find(({ key }) => key.kind === "literal" && key.text === name);
  return entry === undefined ? undefined : partOf(entry.value);
}

function elementAt({ elements }: ListLiteral, index: Expression): Expression | undefined {
  const isNegative = index.kind === "unary" && index.operator === "-";
  const position = isNegative ? index.operand : index;
  if (position.kind !== "literal" || position.literal !== "integer") return undefined;
  const place = Number(position.text);
  const element = elements[isNegative ? elements.length - place : place - 1];
  return element === undefined ? undefined : partOf(element);
}

/** What is no constant, or may have a query inside. */
const open: ReadonlySet<string> = new Set(
  "column columns parameter positional subquery exists in quantified star opaque error lambda".split(" "),
);

/** Functions whose value is of the moment, and never NULL. */
const ofTheMoment: ReadonlySet<string> = new Set(
  "now today get_current_timestamp get_current_time current_localtime current_localtimestamp transaction_timestamp random uuid".split(
    " ",
  ),
);

/** Whether a lambda reads its own parameters alone. */
function readsNothing({ parameters, body }: Lambda): boolean {
  const own = new Set(parameters.map(({ name }) => lowerAscii(name)));
  return !someNode(body, (node) => {
    if (node.kind === "column") return own.has(lowerAscii(node.parts[0]?.name ?? "")) ? "skip" : "yes";
    return open.has(node.kind) ? "yes" : "no";
  });
}

/** The value of an output name, which stands for the expression itself. */
export function namedConstant(scope: Scope, node: Expression, value: BoundValue): BoundValue {
  return value.sources.length === 0 && isConstant(scope, node) ? { ...value, constant: true } : value;
}

/** Functions whose value is another for each row: no constants. */
const volatile: ReadonlySet<string> = new Set(
  "random uuid gen_random_uuid uuidv4 uuidv7 nextval currval setseed".split(" "),
);

/** Whether an expression is made of constants alone, so that the engine may compute it at once. */
function isConstant(scope: Scope, node: Expression | Star | undefined): boolean {
  if (node === undefined) return false;
  if (node.kind === "lambda") return readsNothing(node);
  const isOpen = open.has(node.kind) && node.kind !== "column";
  if (isOpen && !(node.kind === "in" && node.query === undefined)) return false;
  if (node.kind === "star" || isKey(scope, node)) return false;
  if (node.kind === "column") {
    const meaning = node.parts.length === 1 ? findName(scope, node.parts[0]?.name ?? "") : undefined;
    // What is no name is a function without parentheses, as current_date.
    return meaning?.kind === "alias" ? meaning.value.constant === true : meaning?.kind === "missing";
  }
  if (node.kind === "call" && isOfRows(scope, node)) return false;
  return childrenOf(node).every((child) => isConstant(scope, child));
}

function isOfRows({ context }: Scope, node: Call): boolean {
  return node.over !== undefined || volatile.has(nameOf(node)) || isAggregateCall(context.dialect, node);
}

/** Whether an expression stands for a key of GROUP BY, which is no constant whatever it is made of. */
function isKey(scope: Scope, node: Expression): boolean {
  const { grouping } = scope;
  if (grouping === undefined || !grouping.kinds.has(node.kind)) return false;
  return grouping.keys.has(structureOf(scope, node) ?? "");
}

/** Whether a value is a text made of constants, and none itself: the engine computes it before it looks for what takes it. */
export function isComputedText(scope: Scope, node: Expression, value: BoundValue): boolean {
  if (value.type.kind !== "string" || value.literal !== undefined || value.sources.length > 0) return false;
  return isConstant(scope, node);
}

/** A value and its path into JSON, which may be computed. */
export function withPath(
  scope: Scope,
  operands: readonly BoundValue[],
  nodes: readonly Expression[],
): readonly BoundValue[] {
  const [value, path] = operands;
  const [, node] = nodes;
  if (value === undefined || path === undefined || node === undefined) return operands;
  return isComputedText(scope, node, path) ? [value, { ...path, computed: true }] : operands;
}
