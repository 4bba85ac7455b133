import type { ColumnReference, EdgeRole } from "@rocky/ir";
import { columnKey, type LineageEdge, type LineageGraph } from "./graph.ts";

/** Where to look from a column: to what it comes from, or to what comes from it. */
export type TraceDirection = "upstream" | "downstream";

/** How to trace. */
export interface TraceOptions {
  readonly direction: TraceDirection;
  /** Roles of edges to follow; {@link valueRoles} unless told. */
  readonly roles?: ReadonlySet<EdgeRole>;
  /** The caller knows that the start exists, though no model makes or reads it. */
  readonly isThere?: boolean;
}

/** What a trace found. */
export interface Trace {
  /**
   * `no-model`, `no-column`: the start is not in the graph. A column that an incomplete model may have counts as there;
   * a column of a table is there when some model reads it.
   */
  readonly start: "found" | "no-model" | "no-column";
  /** Each edge once, nearest first; within one distance in the order of the models' texts. */
  readonly edges: readonly LineageEdge[];
  /** Why more edges may exist; empty when these are certainly all. */
  readonly gaps: readonly string[];
}

/** Edges along which a value travels. */
export const valueRoles: ReadonlySet<EdgeRole> = new Set<EdgeRole>(["value"]);

/** Every way in which one column can influence another. */
export const allRoles: ReadonlySet<EdgeRole> = new Set<EdgeRole>([
  "value",
  "filter",
  "join",
  "group",
  "order",
  "window",
  "set",
  "pivot",
]);

/** Follows a column through the project. Names are compared without regard to case. */
export function traceColumn(graph: LineageGraph, from: ColumnReference, options: TraceOptions): Trace {
  const start = options.isThere === true ? "found" : startOf(graph, from);
  if (start !== "found") return { start, edges: [], gaps: [] };
  const roles = options.roles ?? valueRoles;
  const next = options.direction === "upstream" ? edgesInto : edgesOutOf;
  const seen = new Set([columnKey(from)]);
  const edges: LineageEdge[] = [];
  const gaps = new Set<string>();
  let front: readonly ColumnReference[] = [from];
  while (front.length > 0) {
    const further: ColumnReference[] = [];
    for (const column of front) {
      for (const gap of gapsAt(graph, column, options.direction)) gaps.add(gap);
      for (const edge of next(graph, column)) {
        if (!roles.has(edge.role)) continue;
        edges.push(edge);
        const other = options.direction === "upstream" ? edge.source : edge.target;
        const key = columnKey(other);
        if (seen.has(key)) continue;
        seen.add(key);
        further.push(other);
      }
    }
    front = further;
  }
  return { start, edges, gaps: [...gaps] };
}

function startOf(graph: LineageGraph, from: ColumnReference): Trace["start"] {
  const model = graph.models.get(from.relation.toLowerCase());
  if (model === undefined) {
    if (!graph.readers.has(from.relation.toLowerCase())) return "no-model";
    const key = columnKey(from);
    return graph.outOf.has(key) || graph.decides.has(key) ? "found" : "no-column";
  }
  const wanted = from.column.toLowerCase();
  if (model.columns.some((column) => column.toLowerCase() === wanted)) return "found";
  return model.gaps.length > 0 ? "found" : "no-column";
}

/** The edges into a column; what decides about rows reaches every column of its model. */
function edgesInto(graph: LineageGraph, column: ColumnReference): readonly LineageEdge[] {
  const model = graph.models.get(column.relation.toLowerCase());
  const rows = (model?.rowEdges ?? []).map((edge) => ({ ...edge, target: column }));
  return [...(graph.into.get(columnKey(column)) ?? []), ...rows];
}

/** The edges out of a column; where it decides about rows it reaches every column of that model. */
function edgesOutOf(graph: LineageGraph, column: ColumnReference): readonly LineageEdge[] {
  const rows = (graph.decides.get(columnKey(column)) ?? []).flatMap(({ model, edge }) =>
    (graph.models.get(model.toLowerCase())?.columns ?? []).map((name) => ({
      ...edge,
      target: { relation: model, column: name },
    })),
  );
  return [...(graph.outOf.get(columnKey(column)) ?? []), ...rows];
}

/** What is not known at a column: upstream the model that makes it, downstream the models that read its relation. */
function gapsAt(graph: LineageGraph, column: ColumnReference, direction: TraceDirection): readonly string[] {
  const relation = column.relation.toLowerCase();
  if (direction === "upstream") return graph.models.get(relation)?.gaps ?? [];
  return (graph.readers.get(relation) ?? []).flatMap(
    (name) => graph.models.get(name.toLowerCase())?.gaps ?? [],
  );
}
