import { lastName } from "../../ast/last-name.ts";
import { someNode } from "../../ast/children.ts";
import type { Call, Expression } from "../../ast/expression.ts";
import type { Dialect } from "../../dialects/dialect.ts";
import { strictFacts, union } from "../facts.ts";
import type { Scope } from "../scope.ts";
import { shapeOf, structureOf } from "../structure.ts";
import type { BoundValue } from "../value.ts";
import { bindExpression } from "./bind.ts";

/** Expressions of more nodes than this are not recognised again. */
const mostNodes = 40;

/**
 * Binds an expression whose value a condition asks about. One that may be NULL by itself gets an id as columns have, so
 * that what the condition proves is known wherever the same expression stands.
 */
export function bindTested(scope: Scope, node: Expression): BoundValue {
  const value = bindExpression(scope, node);
  if (value.nullability === "not-null" || value.nullBy !== undefined || value.type.kind === "null")
    return value;
  const structure = repeatable(scope, node);
  if (structure === undefined) return value;
  const structures = (scope.context.structures ??= new Map());
  const id = structures.get(structure) ?? scope.context.nextColumnId++;
  structures.set(structure, id);
  (scope.context.testedShapes ??= new Set()).add(shapeOf(node));
  return identified(scope, value, id);
}

/** An expression with what conditions have proved about the same one. */
export function recognised(scope: Scope, node: Expression, value: BoundValue): BoundValue {
  const { structures, testedShapes } = scope.context;
  if (structures === undefined || value.nullability === "not-null" || value.nullBy !== undefined)
    return value;
  // Most expressions are like none that was asked about, which is known without looking into them.
  if (testedShapes?.has(shapeOf(node)) !== true) return value;
  if (scope.grouping?.sets === true) return value;
  // A group without rows is there whatever WHERE asks of a constant.
  if (scope.grouping?.inputRows === "possible" && value.sources.length === 0) return value;
  const structure = repeatable(scope, node);
  const id = structure === undefined ? undefined : structures.get(structure);
  return id === undefined ? value : identified(scope, value, id);
}

/** The value of an output name, with an id of its own where a condition that asks about the name may prove something. */
export function aliasValue(scope: Scope, { node, value, id }: NamedOutput): BoundValue {
  if (value.nullability === "not-null" || value.nullBy !== undefined) return value;
  return isVolatile(scope.context.dialect, node) ? value : identified(scope, value, id());
}

/** An expression with a name in the SELECT list. */
interface NamedOutput {
  readonly node: Expression;
  readonly value: BoundValue;
  /** The id of the name. */
  readonly id: () => number;
}

/** Whether an expression may come to something else when it is asked again. */
function isVolatile(dialect: Dialect, root: Expression): boolean {
  return someNode(root, (node) => {
    if (node.kind === "subquery" || node.kind === "exists" || node.kind === "quantified") return "yes";
    return node.kind === "call" && !isDeterministic(dialect, node) ? "yes" : "no";
  });
}

function isDeterministic(dialect: Dialect, node: Call): boolean {
  return dialect.functions.lookup(lastName(node.name))?.deterministic === true;
}

/** The id that conditions know an expression by. */
export function structureId(scope: Scope, node: Expression): number | undefined {
  const { structures } = scope.context;
  if (structures === undefined) return undefined;
  const structure = repeatable(scope, node);
  return structure === undefined ? undefined : structures.get(structure);
}

/** Only what the scope itself proves: an aggregate of the query around is another one here. */
function identified(scope: Scope, value: BoundValue, id: number): BoundValue {
  const strict = union([value.facts.strict, [id]]);
  return {
    ...value,
    facts: { ...value.facts, strict, ...(value.type.kind === "boolean" ? {} : strictFacts(strict)) },
    nullBy: [id],
    ...(scope.notNull.has(id) ? { nullability: "not-null" as const } : {}),
  };
}

function repeatable(scope: Scope, node: Expression): string | undefined {
  switch (node.kind) {
    case "column":
      return node.parts.length > 1 ? structureOf(scope, node) : undefined;
    case "call":
    case "cast":
    case "case":
    case "binary":
    case "index":
    case "field":
    case "unary":
      return isLongOrVolatile(scope.context.dialect, node) ? undefined : structureOf(scope, node);
    default:
      return undefined;
  }
}

function isLongOrVolatile(dialect: Dialect, root: Expression): boolean {
  let nodes = 0;
  return someNode(root, (node) => {
    nodes++;
    if (nodes > mostNodes) return "yes";
    return node.kind === "call" && !isDeterministic(dialect, node) ? "yes" : "no";
  });
}
