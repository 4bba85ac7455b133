import type { SqlType } from "@rocky/ir";
import type { Literal } from "../../../ast/expression.ts";
import type { ValueType } from "../../../types/value-type.ts";

const int64: SqlType = { kind: "integer", bits: 64, signed: true };

/** The type of a constant in BigQuery. */
export function bigqueryLiteral(node: Literal): ValueType {
  switch (node.literal) {
    case "integer":
      return { type: int64, literal: { kind: "integer", value: BigInt(node.text) } };
    case "decimal":
    case "double":
      return { type: { kind: "float", bits: 64 }, literal: { kind: "float" } };
    case "string":
      return { type: { kind: "string" }, literal: { kind: "string", text: node.text } };
    case "blob":
      return { type: { kind: "binary" } };
    case "boolean":
      return { type: { kind: "boolean" } };
    case "null":
      return { type: { kind: "null" } };
  }
}
