import type { Diagnostic } from "@rocky/ir";
import { parseQuery, relationNames, type Dialect, type QueryNode, type RelationName } from "@rocky/sql";
import type { ModelSource } from "../project/model-source.ts";

/** A model whose SQL was read. */
export interface ParsedModel {
  readonly source: ModelSource;
  readonly query: QueryNode | undefined;
  /** Names in FROM that are no common tables. */
  readonly names: readonly RelationName[];
  /** Of its configuration and its syntax. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the SQL of a model. */
export function parseModel(source: ModelSource, dialect: Dialect): ParsedModel {
  const { text, file, sqlStart, sqlEnd } = source;
  const unclosed = source.diagnostics.some((diagnostic) => diagnostic.code === "E096");
  if (unclosed) return { source, query: undefined, names: [], diagnostics: source.diagnostics };
  const parsed = parseQuery(text, { dialect, file, start: sqlStart, end: sqlEnd });
  return {
    source,
    query: parsed.query,
    names: parsed.query === undefined ? [] : relationNames(parsed.query),
    diagnostics: [...source.diagnostics, ...parsed.diagnostics],
  };
}
