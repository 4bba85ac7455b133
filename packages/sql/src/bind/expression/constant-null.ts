import { lowerAscii } from "../../types/lower-ascii.ts";
import type { Expression, Lambda, Star } from "../../ast/expression.ts";
import { childrenOf, isLeaf, someNode } from "../../ast/children.ts";
import { unknownValue, type BoundValue } from "../value.ts";

/** Whether a value is a NULL that is written as one, bare or with a type. */
export function isNull({ type, literal }: BoundValue): boolean {
  return type.kind === "null" || literal?.kind === "null";
}

/**
 * The value of an operator that the engine computes by a function. Beside a NULL that is written as one the result is a
 * NULL too, which keeps its type for most purposes. A constant is computed before the operator is looked for, so where
 * one that may be NULL would change the type, the type is not known.
 */
export function besideNull(
  value: BoundValue,
  operands: readonly BoundValue[],
  nodes: readonly Expression[],
): BoundValue {
  if (operands.some(isNull)) return asNull(value);
  const unsure = operands.some(
    (operand, i) =>
      operand.nullability !== "not-null" && operand.sources.length === 0 && isConstant(nodes[i]),
  );
  return unsure && dependsOnNull(value, operands)
    ? unknownValue("it depends on whether a constant is NULL", value.sources)
    : value;
}

function asNull(value: BoundValue): BoundValue {
  const { kind } = value.type;
  return kind === "null" || kind === "unknown" ? value : { ...value, literal: { kind: "null" } };
}

/** Text, lists and decimals come from functions whose result has no type of its own. */
function dependsOnNull({ type }: BoundValue, operands: readonly BoundValue[]): boolean {
  return (
    type.kind === "string" ||
    type.kind === "array" ||
    operands.some((operand) => operand.type.kind === "decimal")
  );
}

/**
 * Whether an operand that an operator or a function refuses may be a constant that comes to NULL, which they take: a
 * constant is computed before, and a function of a NULL is one whatever else it is given.
 */
export function mayBeFolded(node: Expression | Star | undefined): boolean {
  if (node === undefined || isLeaf(node) || node.kind === "cast") return false;
  if (node.kind === "call" || node.kind === "unary" || node.kind === "binary") {
    if (childrenOf(node).some((child) => isNullText(child) || mayBeFolded(child))) return true;
  }
  return node.kind !== "list" && node.kind !== "struct" && mayBeNull(node) && isConstant(node);
}

/** Whether a constant has anything in it that can make it NULL; arithmetic of numbers cannot. */
function mayBeNull(root: Expression | Star): boolean {
  return someNode(root, (node) => {
    if (node.kind === "call") return series.has(node.name.at(-1)?.name.toLowerCase() ?? "") ? "no" : "yes";
    return isNullText(node) || node.kind === "case" || node.kind === "index" ? "yes" : "no";
  });
}

/** Functions that are NULL for a NULL only. */
const series: ReadonlySet<string> = new Set(["range", "generate_series"]);

function isNullText(node: Expression | Star): boolean {
  return node.kind === "cast" ? isNullText(node.operand) : node.kind === "literal" && node.literal === "null";
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

function isConstant(node: Expression | Star | undefined): boolean {
  if (node === undefined || open.has(node.kind)) return node?.kind === "lambda" && readsNothing(node);
  if (node.kind === "call" && ofTheMoment.has(node.name.at(-1)?.name.toLowerCase() ?? "")) return false;
  return childrenOf(node).every(isConstant);
}

/** Whether a value is a text made of constants, and none itself: the engine computes it before it looks for what takes it. */
export function isComputedText(value: BoundValue, node: Expression | Star): boolean {
  if (value.type.kind !== "string" || value.literal !== undefined || value.sources.length > 0) return false;
  return isConstant(node);
}

/** A value and its path into JSON, which may be computed. */
export function withPath(
  operands: readonly BoundValue[],
  nodes: readonly Expression[],
): readonly BoundValue[] {
  const [value, path] = operands;
  const [, node] = nodes;
  if (value === undefined || path === undefined || node === undefined) return operands;
  return isComputedText(path, node) ? [value, { ...path, computed: true }] : operands;
}
