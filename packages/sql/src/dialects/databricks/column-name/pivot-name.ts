import type { Expression, Literal } from "../../../ast/expression.ts";

/** The name that Spark gives the column of a pivoted value without an alias: the value as a text. */
export function pivotValueName(node: Expression): string | undefined {
  switch (node.kind) {
    case "literal":
      return literalName(node);
    case "typed-literal":
      return momentName(node.type.text.toLowerCase(), node.text);
    case "unary": {
      const operand = node.operator === "-" ? pivotValueName(node.operand) : undefined;
      return operand === undefined ? undefined : `-${operand}`;
    }
    case "row": {
      const parts = node.elements.map(pivotValueName);
      return parts.includes(undefined) ? undefined : `{${parts.join(", ")}}`;
    }
    default:
      return undefined;
  }
}

/** A column is called after the aggregate too where there are several. */
export function pivotColumnName(value: string, aggregate: string | undefined): string {
  return aggregate === undefined ? value : `${value}_${aggregate}`;
}

function literalName({ literal, text }: Literal): string | undefined {
  switch (literal) {
    case "integer":
      return /^\d+$/.test(text) ? `${BigInt(text)}` : undefined;
    case "decimal":
      return /^\d+\.\d+$/.test(text) ? text : undefined;
    case "string":
      return text;
    case "boolean":
      return text.toLowerCase();
    case "null":
      return "null";
    case "double":
    case "blob":
      return undefined;
  }
}

/** Midnight is written out, fractions of a second without the zeros at their end. */
function momentName(type: string, text: string): string | undefined {
  if (type === "date") return /^\d{4}-\d\d-\d\d$/.test(text) ? text : undefined;
  if (type !== "timestamp" && type !== "timestamp_ntz") return undefined;
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return `${text} 00:00:00`;
  return /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{0,5}[1-9])?$/.test(text) ? text : undefined;
}
