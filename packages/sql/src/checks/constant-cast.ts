import { lastName } from "../ast/last-name.ts";
import type { SqlType } from "@rocky/ir";
import type { Expression } from "../ast/expression.ts";
import type { Scope } from "../bind/scope.ts";
import type { BoundValue } from "../bind/value.ts";
import { report } from "../diagnostics.ts";
import type { Check } from "./check.ts";
import { boundsOf } from "./integer-bounds.ts";
import { comparisons, tell } from "./tell.ts";

/** W050: `'abc'::INT`. Warning: it fails for every row that reaches it, but there may be none. */
export const constantCast: Check = {
  on: "cast",
  look: ({ scope, node, value, of }) => {
    const operand = of(node.operand);
    if (!node.safe && operand !== undefined) judge(scope, { node, constant: operand, type: value.type });
  },
};

/** W050: `DATE '2024-13-01'`. Warning: it fails for every row that reaches it, but there may be none. */
export const constantTyped: Check = {
  on: "typed-literal",
  look: ({ scope, node, value }) => {
    if (isUnreadable(scope, node.text, value.type))
      say(scope, node, { text: quoted(node.text), type: value.type });
  },
};

/** W050: `day = 'soon'`, where the text becomes what the other side is. Warning, as for a cast. */
export const constantCompared: Check = {
  on: "binary",
  look: ({ scope, node, of }) => {
    if (node.left.kind !== "literal" && node.right.kind !== "literal") return;
    if (!comparisons.has(node.operator)) return;
    const [left, right] = [of(node.left), of(node.right)];
    if (left === undefined || right === undefined) return;
    meets(scope, left, { node: node.right, value: right });
    meets(scope, right, { node: node.left, value: left });
  },
};

/** W050: `WHERE 'abc'`. Warning, as for a cast. */
export const constantCondition: Check = {
  on: "select",
  look: ({ scope, node, where }) => {
    if (node.where?.kind !== "literal" || where === undefined) return;
    judge(scope, { node: node.where, constant: where, type: { kind: "boolean" } });
  },
};

/** W050: `n IN ('a', 'b')`, where the texts become what the value before IN is. Warning, as for a cast. */
export const constantListed: Check = {
  on: "in",
  look: ({ scope, node, of }) => {
    const left = of(node.operand);
    if (left === undefined || left.type.kind === "string" || node.list === undefined) return;
    for (const item of node.list) {
      const value = of(item);
      if (value !== undefined) meets(scope, left, { node: item, value });
    }
  },
};

/** W050: `day BETWEEN 'a' AND 'b'`. Warning, as for a cast. */
export const constantBound: Check = {
  on: "between",
  look: ({ scope, node, of }) => {
    const left = of(node.operand);
    if (left === undefined) return;
    for (const bound of [node.low, node.high]) {
      const value = of(bound);
      if (value !== undefined) meets(scope, left, { node: bound, value });
    }
  },
};

/** The values of which a call gives one, by its name; the last number is where they start. */
const choosing: ReadonlyMap<string, number> = new Map([
  ["coalesce", 0],
  ["ifnull", 0],
  ["if", 1],
  ["greatest", 0],
  ["least", 0],
]);

/** W050: `coalesce(n, 'none')`, where the text becomes what the other values are. Warning, as for a cast. */
export const constantChosen: Check = {
  on: "call",
  look: ({ scope, node, value, of }) => {
    if (node.name.length > 1 || node.arguments.every(({ value: { kind } }) => kind !== "literal")) return;
    const start = choosing.get(lastName(node.name).toLowerCase());
    if (start === undefined) return;
    for (const argument of node.arguments.slice(start)) {
      if (argument.value.kind !== "literal") continue;
      const constant = of(argument.value);
      if (constant !== undefined) judge(scope, { node: argument.value, constant, type: value.type });
    }
  },
};

/** W050: `CASE WHEN … THEN 'a' ELSE 0 END` and `CASE n WHEN 'a' …`. Warning, as for a cast. */
export const constantBranch: Check = {
  on: "case",
  look: ({ scope, node, value, of }) => {
    const operand = node.operand === undefined ? undefined : of(node.operand);
    for (const { when } of node.branches) {
      const test = operand === undefined || when.kind !== "literal" ? undefined : of(when);
      if (operand !== undefined && test !== undefined) meets(scope, operand, { node: when, value: test });
    }
    for (const result of [...node.branches.map((branch) => branch.result), node.otherwise]) {
      const constant = result?.kind === "literal" ? of(result) : undefined;
      if (result !== undefined && constant !== undefined)
        judge(scope, { node: result, constant, type: value.type });
    }
  },
};

function meets(
  scope: Scope,
  other: BoundValue,
  constant: { readonly node: Expression; readonly value: BoundValue },
): void {
  // An enum is compared as text.
  if (other.literal?.kind === "string" || other.type.kind === "enum") return;
  judge(scope, { node: constant.node, constant: constant.value, type: other.type });
}

interface Judged {
  readonly node: Expression;
  readonly constant: BoundValue;
  readonly type: SqlType;
}

function judge(scope: Scope, { node, constant, type }: Judged): void {
  const { literal } = constant;
  if (literal?.kind === "string" && isUnreadable(scope, literal.text, type)) {
    say(scope, node, { text: quoted(literal.text), type });
  } else if (literal?.kind === "integer" && node.kind === "cast" && type.kind === "integer") {
    const [low, high] = boundsOf(type);
    if (literal.value < low || literal.value > high) say(scope, node, { text: String(literal.value), type });
  }
}

function say(
  scope: Scope,
  node: Expression,
  { text, type }: { readonly text: string; readonly type: SqlType },
): void {
  if (scope.tried === true) return;
  tell(scope, node, {
    row: report.constantCast,
    args: {
      text,
      type: scope.context.dialect.types.print(type),
      consequence: consequenceOf(scope),
    },
  });
}

function consequenceOf({ context }: Scope): string {
  const isNull = context.dialect.types.nullsForFailures === true;
  return isNull ? "is NULL for every row" : "fails for every row that reaches it";
}

function isUnreadable({ context }: Scope, text: string, type: SqlType): boolean {
  return context.dialect.types.isUnreadable(text, type);
}

function quoted(text: string): string {
  return text.length > 40 ? `'${text.slice(0, 40)}…'` : `'${text}'`;
}
