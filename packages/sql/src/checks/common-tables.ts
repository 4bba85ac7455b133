import type { Identifier } from "../ast/expression.ts";
import { foldName } from "../bind/context.ts";
import type { Scope } from "../bind/scope.ts";
import { report } from "../diagnostics.ts";
import type { Check } from "./check.ts";
import { tell } from "./tell.ts";

/** W049: a table of a WITH that nothing reads. Warning: certain, and harmless; silent where some text was not understood. */
export const unusedCommonTable: Check = {
  on: "query",
  look: ({ scope, node }) => {
    if (node.with === undefined || scope.context.hasOpaqueText) return;
    for (const { name } of node.with.tables) {
      const bound = scope.commonTables.get(foldName(scope.context, name.name));
      if (bound === undefined || scope.context.usedTables?.has(bound) === true) continue;
      if (readsBefore(scope, name)) continue;
      tell(scope, name, { row: report.unusedCommonTable, args: { name: name.name } });
    }
  },
};

/** E060: ORDER BY, LIMIT or OFFSET after the UNION of WITH RECURSIVE. Error: the engine refuses it always. */
export const recursionShape: Check = {
  on: "query",
  look: ({ scope, node }) => {
    if (node.with?.recursive !== true) return;
    for (const { name, query } of node.with.tables) {
      if (query.body.kind !== "set-operation" || query.body.operator !== "union") continue;
      const place = query.orderBy[0] ?? query.orderByAll ?? query.limit ?? query.offset;
      if (place === undefined) continue;
      const clause =
        query.orderBy.length > 0 || query.orderByAll !== undefined ? "ORDER BY" : "LIMIT or OFFSET";
      tell(scope, place, {
        row: report.recursionShape,
        args: { problem: `${clause} cannot stand after the UNION of the recursive table ${name.name}` },
        extras: { help: `Move it to the query that reads ${name.name}.` },
      });
    }
  },
};

/**
 * Says that a table of which nothing is known has the name of one that WITH defines only after it (W056), so that
 * nobody reads that one.
 */
function readsBefore(scope: Scope, name: Identifier): boolean {
  const { context } = scope;
  const read = context.unknownTables?.get(foldName(context, name.name));
  if (read === undefined || read.end > name.start) return false;
  tell(scope, read, {
    row: report.otherTable,
    args: { name: name.name },
    extras: {
      proof: { kind: "unknown", missing: [`whether there is another table ${name.name}`] },
      help: `WITH defines ${name.name} only after this; put its definition before it.`,
    },
  });
  return true;
}

/**
 * W056: a common table whose name stands in its own query where it does not mean itself: without RECURSIVE, or before UNION. A table of that name may
 * exist; only where nothing is known of one.
 */
export const circularTable: Check = {
  on: "table",
  look: ({ scope, node, relation }) => {
    const [name, ...more] = node.parts;
    if (name === undefined || more.length > 0 || relation.complete || relation.columns.length > 0) return;
    if (!scope.context.unfinishedTables.includes(foldName(scope.context, name.name))) return;
    tell(scope, name, {
      row: report.otherTable,
      args: { name: name.name },
      extras: {
        proof: { kind: "unknown", missing: [`whether there is another table ${name.name}`] },
      },
    });
  },
};
