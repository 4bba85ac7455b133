import { unknownType, type SqlType } from "@rocky/ir";
import type { AtTimeZone, Expression, FieldAccess, Index, Slice } from "../../ast/expression.ts";
import { noFacts } from "../facts.ts";
import type { Scope } from "../scope.ts";
import { throughExpression } from "../source.ts";
import { unknownValue, type BoundValue } from "../value.ts";
import { bindAll, bindExpression } from "./bind.ts";
import { operatorValue } from "./operator.ts";

/** A field of a struct, a member of a union; anything else is not known here. */
export function fieldOf(value: BoundValue, name: string): BoundValue {
  const sources = throughExpression(value.sources);
  const type = fieldType(value.type, name);
  if (type.kind === "unknown") return { ...unknownValue(type.reason, sources), name };
  const spelled = fieldName(value.type, name) ?? name;
  return { type, nullability: "nullable", sources, facts: noFacts, name: spelled };
}

function fieldsOfType(type: SqlType): readonly { readonly name: string; readonly type: SqlType }[] {
  if (type.kind === "struct") return type.fields;
  return type.kind === "union" ? type.members : [];
}

function fieldName(type: SqlType, name: string): string | undefined {
  return fieldsOfType(type).find((field) => field.name.toLowerCase() === name.toLowerCase())?.name;
}

function fieldType(type: SqlType, name: string): SqlType {
  if (type.kind === "unknown") return type;
  const field = fieldsOfType(type).find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
  if (field !== undefined) return field.type;
  if (type.kind === "json") return unknownType("a path into JSON is not modelled");
  return unknownType(`there is no field ${name} that is known`);
}

/** `f(x).field`, `(x).field`. */
export function bindFieldAccess(scope: Scope, node: FieldAccess): BoundValue {
  return fieldOf(bindExpression(scope, node.operand), node.field.name);
}

/** `x[i]`, also a struct's field by its name in quotes. */
export function bindIndex(scope: Scope, node: Index): BoundValue {
  const operand = bindExpression(scope, node.operand);
  const key = node.index;
  if (operand.type.kind === "struct" && key.kind === "literal" && key.literal === "string") {
    const { name: _, ...value } = fieldOf(operand, key.text);
    return value;
  }
  return operatorValue(scope, { operator: "[]", node }, [operand, bindExpression(scope, node.index)]);
}

/** `x[from:to:step]`. */
export function bindSlice(scope: Scope, node: Slice): BoundValue {
  const bounds = [node.from, node.to, node.step].filter((bound): bound is Expression => bound !== undefined);
  return operatorValue(scope, { operator: "[:]", node }, bindAll(scope, [node.operand, ...bounds]));
}

/** `x AT TIME ZONE z`. */
export function bindAtTimeZone(scope: Scope, node: AtTimeZone): BoundValue {
  return operatorValue(scope, { operator: "at time zone", node }, bindAll(scope, [node.operand, node.zone]));
}
