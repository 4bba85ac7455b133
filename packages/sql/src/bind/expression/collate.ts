import type { Collate } from "../../ast/expression.ts";
import type { Scope } from "../scope.ts";
import { unknownValue, type BoundValue } from "../value.ts";
import { bindExpression } from "./bind.ts";

/** `x COLLATE c`: the text as it is. JSON becomes a text, but for columns of some tables. */
export function bindCollate(scope: Scope, node: Collate): BoundValue {
  const value = bindExpression(scope, node.operand);
  if (!/^(?:binary|c|posix)$/i.test(node.collation.at(-1)?.name ?? "")) scope.context.collated = true;
  if (value.type.kind === "null" && scope.context.dialect.types.computesConstants !== true)
    return { ...value, type: { kind: "string" } };
  if (value.type.kind !== "json") return value;
  if (node.operand.kind !== "column") return { ...value, type: { kind: "string" } };
  return unknownValue("it depends on where the JSON comes from", value.sources, value.nullability);
}
