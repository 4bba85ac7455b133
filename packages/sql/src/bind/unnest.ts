import type { SqlType } from "@rocky/ir";
import type { Call, Expression, Identifier } from "../ast/expression.ts";
import { columnNameOf } from "../dialects/column-name-of.ts";
import { bindExpression } from "./expression/bind.ts";
import { isUnnest } from "./makes-rows.ts";
import type { Scope } from "./scope.ts";
import type { Expansion, Output } from "./star.ts";
import { unknownValue, valueOf, type BoundValue } from "./value.ts";

/** An item of a SELECT list. */
interface Item {
  readonly expression: Expression;
  readonly alias: Identifier | undefined;
}

/**
 * `unnest(x)` as a whole item of a SELECT list: a struct gives a column for each field, and with `recursive` or
 * `max_depth` so does what is inside. `undefined` for every other expression.
 */
export function expandUnnest(scope: Scope, item: Item): Expansion | undefined {
  const { expression } = item;
  if (expression.kind !== "call" || !isUnnest(expression.name)) return undefined;
  const [argument, ...options] = expression.arguments;
  if (argument === undefined || argument.value.kind === "star") return undefined;
  const depth = options.length === 0 ? 1 : depthOf(options);
  const value = bindExpression(scope, argument.value);
  if (depth === undefined) return { outputs: [], gap: "how deep it is unnested is no constant" };
  const { type, left } = withoutLists(value.type, depth);
  const node = expression;
  if (type.kind === "unknown") return { outputs: [], gap: type.reason };
  if (type.kind === "struct" && left > 0)
    return { outputs: fieldsOf(value, { type, left, node }), gap: undefined };
  if (options.length === 0) return undefined;
  const name = item.alias?.name ?? columnNameOf(expression, scope.context.dialect) ?? "";
  return { outputs: [{ name, value: nullable(value, type), node }], gap: undefined };
}

/** How many levels are unnested; `undefined` where the text does not say. */
function depthOf(options: Call["arguments"]): number | undefined {
  let depth: number | undefined = 1;
  for (const { name, value } of options) {
    const constant = value.kind === "literal" ? value : undefined;
    if (name?.name.toLowerCase() === "recursive" && constant?.literal === "boolean") {
      if (constant.text.toLowerCase() === "true") depth = Infinity;
    } else if (name?.name.toLowerCase() === "max_depth" && constant?.literal === "integer") {
      depth = Number(constant.text);
    } else {
      return undefined;
    }
  }
  return depth;
}

/** The type inside the lists around it, and how many levels are left after them. */
function withoutLists(type: SqlType, depth: number): { readonly type: SqlType; readonly left: number } {
  let inner = type;
  let left = depth;
  while (inner.kind === "array" && left > 0) {
    inner = inner.element;
    left--;
  }
  return { type: inner, left };
}

/** A struct that is taken apart. */
interface Opened {
  readonly type: Extract<SqlType, { kind: "struct" }>;
  readonly left: number;
  readonly node: Call;
}

/** The columns for the fields of a struct; lists inside it stay what they are. */
function fieldsOf(value: BoundValue, { type, left, node }: Opened): readonly Output[] {
  return type.fields.flatMap((field) =>
    field.type.kind === "struct" && left > 1
      ? fieldsOf(value, { type: field.type, left: left - 1, node })
      : [{ name: field.name, value: nullable(value, field.type), node }],
  );
}

/** Whether a NULL that nothing gave a type is part of a type. */
function hasBareNull(type: SqlType): boolean {
  switch (type.kind) {
    case "null":
      return true;
    case "array":
      return hasBareNull(type.element);
    case "struct":
      return type.fields.some((field) => hasBareNull(field.type));
    default:
      return false;
  }
}

function nullable(value: BoundValue, type: SqlType): BoundValue {
  if (hasBareNull(type)) return unknownValue("a NULL in a struct has no type", value.sources);
  if (type.kind === "unknown") return unknownValue(type.reason, value.sources);
  const { sources, facts } = value;
  return valueOf({ type, nullability: "nullable", sources, facts });
}
