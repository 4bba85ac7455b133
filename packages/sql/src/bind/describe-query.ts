import type { Diagnostic } from "@rocky/ir";
import { parseQuery } from "../parse/parse-query.ts";
import { bindQuery, inOrder, type BindOptions, type BoundQuery } from "./bind-query.ts";

/** Reads and binds a text in one step; without a query the columns are empty and the diagnostics say why. */
export function describeQuery(text: string, options: BindOptions): BoundQuery {
  const parsed = parseQuery(text, options);
  if (parsed.query === undefined) return noQuery(parsed.diagnostics);
  const { uncertain } = parsed;
  const bound = bindQuery(parsed.query, uncertain === undefined ? options : { ...options, uncertain });
  if (parsed.diagnostics.length === 0) return bound;
  const broken = parsed.diagnostics.some((diagnostic) => diagnostic.severity === "error");
  // What the binder finds wrong beside a syntax error may only follow from it.
  const found = bound.diagnostics.filter((diagnostic) => !broken || diagnostic.severity !== "error");
  return {
    ...bound,
    ...(broken ? { keys: [] } : {}),
    ...(broken && bound.complete ? { complete: false, reason: "the text has an error" } : {}),
    diagnostics: inOrder([...parsed.diagnostics, ...found]),
  };
}

function noQuery(diagnostics: readonly Diagnostic[]): BoundQuery {
  return {
    columns: [],
    complete: false,
    reason: "there is no query",
    keys: [],
    edges: [],
    reads: [],
    diagnostics,
  };
}
