import { lastName } from "../../ast/last-name.ts";
import { namingOf } from "../notes.ts";
import { unknownType } from "@rocky/ir";
import type {
  Argument,
  Call,
  Expression,
  Lambda,
  ListLiteral,
  Star,
  StructLiteral,
} from "../../ast/expression.ts";
import type { ArgumentType } from "../../functions/argument-type.ts";
import { foldName } from "../context.ts";
import type { ScopeColumn } from "../relation-scope.ts";
import { emptyFrom } from "../from-result.ts";
import { findRelation, type Scope } from "../scope.ts";
import { columnOf, starColumns } from "../star.ts";
import { unknownValue, type BoundValue } from "../value.ts";
import { bindExpression } from "./bind.ts";
import { isComputedText, isNull, withDoubt } from "./constant-null.ts";
import { bindNamedValue } from "./named-value.ts";

/** An argument of a call: its value, and what the function's rules see of it. */
export interface BoundArgument {
  readonly value: BoundValue;
  readonly type: ArgumentType;
}

/** Binds the arguments; the value before a dot and the one of WITHIN GROUP come first, `*` is none. */
export function bindArguments(
  scope: Scope,
  node: Call,
  receiver: Expression | undefined,
): readonly BoundArgument[] {
  const bound: BoundArgument[] = [];
  if (receiver !== undefined) bound.push(plain(scope, receiver, bindExpression(scope, receiver)));
  for (const { expression } of ordersItsArgument(node) ? node.orderBy : node.withinGroup) {
    if (expression.kind === "star") continue;
    const value = bindExpression(scope, expression);
    if (!isOrderedWithin(scope, node)) bound.push(plain(scope, expression, value));
  }
  for (const argument of node.arguments) {
    const { value } = argument;
    if (value.kind === "star") {
      const isPlain = value.qualifier.length === 0 && lastName(node.name).toLowerCase() === "count";
      if (!isPlain && scope.context.dialect.syntax.forms.has("star-arguments"))
        bound.push(...starArguments(scope, value));
      continue;
    }
    if (value.kind === "lambda") {
      // A function of a constant NULL is one before the engine looks at the lambda, and an empty list may be as well.
      const isSkipped = bound.some(
        ({ value: other }) => isNull(other) || other.unsure === true || isEmpty(other),
      );
      bound.push(lambdaArgument(isSkipped ? { ...scope, tried: true } : scope, value));
    } else {
      const bind = argument.name === undefined ? bindExpression : bindNamedValue;
      bound.push(named(scope, plain(scope, value, bind(scope, value)), argument));
    }
  }
  return bound;
}

/** Whether what WITHIN GROUP orders by is no argument. */
function isOrderedWithin({ context }: Scope, { name }: Call): boolean {
  return context.dialect.functions.orderedWithin?.has(lastName(name).toLowerCase()) === true;
}

/** The columns that a star among arguments stands for, with what they are called. */
function starArguments(scope: Scope, node: Star): readonly BoundArgument[] {
  const shown = new Map(
    [...scope.merged.values()].flatMap((column) => {
      const [first] = column.members ?? [];
      return first === undefined || first.id === column.id ? [] : [[first.id, column] as const];
    }),
  );
  const { relations, merged, notNull, outer } = scope;
  const from = { ...emptyFrom, relations, merged, shown, notNull, outer };
  const { columns } = starColumns({ scope, from }, node);
  const isTable =
    node.qualifier.length === 0 ||
    findRelation(
      scope,
      node.qualifier.map(({ name }) => name),
    ) !== undefined;
  const path = node.qualifier.map(({ name }) => name).join(".");
  scope.context.notes?.stars.set(
    node,
    columns.map(({ name }) => (isTable ? name : `${path}.${name} AS ${name}`)),
  );
  return columns.map(({ name, column, replacement }) => {
    const value = replacement === undefined ? columnOf(scope, column) : bindExpression(scope, replacement);
    return { value, type: { type: value.type, column: name } };
  });
}

/** `quantile_disc(0.5 ORDER BY x)` and `mode(ORDER BY x)`, which are read as with WITHIN GROUP. */
function ordersItsArgument(node: Call): boolean {
  const { length } = node.arguments;
  if (node.orderBy.length !== 1 || node.over !== undefined || length > 1) return false;
  return (length === 0 ? /^mode$/i : quantiles).test(lastName(node.name));
}

