import type { SqlType } from "@rocky/ir";
import type { Expression } from "../ast/expression.ts";
import type { Scope } from "../bind/scope.ts";
import type { BoundValue } from "../bind/value.ts";
import { report } from "../diagnostics.ts";
import type { Check } from "./check.ts";
import { nameOf, tell, typeOf } from "./tell.ts";

// The engine refuses to order texts and other values; for equality it reads the text.
const equalities: ReadonlySet<string> = new Set(["=", "==", "<>", "!="]);

/** W045: a text compared with something else. Warning: it works as long as every text can be read as the other type. */
export const textCompared: Check = {
  on: "binary",
  look: ({ scope, node, of }) => {
    if (!equalities.has(node.operator)) return;
    // Columns that a join compares have findings of their own.
    if (scope.clause === "ON" && node.left.kind === "column" && node.right.kind === "column") return;
    const [left, right] = [of(node.left), of(node.right)];
    if (left === undefined || right === undefined) return;
    meet(scope, node, { text: node.left, left, right });
    meet(scope, node, { text: node.right, left: right, right: left });
  },
};

/** W045: texts in a list of numbers or dates. Warning, as above. */
export const textListed: Check = {
  on: "in",
  look: ({ scope, node, of }) => {
    const left = of(node.operand);
    const [first] = node.list ?? [];
    const right = first === undefined ? undefined : of(first);
    if (left === undefined || right === undefined) return;
    meet(scope, node, { text: node.operand, left, right });
  },
};

interface Meeting {
  readonly text: Expression;
  readonly left: BoundValue;
  readonly right: BoundValue;
}

function meet(scope: Scope, node: Expression, { text, left, right }: Meeting): void {
  if (left.type.kind !== "string" || left.literal !== undefined || !isStrict(right.type)) return;
  // Where the engine compares the two not at all, that is said already.
  if (scope.context.dialect.types.operator("=", [left, right]).kind === "no-overload") return;
  const [name, other] = [nameOf(text, "this text"), typeOf(scope, right)];
  const isSoft = scope.context.dialect.types.nullsForFailures === true;
  tell(scope, node, {
    row: report.implicitCast,
    args: {
      name,
      type: typeOf(scope, left),
      other,
      consequence: isSoft ? "a text that is none becomes NULL" : "the query fails for a text that is none",
    },
    extras: {
      help: isSoft
        ? "CAST one of them, so that it is clear what is meant."
        : `CAST the other side to text, or use TRY_CAST(${name} AS ${other}), which is NULL then.`,
    },
  });
}

/** Types that most texts are none of. */
function isStrict({ kind }: SqlType): boolean {
  switch (kind) {
    case "boolean":
    case "integer":
    case "decimal":
    case "bignumeric":
    case "float":
    case "date":
    case "time":
    case "timestamp":
    case "uuid":
      return true;
    default:
      return false;
  }
}
