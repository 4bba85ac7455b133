import {
  unknownReason,
  type ColumnEdge,
  type ModelColumn,
  type Nullability,
  type Transform,
} from "@rocky/ir";
import type { SourceTexts } from "../report/source-text.ts";
import type { definitions } from "../schemas/definitions.ts";
import type { TypeOf } from "../schemas/schema-type.ts";
import { wireSpan } from "./diagnostic.ts";

/** A column as JSON outputs carry it. */
export type WireColumn = TypeOf<(typeof definitions)["column"]>;
/** Where a column comes from, as JSON outputs carry it. */
export type WireColumnSource = TypeOf<(typeof definitions)["column_source"]>;

/** What a column needs to be written. */
export interface ColumnsOptions {
  readonly sources: SourceTexts;
  /** The dialect's own spelling of a type, as the engine prints it. */
  readonly typeName: (type: ModelColumn["type"]) => string;
}

/** Why the nullability of a column with a type is not known. */
export const unknownInputs = "whether it can be NULL depends on something that is not known";

/** `direct`, `cast`, `try_cast`, `expression`, or `aggregation: sum`. */
export function transformName(transform: Transform): string {
  switch (transform.kind) {
    case "direct":
    case "cast":
    case "expression":
      return transform.kind;
    case "try-cast":
      return "try_cast";
    case "aggregation":
      return `aggregation: ${transform.function}`;
  }
}

/** Whether a column can be NULL, as JSON has it; null when that is not known. */
export function nullable(nullability: Nullability): boolean | null {
  switch (nullability) {
    case "not-null":
      return false;
    case "nullable":
      return true;
    case "unknown":
      return null;
  }
}

function wireSource(edge: ColumnEdge): WireColumnSource {
  return {
    table: edge.from.relation,
    column: edge.from.column,
    role: edge.role,
    transform: transformName(edge.transform),
  };
}

/** The columns of a query with the edges that lead to each. */
export function wireColumns(
  columns: readonly ModelColumn[],
  edges: readonly ColumnEdge[],
  options: ColumnsOptions,
): readonly WireColumn[] {
  const lineage: WireColumnSource[][] = columns.map(() => []);
  for (const edge of edges) if (edge.output !== undefined) lineage[edge.output]?.push(wireSource(edge));
  return columns.map((column, i) => {
    const unknown = unknownReason(column.type);
    const reason = unknown ?? (column.nullability === "unknown" ? unknownInputs : undefined);
    return {
      name: column.name,
      type: unknown === undefined ? options.typeName(column.type) : null,
      nullable: nullable(column.nullability),
      ...(reason === undefined ? {} : { reason }),
      ...(column.span === undefined ? {} : { span: wireSpan(column.span, options.sources) }),
      lineage: lineage[i] ?? [],
    };
  });
}

/** The columns on which all rows depend: filters, join keys, grouping. */
export function wireRowLineage(edges: readonly ColumnEdge[]): readonly WireColumnSource[] {
  return edges.filter((edge) => edge.output === undefined).map(wireSource);
}
