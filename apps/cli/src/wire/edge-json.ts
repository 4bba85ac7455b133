import type { ColumnEdge } from "@rocky/ir";
import { transformName } from "./column.ts";
import { escaped } from "./json-string.ts";

/** A printer of the columns that a column comes from, as JSON. Many that follow each other are of one relation. */
export function edgePrinter(): (edge: ColumnEdge) => string {
  const ends = new Map<string, string>();
  let relation = "";
  let start = startOf(relation);
  return ({ from, role, transform }) => {
    if (from.relation !== relation) {
      relation = from.relation;
      start = startOf(relation);
    }
    const way = `${role} ${transform.kind === "aggregation" ? transform.function : transform.kind}`;
    let end = transform.kind === "aggregation" ? undefined : ends.get(way);
    if (end === undefined) {
      end = `","role":"${role}","transform":"${escaped(transformName(transform))}"}`;
      if (transform.kind !== "aggregation") ends.set(way, end);
    }
    return `${start}${escaped(from.column)}${end}`;
  };
}

function startOf(relation: string): string {
  return `{"table":"${escaped(relation)}","column":"`;
}
