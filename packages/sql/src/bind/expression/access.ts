import { lowerAscii } from "../../types/lower-ascii.ts";
import { unknownType, type SqlType } from "@rocky/ir";
import type { AtTimeZone, Expression, FieldAccess, Index, Slice } from "../../ast/expression.ts";
import { noFacts } from "../facts.ts";
import type { Scope } from "../scope.ts";
import { throughExpression } from "../source.ts";
import { unknownValue, valueOf, type BoundValue } from "../value.ts";
import { bindExpression } from "./bind.ts";
import { isNull, withDoubt } from "./constant-null.ts";
import { bindDoubted, operatorValue } from "./operator.ts";

/** A field of a struct, a member of a union, what a path into JSON, VARIANT or a map leads to. */
export function fieldOf({ context }: Scope, value: BoundValue, name: string): BoundValue {
  const sources = throughExpression(value.sources);
  // What is inside of JSON and VARIANT is JSON and VARIANT again, also where the whole is NULL.
  const isOpen = value.type.kind === "json" || value.type.kind === "variant";
  if (value.unsure === true && !isOpen)
    return unknownValue("it depends on whether a constant is NULL", sources);
  const hasLists = context.dialect.syntax.forms.has("list-fields");
  const isBare = value.type.kind === "null" || (isNull(value) && !isOpen && !hasLists);
  const type = isBare ? bareNull : fieldType(value.type, name, hasLists);
  if (type.kind === "unknown") return { ...unknownValue(type.reason, sources), name };
  // The fields of a list of structs are a list, which is there where that list is.
  const nullability = value.type.kind === "array" ? value.nullability : "nullable";
  return valueOf({ type, nullability, sources, facts: noFacts, name });
}

/** What any field of a constant NULL is. */
const bareNull: SqlType = { kind: "null" };

function fieldsOfType(type: SqlType): readonly { readonly name: string; readonly type: SqlType }[] {
  if (type.kind === "struct") return type.fields;
  return type.kind === "union" ? type.members : [];
}

function fieldType(type: SqlType, name: string, ofLists: boolean): SqlType {
  if (type.kind === "unknown") return type;
  if (ofLists && type.kind === "array" && type.element.kind === "struct") {
    const element = fieldType(type.element, name, false);
    return element.kind === "unknown" ? element : { kind: "array", element };
  }
  const field = fieldsOfType(type).find((candidate) => lowerAscii(candidate.name) === lowerAscii(name));
  if (field !== undefined) return field.type;
  if (type.kind === "json" || type.kind === "variant") return type;
  if (type.kind === "map") return type.value;
  return unknownType(`there is no field ${name} that is known`);
}

/** `f(x).field`, `(x).field`. */
export function bindFieldAccess(scope: Scope, node: FieldAccess): BoundValue {
  const operand = withDoubt(scope, node.operand, bindExpression(scope, node.operand));
  return node.path === true && operand.type.kind === "string"
    ? inText(operand, node.field.name)
    : fieldOf(scope, operand, node.field.name);
}

/** What a path into a text that holds JSON leads to, which is a text again. */
function inText(text: BoundValue, name: string | undefined): BoundValue {
  return { ...text, nullability: "nullable", literal: undefined, name, facts: noFacts };
}

/** `x[i]`, also a struct's field by its name in quotes. */
export function bindIndex(scope: Scope, node: Index): BoundValue {
  const operand = withDoubt(scope, node.operand, bindExpression(scope, node.operand));
  if (node.path === true && operand.type.kind === "string") return inText(operand, operand.name);
  const key = placeIn(scope, node.index);
  if (operand.type.kind === "struct" && key.kind === "literal" && key.literal === "string") {
    return { ...fieldOf(scope, operand, key.text), name: undefined };
  }
  return operatorValue(scope, { operator: "[]", node }, [operand, ...bindDoubted(scope, [key])]);
}

/** What `OFFSET(i)` and the like stand for between brackets. */
function placeIn(scope: Scope, index: Expression): Expression {
  if (index.kind !== "call" || !scope.context.dialect.syntax.forms.has("array-offset")) return index;
  const [name, more] = index.name;
  const [place, another] = index.arguments;
  const isPlace = more === undefined && /^(?:safe_)?(?:offset|ordinal)$/i.test(name?.name ?? "");
  if (!isPlace || place === undefined || another !== undefined || place.value.kind === "star") return index;
  return place.value;
}

/** Stands for a bound that is not written, which is the first or the last place. */
const openBound: Expression = { kind: "literal", literal: "integer", text: "1", start: 0, end: 0 };

/** `x[from:to:step]`. */
export function bindSlice(scope: Scope, node: Slice): BoundValue {
  const step = node.step === undefined ? [] : [node.step];
  const parts = [node.operand, node.from ?? openBound, node.to ?? openBound, ...step];
  return operatorValue(scope, { operator: "[:]", node }, bindDoubted(scope, parts));
}

/** `x AT TIME ZONE z`. */
export function bindAtTimeZone(scope: Scope, node: AtTimeZone): BoundValue {
  return operatorValue(
    scope,
    { operator: "at time zone", node },
    bindDoubted(scope, [node.operand, node.zone]),
  );
}
