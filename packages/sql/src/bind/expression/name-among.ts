import type { ColumnName } from "../../ast/expression.ts";
import { foldName } from "../context.ts";
import { findRelation, type Scope } from "../scope.ts";

/** A name that several tables have, with the one table among those that it may be of; noted to be written so. */
export function nameAmong(scope: Scope, node: ColumnName): ColumnName | "unknown" | undefined {
  const { context } = scope;
  const key = foldName(context, node.parts[0]?.name ?? "");
  const tables = (node.among ?? []).map((table) => ({
    table,
    relation: findRelation(scope, [table.name])?.relation,
  }));
  const [one, another] = tables.filter(({ relation }) => relation?.byName.has(key) === true);
  if (another !== undefined) return undefined;
  if (tables.some(({ table, relation }) => relation?.complete === false && table !== one?.table))
    return "unknown";
  if (one === undefined) return undefined;
  const meant: ColumnName = { ...node, parts: [one.table, ...node.parts] };
  context.settled ??= new Map();
  context.settled.set(node, meant);
  return meant;
}
