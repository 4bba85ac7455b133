import type { Expression } from "../../../ast/expression.ts";
import type { Naming } from "../../naming.ts";
import { expressionText } from "./expression-text.ts";
import { queryText } from "./query-text.ts";
import type { Writer } from "./writer.ts";

/** The name that DuckDB gives a column without an alias; `undefined` where it is not certain. */
export function duckdbColumnName(node: Expression, { windows }: Naming): string | undefined {
  if (node.kind === "column") return node.parts[node.parts.length - 1]?.name;
  const writer: Writer = { windows, uncertain: false, text: expressionText, query: queryText };
  const text = expressionText(writer, node);
  return writer.uncertain ? undefined : text;
}
