import { worst } from "../types/null-rule.ts";
import { unknownType } from "@rocky/ir";
import type { Values } from "../ast/query.ts";
import type { BoundColumn, BoundRelation } from "./bound-relation.ts";
import { bindAll } from "./expression/bind.ts";
import { oneRow } from "./keys/grain.ts";
import { reportNoCommonType } from "./no-common-type.ts";
import type { Scope } from "./scope.ts";
import { joined, throughExpression } from "./source.ts";
import { firstUnknown } from "./value.ts";

/** `VALUES (…), (…)`: columns of the common types of their rows, with the engine's names. */
export function bindValues(scope: Scope, node: Values): BoundRelation {
  const rows = node.rows.map((row) => bindAll(scope, row));
  const width = rows[0]?.length ?? 0;
  const even = rows.every((row) => row.length === width);
  const columns = Array.from({ length: width }, (_, i): BoundColumn => {
    const cells = rows.flatMap((row) => row[i] ?? []);
    const common = scope.context.dialect.types.commonType(cells, "values");
    if (common.kind === "none") {
      const nodes = node.rows.flatMap((row) => row[i] ?? []);
      const what = `column ${i + 1} of these rows`;
      reportNoCommonType(scope, { values: cells, nodes, context: "values", what });
    }
    const reason =
      firstUnknown(cells) ?? (common.kind === "unknown" ? common.reason : "its rows have no common type");
    return {
      name: scope.context.dialect.names.valuesColumn(i),
      type: common.kind === "ok" ? common.type : unknownType(reason),
      nullability: worst(cells),
      sources: throughExpression(joined(cells.map((cell) => cell.sources))),
      node: node.rows[0]?.[i] ?? node,
    };
  });
  return {
    columns,
    complete: even,
    reason: even ? "" : "its rows have different lengths",
    assumed: [],
    rowSources: [],
    keys: rows.length === 1 ? oneRow.keys : [],
    rows: rows.length === 1 ? "one" : "any",
    proved: [],
  };
}
