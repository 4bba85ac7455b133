import type { Expression } from "../../ast/expression.ts";
import { comprehensionCall } from "../../ast/comprehension.ts";
import type { Scope } from "../scope.ts";
import { structureOf } from "../structure.ts";
import { errorReason, unknownValue, type BoundValue } from "../value.ts";
import { settle, valuesAbove } from "../value-stack.ts";
import { bindAtTimeZone, bindFieldAccess, bindIndex, bindSlice } from "./access.ts";
import { bindBetween, bindBinary, bindIn, bindIs, bindLike, bindLogical, bindUnary } from "./operator.ts";
import { bindCall } from "./call.ts";
import { bindCase } from "./case.ts";
import { bindCollate } from "./collate.ts";
import { bindCast, bindExtract, bindInterval, bindTypedLiteral } from "./cast.ts";
import { bindColumnName } from "./column-name.ts";
import { bindList, bindMap, bindRow, bindStruct } from "./constructor.ts";
import { bindLiteral } from "./literal.ts";
import { bindColumns, bindPositional } from "./positional.ts";
import { recognised } from "./tested.ts";
import { bindExists, bindInQuery, bindQuantified, bindScalarSubquery } from "./subquery.ts";

/** Finds type, nullability, sources and facts of an expression; what is wrong in it is reported, never thrown. */
export function expressionRule(scope: Scope, node: Expression): BoundValue {
  const { stack, checks } = scope.context;
  const mark = stack.size;
  const key = groupKey(scope, node);
  const value = recognised(scope, node, key ?? bindAny(scope, node));
  const looks = key === undefined ? checks[node.kind] : undefined;
  if (looks !== undefined) {
    const at = { scope, node, value, of: valuesAbove(stack, mark) };
    for (const look of looks as readonly ((seen: typeof at) => void)[]) look(at);
  }
  settle(stack, mark, { node, value });
  return value;
}

/** The value of a key of GROUP BY that is repeated here. */
function groupKey(scope: Scope, node: Expression): BoundValue | undefined {
  const grouping = scope.grouping;
  if (grouping !== undefined && grouping.kinds.has(node.kind) && node.kind !== "column") {
    const structure = structureOf(scope, node);
    const value = structure === undefined ? undefined : grouping.keys.get(structure);
    if (value === undefined || (value.literal === undefined && value.unsure !== true)) return value;
    return grouping.hasUnseenQuery ? unknownValue("a key of GROUP BY may hold this constant") : asKey(value);
  }
  return undefined;
}

/** A constant that is a key is a column to the engine. */
function asKey(value: BoundValue): BoundValue {
  return { ...value, literal: undefined, unsure: undefined, fixed: value.literal };
}

function bindAny(scope: Scope, node: Expression): BoundValue {
  switch (node.kind) {
    case "literal":
      return bindLiteral(scope, node);
    case "typed-literal":
      return bindTypedLiteral(scope, node);
    case "interval":
      return bindInterval(scope, node);
    case "column":
      return bindColumnName(scope, node);
    case "unary":
      return bindUnary(scope, node);
    case "binary":
      return bindBinary(scope, node);
    case "logical":
      return bindLogical(scope, node);
    case "between":
      return bindBetween(scope, node);
    case "in":
      return node.query === undefined ? bindIn(scope, node) : bindInQuery(scope, node, node.query);
    case "is":
      return bindIs(scope, node);
    case "like":
      return bindLike(scope, node);
    case "case":
      return bindCase(scope, node);
    case "cast":
      return bindCast(scope, node);
    case "extract":
      return bindExtract(scope, node);
    case "call":
      return bindCall(scope, node);
    case "subquery":
      return bindScalarSubquery(scope, node);
    case "exists":
      return bindExists(scope, node);
    case "quantified":
      return bindQuantified(scope, node);
    case "list":
      return bindList(scope, node);
    case "struct":
      return bindStruct(scope, node);
    case "map":
      return bindMap(scope, node);
    case "row":
      return bindRow(scope, node);
    case "field":
      return bindFieldAccess(scope, node);
    case "index":
      return bindIndex(scope, node);
    case "slice":
      return bindSlice(scope, node);
    case "at-time-zone":
      return bindAtTimeZone(scope, node);
    case "collate":
      return bindCollate(scope, node);
    case "parameter":
      return unknownValue("a parameter has no type before it has a value");
    case "columns":
      return bindColumns(scope, node);
    case "comprehension":
      return bindCall(scope, comprehensionCall(node));
    case "positional":
      return bindPositional(scope, node);
    case "lambda":
      return unknownValue("a lambda has no value of its own");
    case "opaque":
      scope.context.hasOpaqueText = true;
      return unknownValue(node.reason);
    case "error":
      return unknownValue(errorReason);
  }
}
