import type { Expression, ListLiteral, MapLiteral, Row, StructLiteral } from "../../ast/expression.ts";
import { noFacts } from "../facts.ts";
import { reportNoCommonType, type Mixture } from "../no-common-type.ts";
import type { Scope } from "../scope.ts";
import { firstUnknown, unknownValue, valueOf, type BoundValue } from "../value.ts";
import { bindAll, bindExpression, computedFrom } from "./bind.ts";
import { bindNamedValue } from "./named-value.ts";

/** `[a, b]`. A list is never NULL, whatever its elements are. */
export function bindList(scope: Scope, node: ListLiteral): BoundValue {
  const elements = bindAll(scope, node.elements);
  const sources = computedFrom(elements);
  const element = common(scope, { values: elements, nodes: node.elements, what: "the elements of a list" });
  if (element.type.kind === "unknown") return unknownValue(element.type.reason, sources, "not-null");
  return valueOf({
    type: { kind: "array", element: element.type },
    nullability: "not-null",
    sources,
    facts: noFacts,
    parts: constantParts(scope, elements),
  });
}

/** The elements of a list of constants, where these convert one by one. */
function constantParts({ context }: Scope, elements: readonly BoundValue[]): BoundValue["parts"] {
  if (!context.dialect.syntax.forms.has("constant-lists")) return undefined;
  const isConstant = ({ type, literal, parts }: BoundValue): boolean =>
    type.kind === "null" || literal !== undefined || parts !== undefined;
  return elements.every(isConstant) ? elements : undefined;
}

/** `MAP {k: v}`. */
export function bindMap(scope: Scope, node: MapLiteral): BoundValue {
  const keyNodes = node.entries.map((entry) => entry.key);
  const keys = bindAll(scope, keyNodes);
  const valueNodes = node.entries.map((entry) => entry.value);
  const values = bindAll(scope, valueNodes);
  const sources = computedFrom([...keys, ...values]);
  const key = common(scope, { values: keys, nodes: keyNodes, what: "the keys of a map" });
  const value = common(scope, { values, nodes: valueNodes, what: "the values of a map" });
  const reason = firstUnknown([key, value]);
  if (reason !== undefined) return unknownValue(reason, sources, "not-null");
  return valueOf({
    type: { kind: "map", key: key.type, value: value.type },
    nullability: "not-null",
    sources,
    facts: noFacts,
  });
}

function common(scope: Scope, elements: Omit<Mixture, "context">): BoundValue {
  const { values } = elements;
  const found = scope.context.dialect.types.commonType(values, "array");
  if (found.kind === "ok") return { ...unknownValue(""), type: found.type };
  if (found.kind === "none") reportNoCommonType(scope, { ...elements, context: "array" });
  return unknownValue(
    firstUnknown(values) ?? (found.kind === "unknown" ? found.reason : "its elements have no common type"),
  );
}

/** `{a: 1}`. */
export function bindStruct(scope: Scope, node: StructLiteral): BoundValue {
  const names = node.entries.map((entry) => (entry.key.kind === "literal" ? entry.key.text : ""));
  return construct(scope, { name: "struct_pack", nodes: node.entries.map((entry) => entry.value), names });
}

/** `(a, b)`. */
export function bindRow(scope: Scope, node: Row): BoundValue {
  const name = scope.context.dialect.functions.rowMaker ?? "row";
  const names = node.names?.map((given) => given?.name);
  return construct(scope, { name, nodes: node.elements, names });
}

/** A function that builds a value from parts. */
interface Construction {
  readonly name: string;
  readonly nodes: readonly Expression[];
  /** The names of the parts that are given one. */
  readonly names: readonly (string | undefined)[] | undefined;
}

function construct(scope: Scope, { name, nodes, names }: Construction): BoundValue {
  const bind = names === undefined ? bindExpression : bindNamedValue;
  const values = nodes.map((node) => bind(scope, node));
  const sources = computedFrom(values);
  const { functions } = scope.context.dialect;
  const definition = functions.lookup(name);
  if (definition === undefined) return unknownValue(`${name} is not modelled`, sources, "not-null");
  const args = values.map(({ type, literal, parts, name: own }, i) => {
    const label = names?.[i] ?? own;
    return { type, literal, parts, ...(label === undefined ? undefined : { name: label }) };
  });
  const resolution = functions.resolve(definition, args);
  if (resolution.kind !== "ok")
    return unknownValue(firstUnknown(values) ?? "its parts are not modelled", sources, "not-null");
  return valueOf({
    type: resolution.type,
    nullability: "not-null",
    sources,
    facts: noFacts,
    parts: resolution.parts,
  });
}