const quantiles = /^quantile_(?:disc|cont)$/i;

function plain(scope: Scope, node: Expression, bare: BoundValue): BoundArgument {
  const value = withDoubt(scope, node, bare);
  return { value, type: argumentType(value, value.name !== undefined && hasOwnName(scope, node)) };
}

function isEmpty({ type }: BoundValue): boolean {
  return type.kind === "array" && type.element.kind === "null";
}

/** Most arguments are a column or nothing beside their type, and what a spread makes takes longer. */
function argumentType({ type, unsure, literal, parts, name }: BoundValue, isNamed: boolean): ArgumentType {
  const column = isNamed ? name : undefined;
  if (unsure === undefined && literal === undefined && parts === undefined)
    return column === undefined ? { type } : { type, column };
  return {
    type,
    ...(unsure === undefined ? {} : { unsure }),
    ...(literal === undefined ? {} : { literal }),
    ...(parts === undefined ? {} : { parts }),
    ...(column === undefined ? {} : { column }),
  };
}

/** Where an output can be without a name, only what gives an output its name gives one to an argument. */
function hasOwnName({ context }: Scope, node: Expression): boolean {
  const { dialect } = context;
  return (
    dialect.names.unnamedOutput === undefined || dialect.columnName(node, namingOf(context, [])) !== undefined
  );
}

/** What the text of an argument says beside its value: its name, and constants in a list. */
function named(scope: Scope, bound: BoundArgument, { name, value }: Argument): BoundArgument {
  if (value.kind === "star") return bound;
  const texts = value.kind === "list" ? textsOf(value) : undefined;
  const fields = value.kind === "struct" ? fieldsOf(value) : undefined;
  const computed = isComputedText(scope, value, bound.value);
  if (name === undefined && texts === undefined && fields === undefined && !computed) return bound;
  const type: ArgumentType = {
    ...bound.type,
    ...(name === undefined ? {} : { name: name.name }),
    ...(texts === undefined ? {} : { texts }),
    ...(fields === undefined ? {} : { fields }),
    ...(computed ? { computed } : {}),
  };
  return { value: bound.value, type };
}

function fieldsOf({ entries }: StructLiteral): ArgumentType["fields"] {
  const fields: { name: string; text: string }[] = [];
  for (const { key, value } of entries) {
    if (key.kind !== "literal" || value.kind !== "literal" || value.literal !== "string") return undefined;
    fields.push({ name: key.text, text: value.text });
  }
  return fields;
}

function textsOf({ elements }: ListLiteral): readonly string[] | undefined {
  const texts: string[] = [];
  for (const element of elements) {
    if (element.kind !== "literal" || element.literal !== "string") return undefined;
    texts.push(element.text);
  }
  return texts;
}

// Every lambda is bound twice, so that one in another is bound four times, and so on.
const mostTypedLambdas = 5;

/** A lambda: its body is typed when the function's rule knows the parameters; what it reads is found here. */
function lambdaArgument(scope: Scope, node: Lambda): BoundArgument {
  const lambdas = scope.lambdas + 1;
  const bodyWith = (types: readonly ArgumentType["type"][]): BoundValue => {
    const parameters = new Map(scope.parameters);
    node.parameters.forEach((parameter, i) => {
      parameters.set(
        foldName(scope.context, parameter.name),
        parameterColumn(scope, parameter.name, types[i]),
      );
    });
    return bindExpression({ ...scope, parameters, lambdas }, node.body);
  };
  const untyped = bodyWith([]);
  const value = unknownValue("a lambda has no value of its own", untyped.sources, "not-null");
  const body = lambdas > mostTypedLambdas ? (): BoundValue => untyped : bodyWith;
  return {
    value: { ...value, type: { kind: "null" } },
    type: { type: value.type, lambda: { parameters: node.parameters.length, body } },
  };
}

function parameterColumn(scope: Scope, name: string, type: ArgumentType["type"] | undefined): ScopeColumn {
  return {
    id: scope.context.nextColumnId++,
    name,
    type: type ?? unknownType("the lambda's parameter has no type yet"),
    nullability: "nullable",
    sources: [],
  };
}
