import { type SqlType } from "@rocky/ir";
import type { Binary, Expression, Identifier } from "../ast/expression.ts";
import { printType } from "../types/type-name.ts";
import { report } from "../diagnostics.ts";
import { reportOnce, spanOf } from "./context.ts";
import { bindExpression } from "./expression/bind.ts";
import { proofIn, type Scope } from "./scope.ts";
import type { ValueType } from "../types/value-type.ts";

/** One side of a pair of keys. */
interface Key extends ValueType {
  readonly name: string;
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

/** Reports keys of a join that cannot be compared (E001), and those that are only after a cast of every row (W001). */
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
  const castable =
    types.cast(left, right.type, { safe: false }).allowed !== "no" ||
    types.cast(right, left.type, { safe: false }).allowed !== "no";
  if (common.kind === "ok" || castable || isNested(left.type) || isNested(right.type)) {
    reportOnce(context, report.castKeys(span, args, extras));
    return;
  }
  reportOnce(context, report.differentKeys(span, args, extras));
}

/** The engine takes any comparison with such a value, and fails for the first row that it cannot cast. */
function isNested({ kind }: SqlType): boolean {
  return kind === "array" || kind === "struct" || kind === "map" || kind === "null";
}

/** Checks every `a = b` of two columns that a condition demands. */
export function checkKeysOf(scope: Scope, condition: Expression | undefined): void {
  for (const node of equalities(condition)) {
    if (node.left.kind !== "column" || node.right.kind !== "column") continue;
    const [left, right] = [bindExpression(scope, node.left), bindExpression(scope, node.right)];
    const name = (column: typeof node.left): string =>
      column.kind === "column" ? column.parts.map((part) => part.name).join(".") : "";
    checkKeys(scope, {
      left: { ...left, name: name(node.left) },
      right: { ...right, name: name(node.right) },
      node,
    });
  }
}

function equalities(node: Expression | undefined): readonly Binary[] {
  if (node === undefined) return [];
  if (node.kind === "logical" && node.operator === "and") return node.operands.flatMap(equalities);
  return node.kind === "binary" && (node.operator === "=" || node.operator === "==") ? [node] : [];
}
