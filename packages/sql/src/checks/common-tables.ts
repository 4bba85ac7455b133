import { foldName } from "../bind/context.ts";
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
      if (bound === undefined || scope.context.usedTables.has(bound)) continue;
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
 * E060 as a warning: a common table whose name stands in its own query where it does not mean itself: without RECURSIVE, or before UNION. A table of that name may
 * exist; only where nothing is known of one.
 */
export const circularTable: Check = {
  on: "table",
  look: ({ scope, node, relation }) => {
    const [name, ...more] = node.parts;
    if (name === undefined || more.length > 0 || relation.complete || relation.columns.length > 0) return;
    if (!scope.context.unfinishedTables.has(foldName(scope.context, name.name))) return;
    tell(scope, name, {
      row: report.recursionShape,
      args: { problem: `${name.name} does not mean the table that WITH defines here` },
      extras: {
        severity: "warning",
        proof: { kind: "unknown", missing: [`whether there is another table ${name.name}`] },
        help: "To read itself, it needs WITH RECURSIVE, and its query is the rows to start from, UNION ALL, and one query that reads it.",
      },
    });
  },
};
