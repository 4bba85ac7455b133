import { sameType, type Nullability, type SqlType } from "@rocky/ir";
import { equalitiesIn } from "../ast/conjuncts.ts";
import type { Binary, ColumnName, Expression, Identifier } from "../ast/expression.ts";
import { printType } from "../types/type-name.ts";
import { report } from "../diagnostics.ts";
import { reportOnce, spanOf } from "./context.ts";
import { bindExpression } from "./expression/bind.ts";
import { namedColumn } from "./keys/equalities.ts";
import { proofIn, type Scope } from "./scope.ts";
import type { ValueType } from "../types/value-type.ts";

/** One side of a pair of keys. */
interface Key extends ValueType {
  readonly name: string;
  readonly nullability: Nullability;
}

/** Two keys that a join compares, with the place that compares them. */
interface KeyComparison {
  readonly left: Key;
  readonly right: Key;
  readonly node: Identifier | Binary;
}

/** Types that an engine compares without changing what a value means. */
function familyOf({ kind }: SqlType): string {
  switch (kind) {
    case "integer":
    case "decimal":
    case "bignumeric":
      return "exact number";
    case "string":
    case "char":
    case "enum":
      return "text";
    default:
      return kind;
  }
}

/**
 * Reports keys of a join that no cast brings together (E001), and those that are compared only after a cast of every row (W001).
 * The engine takes every pair of types and fails for the first two rows that both have a key, so that columns of NULLs pass:
 * an error is certain only where no key can be NULL.
 */
export function checkKeys(scope: Scope, { left, right, node }: KeyComparison): void {
  const { context } = scope;
  const { types } = context.dialect;
  if (left.type.kind === "unknown" || right.type.kind === "unknown") return;
  const common = types.commonType([left, right], "comparison");
  if (common.kind === "unknown") return;
  const isCast = familyOf(left.type) !== familyOf(right.type);
  if (common.kind === "ok" && (!isCast || left.type.kind === "null" || right.type.kind === "null")) return;
  const span = spanOf(context, node);
  const args = {
    left: left.name,
    right: right.name,
    leftType: printType(left.type, context.dialect),
    rightType: printType(right.type, context.dialect),
  };
  const extras = { proof: proofIn(scope) };
  // Without a common type the engine still tries one cast or the other when it runs.
  const casts = [
    types.cast(left, right.type, { safe: false }),
    types.cast(right, left.type, { safe: false }),
  ];
  const isCertain =
    casts.every(({ allowed }) => allowed === "no") &&
    left.nullability === "not-null" &&
    right.nullability === "not-null";
  if (common.kind !== "ok" && isCertain && !isNested(left.type) && !isNested(right.type)) {
    reportOnce(context, report.differentKeys(span, args, extras));
    return;
  }
  const works = common.kind === "ok" || casts.every(({ allowed }) => allowed === "yes");
  const effect = works ? casting : failing;
  reportOnce(context, report.castKeys(span, { ...args, effect }, extras));
}

const casting = "so every row is cast to find its partners";
const failing = "so it fails for the first two keys that cannot be cast to one type";

/** Some of their values are equal whatever types are inside: two empty lists. */
function isNested({ kind }: SqlType): boolean {
  return kind === "array" || kind === "struct" || kind === "map" || kind === "null";
}

/** Whether two names are certainly columns that can be compared, or of which nothing is known; most keys are, and need not be bound to know it. */
function needNoLook(scope: Scope, left: ColumnName, right: ColumnName): boolean {
  const type = namedColumn(scope, left)?.column.type;
  const other = namedColumn(scope, right)?.column.type;
  if (type === undefined || other === undefined) return false;
  return type.kind === "unknown" || other.kind === "unknown" || sameType(type, other);
}

/** Checks every `a = b` of two columns that a condition demands. */
export function checkKeysOf(scope: Scope, condition: Expression | undefined): void {
  for (const node of equalitiesIn(condition)) {
    if (node.left.kind !== "column" || node.right.kind !== "column") continue;
    if (needNoLook(scope, node.left, node.right)) continue;
    const [left, right] = [bindExpression(scope, node.left), bindExpression(scope, node.right)];
    // Of these the engine refuses the comparison, and so does the operator.
    if (left.type.kind === "union" || right.type.kind === "union") continue;
    const name = (column: typeof node.left): string =>
      column.kind === "column" ? column.parts.map((part) => part.name).join(".") : "";
    checkKeys(scope, {
      left: { ...left, name: name(node.left) },
      right: { ...right, name: name(node.right) },
      node,
    });
  }
}
