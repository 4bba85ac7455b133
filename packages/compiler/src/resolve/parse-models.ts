import type { Diagnostic } from "@rocky/ir";
import { parseQuery, relationNames, type Dialect, type QueryNode, type RelationName } from "@rocky/sql";
import { isTable } from "../config/shape.ts";
import type { ModelSource } from "../project/model-source.ts";

/** A model whose SQL was read. */
export interface ParsedModel {
  readonly source: ModelSource;
  readonly query: QueryNode | undefined;
  /** Names in FROM that are no common tables. */
  readonly names: readonly RelationName[];
  /** Whether its text has no syntax error. */
  readonly readable: boolean;
  /** Of its configuration and its syntax. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the SQL of a model. */
export function parseModel(source: ModelSource, dialect: Dialect): ParsedModel {
  const { file, sqlStart, sqlEnd } = source;
  const text = withInterval(source);
  const unclosed = source.diagnostics.some((diagnostic) => diagnostic.code === "E096");
  if (unclosed || source.unreadable === true) return { source, query: undefined, names: [], readable: false, diagnostics: source.diagnostics };
  const parsed = parseQuery(text, { dialect, file, start: sqlStart, end: sqlEnd });
  return {
    source,
    query: parsed.query,
    names: parsed.query === undefined ? [] : relationNames(parsed.query),
    readable: !parsed.diagnostics.some((diagnostic) => diagnostic.severity === "error"),
    diagnostics: [...source.diagnostics, ...parsed.diagnostics],
  };
}

/** The text as it is read: the ends of the interval of a `time_interval` model stand as times of the same length. */
function withInterval({ text, configuration }: ModelSource): string {
  const strategy = configuration?.value["strategy"];
  if (!text.includes("@") || !isTable(strategy) || strategy["type"] !== "time_interval") return text;
  return text
    .replace(/(?<!')@start_date(?![A-Za-z0-9_])/g, "'900-01-01'")
    .replace(/(?<!')@end_date(?![A-Za-z0-9_])/g, "'900-1-1'");
}
