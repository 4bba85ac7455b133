import type { SqlType } from "@rocky/ir";
import type { Binary, Expression, Literal } from "../ast/expression.ts";
import { bindExpression } from "../bind/expression/bind.ts";
import { structureOf } from "../bind/structure.ts";
import { report } from "../diagnostics.ts";
import type { Check } from "./check.ts";
import { nameOf, tell } from "./tell.ts";

/**
 * W044: `x = 1 AND x = 2`, which is never true, and `x <> 1 OR x <> 2`, which always is. Warning: certain for columns of whole and decimal numbers
 * and of texts, the only ones looked at; texts that differ in more than case, so that no collation makes them one.
 */
export const contradiction: Check = {
  on: "logical",
  look: ({ scope, node }) => {
    const operators = node.operator === "and" ? ["=", "=="] : ["<>", "!="];
    const tests = node.operands.filter((operand): operand is Binary => isTest(operand, operators));
    if (tests.length < 2) return;
    const first = new Map<string, Binary>();
    for (const test of tests) {
      const column = structureOf(scope, test.left);
      if (column === undefined || !column.startsWith("#")) continue;
      const before = first.get(column);
      if (before === undefined) first.set(column, test);
      else if (
        differs(before.right, test.right) &&
        isExact(bindExpression(scope, test.left).type, test.right)
      ) {
        const name = nameOf(test.left, "");
        const both = `${name} ${test.operator} ${textOf(before.right)} ${node.operator.toUpperCase()} ${name} ${test.operator} ${textOf(test.right)}`;
        tell(scope, node, {
          row: report.alwaysSame,
          args: { why: both, result: node.operator === "and" ? "never true" : "true unless it is NULL" },
          extras: {
            help: node.operator === "and" ? "Write IN, or OR." : "Write NOT IN, or AND.",
          },
        });
        return;
      }
    }
  },
};

function isTest(node: Expression, operators: readonly string[]): boolean {
  return (
    node.kind === "binary" &&
    operators.includes(node.operator) &&
    node.left.kind === "column" &&
    node.right.kind === "literal"
  );
}

function textOf(node: Expression): string {
  if (node.kind !== "literal") return "…";
  return node.literal === "string" ? `'${node.text}'` : node.text;
}

/** Whether a type tells all constants of a kind apart: one that reads `'t'` and `'true'`, or rounds, does not. */
function isExact({ kind }: SqlType, constant: Expression): boolean {
  if (constant.kind !== "literal") return false;
  if (constant.literal === "string") return kind === "string" || kind === "enum";
  return kind === "integer" || kind === "decimal";
}

function differs(a: Expression, b: Expression): boolean {
  if (a.kind !== "literal" || b.kind !== "literal" || a.literal !== b.literal) return false;
  const certain: readonly Literal["literal"][] = ["integer", "string"];
  if (!certain.includes(a.literal)) return false;
  if (a.literal === "integer" && a.text.length + b.text.length > mostDigits) return false;
  if (a.literal === "integer") return a.text !== b.text && valueOf(a.text) !== valueOf(b.text);
  return (
    /^[a-z_]+$/i.test(a.text) && /^[a-z_]+$/i.test(b.text) && a.text.toLowerCase() !== b.text.toLowerCase()
  );
}

/** Numbers of more digits are not read. */
const mostDigits = 200;

function valueOf(text: string): bigint {
  return BigInt(text.replaceAll("_", ""));
}
