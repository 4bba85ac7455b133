import type { Expression } from "../ast/expression.ts";
import { report } from "../diagnostics.ts";
import type { Check } from "./check.ts";
import { tell } from "./tell.ts";

/** W044: BETWEEN whose lower bound is above the upper one. Warning: certain for constants, the only ones looked at. */
export const reversedBetween: Check = {
  on: "between",
  look: ({ scope, node }) => {
    const low = orderedConstant(node.low);
    const high = orderedConstant(node.high);
    if (low === undefined || high === undefined || low.form !== high.form || low.value <= high.value) return;
    tell(scope, node, {
      row: report.alwaysSame,
      args: {
        why: `the lower bound of BETWEEN, ${low.text}, is above the upper one, ${high.text}`,
        result: node.negated ? "true unless a value is NULL" : "never true",
      },
      extras: { help: "Exchange the bounds." },
    });
  },
};

/** A constant whose order is known, with others of the same form. */
interface OrderedConstant {
  readonly form: "number" | "date";
  readonly value: number | string;
  readonly text: string;
}

const isoDate = /^\d{4}-\d\d-\d\d$/;

function orderedConstant(node: Expression): OrderedConstant | undefined {
  if (node.kind === "unary" && node.operator === "-") {
    const inner = orderedConstant(node.operand);
    return typeof inner?.value === "number"
      ? { ...inner, value: -inner.value, text: `-${inner.text}` }
      : undefined;
  }
  if (node.kind !== "literal" && node.kind !== "typed-literal") return undefined;
  const { text } = node;
  if (node.kind === "literal" && (node.literal === "integer" || node.literal === "decimal")) {
    const value = Number(text);
    return Number.isSafeInteger(value) || node.literal === "decimal"
      ? { form: "number", value, text }
      : undefined;
  }
  const mayBeDate = node.kind === "typed-literal" || node.literal === "string";
  return mayBeDate && isoDate.test(text) ? { form: "date", value: text, text } : undefined;
}
