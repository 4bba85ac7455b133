import type { Expression, Star } from "../../../ast/expression.ts";
import type { NamedWindow, QueryNode } from "../../../ast/query.ts";

/** How the parts of a name are written; the rules call each other in a circle. */
export interface Writer {
  readonly windows: readonly NamedWindow[];
  /** A part of the name is not certain, so the name is not used. */
  uncertain: boolean;
  text(writer: Writer, node: Expression | Star): string;
  query(writer: Writer, node: QueryNode): string;
}

/** Marks the name as not certain. */
export function give(writer: Writer): string {
  writer.uncertain = true;
  return "";
}

/** Texts with commas between them. */
export function commas(writer: Writer, nodes: readonly (Expression | Star)[]): string {
  return nodes.map((node) => writer.text(writer, node)).join(", ");
}
