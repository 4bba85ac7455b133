import type { DialectName, QueryDescription } from "@rocky/sdk";
import { typeName } from "@rocky/sdk";
import { sourceTexts } from "../report/source-text.ts";
import type { describeSchema } from "../schemas/describe.ts";
import type { BodyOf } from "../schemas/schema-type.ts";
import { wireColumns, wireRowLineage } from "./column.ts";
import { wireKeys } from "./key.ts";
import { wireDiagnostic } from "./diagnostic.ts";

/** The name of a query in its spans. */
export const queryFile = "query";

/** What is known about a query, as JSON. */
export type WireDescription = BodyOf<typeof describeSchema>;

/** The description of a query for output. */
export function wireDescription(
  sql: string,
  description: QueryDescription,
  dialect: DialectName = "duckdb",
): WireDescription {
  const sources = sourceTexts([{ path: queryFile, text: sql }]);
  return {
    columns: wireColumns(description.columns, description.edges, {
      sources,
      typeName: (type) => typeName(type, dialect),
    }),
    complete: description.complete,
    keys: wireKeys(description.keys),
    row_lineage: wireRowLineage(description.edges),
    diagnostics: description.diagnostics.map((diagnostic) => wireDiagnostic(diagnostic, sources)),
  };
}
