import type { Expression } from "../../../ast/expression.ts";

/** The name of a column, also of one in parentheses. Every other output is named by its text, see `DialectNames.textName`. */
export function snowflakeColumnName(node: Expression): string | undefined {
  return node.kind === "column" ? node.parts.at(-1)?.name : undefined;
}
