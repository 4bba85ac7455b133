import type { Dialect, Expression } from "@rocky/sql";
import type { Call, Expression as AstExpression, FrameBound, SortItem, Window } from "../ast.ts";
import type { ExpressionScope } from "./expression-scope.ts";
import { resolveColumn } from "./resolve-column.ts";
import { starOf, type OrderItem } from "./sql-nodes.ts";

type SqlCall = Extract<Expression, { kind: "call" }>;
type SqlWindow = Extract<NonNullable<SqlCall["over"]>, { kind: "window" }>;
type SqlBound = NonNullable<SqlWindow["frame"]>["from"];

/** Aggregates of which two in one SELECT certainly give the same. */
const repeatableAggregates: ReadonlySet<string> = new Set(["count", "sum", "min", "max", "avg"]);

/** A call; functions that the dialect knows are written in upper case. */
export function lowerCall(scope: ExpressionScope, node: Call): Expression {
  const { start, end, name, distinct, over } = node;
  const key = name.length === 1 ? (name[0]?.text.toLowerCase() ?? "") : "";
  const known = scope.dialect.functions.lookup(key);
  const { traits } = scope;
  traits.size++;
  const isAggregate = known?.kind === "aggregate" && over === undefined;
  if (over !== undefined) traits.window = true;
  if (isAggregate) {
    traits.aggregate = true;
    traits.hasOwnAggregate = true;
  }
  const isRepeatable = isAggregate ? repeatableAggregates.has(key) : known?.deterministic === true;
  if (!isRepeatable) traits.repeatable = false;
  const inAggregate = scope.inAggregate || (isAggregate && scope.rows.grouped !== undefined);
  const inside: ExpressionScope = inAggregate === scope.inAggregate ? scope : { ...scope, inAggregate };
  const isCount = key === "count" && node.arguments.length === 0;
  const values = isCount
    ? [starOf({ start: end - 1, end: end - 1 }, undefined, [])]
    : node.arguments.map((each, i) => unitAt(scope.dialect, node, i) ?? scope.lower(inside, each));
  return {
    kind: "call",
    name: name.map((part, i) => ({
      kind: "identifier",
      name: i === 0 && known !== undefined && !part.quoted ? part.text.toUpperCase() : part.text,
      quoted: part.quoted,
      start: part.start,
      end: part.end,
    })),
    arguments: values.map((value) => ({
      kind: "argument",
      name: undefined,
      value,
      start: value.start,
      end: value.end,
    })),
    distinct,
    orderBy: [],
    withinGroup: [],
    filter: undefined,
    nullTreatment: undefined,
    over: over === undefined ? undefined : lowerWindow(scope, over),
    start,
    end,
  };
}

/** `date_trunc(created, month)` where the dialect takes the unit as a word: it is no column. */
function unitAt({ syntax }: Dialect, node: Call, index: number): Expression | undefined {
  const unit = syntax.unitArguments.get(node.name.at(-1)?.text.toLowerCase() ?? "");
  if (unit?.position !== index) return undefined;
  if (unit.count !== undefined && unit.count !== node.arguments.length) return undefined;
  const value = node.arguments[index];
  const text = value === undefined ? undefined : unitText(value);
  if (value === undefined || text === undefined) return undefined;
  return { kind: "literal", literal: "string", text, start: value.start, end: value.end };
}

function unitText(value: AstExpression): string | undefined {
  const [word, more] = value.kind === "column" ? value.parts : value.kind === "call" ? value.name : [];
  if (word === undefined || more !== undefined || word.quoted) return undefined;
  if (value.kind !== "call") return word.text;
  const [first, another] = value.arguments;
  const from = first === undefined ? undefined : unitText(first);
  return from === undefined || another !== undefined ? undefined : `${word.text}(${from})`;
}

/** What stands after OVER. */
function lowerWindow(scope: ExpressionScope, node: Window): SqlWindow {
  const { start, end, frame } = node;
  return {
    kind: "window",
    base: undefined,
    partitionBy: node.partition.map((column) => resolveColumn(scope, column)),
    orderBy: node.sort.map((item) => orderItem(item, resolveColumn(scope, item.column))),
    frame:
      frame === undefined
        ? undefined
        : {
            kind: "frame",
            unit: frame.unit,
            from: lowerBound(frame.from, "preceding"),
            to: lowerBound(frame.to, "following"),
            exclude: undefined,
            start: frame.start,
            end: frame.end,
          },
    start,
    end,
  };
}

/** One item of an ORDER BY; `asc` is what SQL does anyway. */
export function orderItem(
  { descending, start, end }: Pick<SortItem, "descending" | "start" | "end">,
  expression: Expression,
): OrderItem {
  const direction = descending ? "desc" : undefined;
  return { kind: "order-item", expression, direction, nulls: undefined, start, end };
}

function lowerBound(node: FrameBound, side: "preceding" | "following"): SqlBound {
  const { bound, offset: digits, start, end } = node;
  const at = { kind: "frame-bound", start, end } as const;
  if (bound === "current") return { ...at, bound: "current row", offset: undefined };
  if (bound === "unbounded") return { ...at, bound: `unbounded ${side}`, offset: undefined };
  const offset = { kind: "literal", literal: "integer", text: digits ?? "0", start, end } as const;
  return { ...at, bound: side, offset };
}
