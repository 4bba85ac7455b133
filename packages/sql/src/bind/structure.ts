import { unknownType } from "@rocky/ir";
import { childrenOf } from "../ast/children.ts";
import { lastName } from "../ast/last-name.ts";
import type { Comprehension, Expression, Lambda, Star } from "../ast/expression.ts";
import { findName, findRelation, type Scope } from "./scope.ts";
import { foldName } from "./context.ts";

/**
 * A text that two expressions share exactly when they are the same but for white space and the way columns are named;
 * `undefined` for expressions that cannot be compared (with queries or windows in them).
 */
export function structureOf(scope: Scope, node: Expression | Star): string | undefined {
  const parts: string[] = [];
  return write(scope, node, parts) ? parts.join("") : undefined;
}

/** The kind of an expression, with the name of what it calls: expressions of other shapes have other structures. */
export function shapeOf(node: Expression): string {
  return node.kind === "call" ? `call ${lastName(node.name).toLowerCase()}` : node.kind;
}

function write(scope: Scope, node: Expression | Star, parts: string[]): boolean {
  const head = headOf(scope, node);
  if (head === undefined) return false;
  parts.push(head, "(");
  const inner = node.kind === "lambda" || node.kind === "comprehension" ? inside(scope, node) : scope;
  for (const child of childrenOf(node)) {
    const isList = node.kind === "comprehension" && child === node.list;
    if (!write(isList ? scope : inner, child, parts)) return false;
    parts.push(",");
  }
  parts.push(")");
  return true;
}

/** What the body of a lambda sees: its parameters are known by their places, and are never looked up as output names. */
function inside(scope: Scope, { parameters }: Lambda | Comprehension): Scope {
  const named = new Map(scope.parameters);
  for (const { name } of parameters) {
    const id = -1 - named.size;
    named.set(foldName(scope.context, name), { id, name, type, nullability: "unknown", sources: [] });
  }
  return { ...scope, parameters: named };
}

const type = unknownType("only the place of the parameter counts");

function headOf(scope: Scope, node: Expression | Star): string | undefined {
  switch (node.kind) {
    case "column":
      return columnHead(
        scope,
        node.parts.map((part) => part.name),
      );
    case "literal":
      return `${node.literal}:${JSON.stringify(node.text)}`;
    case "typed-literal":
      return `typed:${typeText(scope, node.type.text)}:${JSON.stringify(node.text)}`;
    case "interval":
      return `interval:${node.unit ?? ""}`;
    case "unary":
    case "binary":
    case "logical":
      return `${node.kind}:${node.operator}`;
    case "like":
      return `like:${node.operator}:${node.negated}:${node.escape !== undefined}`;
    case "between":
      return `between:${node.negated}`;
    case "is":
      return `is:${node.test}:${node.negated}`;
    case "in":
      return node.query === undefined ? `in:${node.negated}:${node.list?.length ?? "collection"}` : undefined;
    case "case":
      return `case:${node.operand !== undefined}:${node.branches.length}:${node.otherwise !== undefined}`;
    case "cast":
      return `cast:${node.safe}:${typeText(scope, node.type.text)}`;
    case "extract":
      return `extract:${node.field}`;
    case "field":
      return `field:${foldName(scope.context, node.field.name)}`;
    case "call":
      return node.over === undefined && node.filter === undefined && node.orderBy.length === 0
        ? `call:${node.name.map((part) => part.name.toLowerCase()).join(".")}:${node.distinct}:${node.arguments
            .map((argument) => argument.name?.name ?? "")
            .join(",")}:${node.withinGroup.length}`
        : undefined;
    case "row":
      return `row:${(node.names ?? []).map((name) => name?.name ?? "").join(",")}`;
    case "list":
    case "index":
    case "at-time-zone":
      return node.kind;
    case "struct":
    case "map":
      return `${node.kind}:${node.entries.length}`;
    case "slice":
      return `slice:${node.from !== undefined}:${node.to !== undefined}:${node.step !== undefined}`;
    case "collate":
      return `collate:${node.collation.map((part) => part.name.toLowerCase()).join(".")}`;
    case "parameter":
      return `parameter:${node.name}`;
    case "positional":
      return `positional:${node.position}`;
    case "lambda":
      return `lambda:${parameterText(scope, node)}`;
    case "comprehension":
      return `comprehension:${parameterText(scope, node)}:${node.condition !== undefined}`;
    case "star":
    case "subquery":
    case "exists":
    case "quantified":
    case "columns":
    case "opaque":
    case "error":
      return undefined;
  }
}

function parameterText({ context }: Scope, { parameters }: Lambda | Comprehension): string {
  return parameters.map(({ name }) => foldName(context, name)).join(",");
}

function typeText(scope: Scope, text: string): string {
  const { types } = scope.context.dialect;
  const type = types.parse(text);
  return type === undefined ? text.toLowerCase() : types.print(type);
}

function columnHead(scope: Scope, parts: readonly string[]): string | undefined {
  const last = parts.at(-1) ?? "";
  const qualifier = parts.slice(0, -1);
  if (qualifier.length === 0) {
    const meaning = findName(scope, last);
    if (meaning.kind === "column") return `#${meaning.column.id}`;
    return meaning.kind === "unknown" ? `name:${foldName(scope.context, last)}` : undefined;
  }
  const found = findRelation(scope, qualifier);
  const column = found?.relation.byName.get(foldName(scope.context, last));
  if (column !== undefined) return `#${column.id}`;
  const field = fieldHead(scope, parts);
  if (field !== undefined) return field;
  return `name:${parts.map((part) => foldName(scope.context, part)).join(".")}`;
}

/** A field of a column, `s.a` or `t.s.a`: the column with the names of the fields. */
function fieldHead(scope: Scope, parts: readonly string[]): string | undefined {
  for (let at = parts.length - 2; at >= 0; at--) {
    const name = parts[at] ?? "";
    const id = at === 0 ? columnId(scope, name) : columnIdIn(scope, parts.slice(0, at), name);
    const fields = parts.slice(at + 1).map((field) => foldName(scope.context, field));
    if (id !== undefined) return `#${id}.${fields.join(".")}`;
  }
  return undefined;
}

function columnId(scope: Scope, name: string): number | undefined {
  const meaning = findName(scope, name);
  return meaning.kind === "column" ? meaning.column.id : undefined;
}

function columnIdIn(scope: Scope, qualifier: readonly string[], name: string): number | undefined {
  return findRelation(scope, qualifier)?.relation.byName.get(foldName(scope.context, name))?.id;
}
