import type { ColumnEdge, Transform } from "@rocky/ir";
import { transformName } from "./column.ts";
import { escaped } from "./json-string.ts";

/** A printer of the columns that a column comes from, as JSON. Many that follow each other are of one relation. */
export function edgePrinter(): (edge: ColumnEdge) => string {
  const ends = new Map<ColumnEdge["role"], Map<Transform["kind"], string>>();
  let relation = "";
  let start = startOf(relation);
  const endOf = ({ role, transform }: ColumnEdge): string => {
    if (transform.kind === "aggregation") return makeEnd(role, transform);
    let ofRole = ends.get(role);
    if (ofRole === undefined) ends.set(role, (ofRole = new Map()));
    let end = ofRole.get(transform.kind);
    if (end === undefined) ofRole.set(transform.kind, (end = makeEnd(role, transform)));
    return end;
  };
  return (edge) => {
    const { from } = edge;
    if (from.relation !== relation) {
      relation = from.relation;
      start = startOf(relation);
    }
    return start + escaped(from.column) + endOf(edge);
  };
}

function makeEnd(role: ColumnEdge["role"], transform: Transform): string {
  return `","role":"${role}","transform":"${escaped(transformName(transform))}"}`;
}

function startOf(relation: string): string {
  return `{"table":"${escaped(relation)}","column":"`;
}
