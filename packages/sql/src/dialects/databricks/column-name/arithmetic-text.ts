import type { SqlType } from "@rocky/ir";
import type { Binary } from "../../../ast/expression.ts";
import type { Writing } from "./writing.ts";

/** The text of `+`, `-`, `*` and `/`, which depends on what is computed: Spark has other expressions for dates and intervals. */
export function arithmeticText(node: Binary, [left, right]: readonly [string, string], writing: Writing): string | undefined {
  const plain = `(${left} ${node.operator} ${right})`;
  const types = [writing.valueOf(node.left)?.type, writing.valueOf(node.right)?.type] as const;
  const isNumber = types.map((type) => type !== undefined && numbers.has(type.kind));
  if (isNumber[0] === true && isNumber[1] === true) return plain;
  const [a, b] = types;
  if (a === undefined || b === undefined || a.kind === "unknown" || b.kind === "unknown") {
    return node.operator === "/" || (node.operator === "*" && isNumber[1] === true) ? plain : undefined;
  }
  switch (node.operator) {
    case "+":
      return sumText(a, b, [left, right]);
    case "-":
      return differenceText(a, b, [left, right]);
    case "*":
      return productText(a, b, [left, right]);
    default:
      return isCalendar(a) ? `divide_interval(${left}, ${right})` : plain;
  }
} // prettier-ignore

const numbers: ReadonlySet<SqlType["kind"]> = new Set(["integer", "decimal", "float"]);

function isCalendar(type: SqlType): boolean {
  return type.kind === "interval" && type.fields === "any";
}

function isDays(type: SqlType): boolean {
  return type.kind === "interval" && type.fields === "DAY";
}

type Operands = readonly [left: string, right: string];

function sumText(a: SqlType, b: SqlType, [left, right]: Operands): string {
  const plain = `(${left} + ${right})`;
  const isMoment = (type: SqlType): boolean => type.kind === "date" || type.kind === "timestamp";
  if (a.kind === "interval" && b.kind === "interval") return plain;
  if (a.kind === "interval") return b.kind === "null" ? plain : sumText(b, a, [right, left]);
  if (b.kind === "interval") {
    if (a.kind === "null") return plain;
    return a.kind === "date" && isDays(b)
      ? `date_add(${left}, extractansiintervaldays(${right}))`
      : `${left} + ${right}`;
  }
  if (!isMoment(a)) return isMoment(b) ? sumText(b, a, [right, left]) : plain;
  if (b.kind === "null" || a.kind !== "date") return `${left} + ${right}`;
  return `date_add(${left}, ${right})`;
}

function differenceText(a: SqlType, b: SqlType, [left, right]: Operands): string {
  const plain = `(${left} - ${right})`;
  if (b.kind === "interval") {
    if (a.kind === "interval" || a.kind === "null") return plain;
    return a.kind === "date" && isDays(b)
      ? `date_add(${left}, (- extractansiintervaldays(${right})))`
      : `${left} - ${right}`;
  }
  return a.kind === "date" && numbers.has(b.kind) ? `date_sub(${left}, ${right})` : plain;
}

function productText(a: SqlType, b: SqlType, [left, right]: Operands): string {
  if (a.kind !== "interval" && b.kind === "interval") return productText(b, a, [right, left]);
  return isCalendar(a) ? `multiply_interval(${left}, ${right})` : `(${left} * ${right})`;
}
