import type { ColumnReference } from "@rocky/ir";
import type { LineageEdge } from "@rocky/sdk/lineage";
import type { definitions } from "../schemas/definitions.ts";
import type { TypeOf } from "../schemas/schema-type.ts";
import { transformName } from "./column.ts";

/** A column of a model or a table as JSON. */
export function qualified(column: ColumnReference): { readonly model: string; readonly column: string } {
  return { model: column.relation, column: column.column };
}

/** One way in which a column influences another, as JSON. */
export function wireEdge(edge: LineageEdge): TypeOf<(typeof definitions)["lineage_edge"]> {
  return {
    source: qualified(edge.source),
    target: qualified(edge.target),
    transform: transformName(edge.transform),
    role: edge.role,
  };
}
