import type { Expression } from "../../../ast/expression.ts";

/** The name that BigQuery gives an output column without an alias: only columns and fields have one. */
export function bigqueryColumnName(node: Expression): string | undefined {
  switch (node.kind) {
    case "column":
      return node.parts.at(-1)?.name;
    case "field":
      return node.field.name;
    default:
      return undefined;
  }
}
