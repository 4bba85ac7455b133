import type { CompiledModel, Diagnostic, Span } from "@rocky/ir";
import { authorPlace, type AuthorPlace } from "./author-place.ts";
import type { ExpandedModel, ModelsExpansion } from "./expand-models.ts";

type ExpandedFiles = ModelsExpansion["expanded"];

/** Findings in expanded texts, told at their places in the author's texts. */
export function authorDiagnostics(
  expanded: ExpandedFiles,
  diagnostics: readonly Diagnostic[],
): readonly Diagnostic[] {
  if (expanded.size === 0) return diagnostics;
  const told = new Set<string>();
  return diagnostics.flatMap((diagnostic): readonly Diagnostic[] => {
    const { span } = diagnostic;
    const found = span === undefined ? undefined : expanded.get(span.file);
    if (span === undefined || found === undefined || span.start < found.sqlStart) {
      return [withAuthorRelated(expanded, diagnostic)];
    }
    const moved = moveDiagnostic(expanded, diagnostic, placeIn(found, span));
    // A call without a value is a parameter in the text, which may stand where the grammar allows none.
    if (found.missing.some((call) => touches(call, moved.span))) return [];
    const key = JSON.stringify([moved.code, moved.span, moved.message]);
    if (told.has(key)) return [];
    told.add(key);
    return [moved];
  });
}

function touches(call: Span, span: Span | undefined): boolean {
  return span !== undefined && span.start < call.end && call.start <= span.end;
}

function moveDiagnostic(expanded: ExpandedFiles, diagnostic: Diagnostic, place: AuthorPlace): Diagnostic {
  const { edit, ...rest } = withAuthorRelated(expanded, diagnostic);
  const editPlace = edit === undefined ? undefined : authorOf(expanded, edit.span);
  const related = [...place.related.slice(0, 4), ...(rest.related ?? [])];
  return {
    ...rest,
    span: place.span,
    ...(related.length === 0 ? {} : { related }),
    ...(edit === undefined || editPlace?.exact !== true ? {} : { edit: { ...edit, span: editPlace.span } }),
  };
}

function withAuthorRelated(expanded: ExpandedFiles, diagnostic: Diagnostic): Diagnostic {
  const { related } = diagnostic;
  if (related === undefined || !related.some(({ span }) => expanded.has(span.file))) return diagnostic;
  return {
    ...diagnostic,
    related: related.map(({ span, message }) => ({ span: authorOf(expanded, span).span, message })),
  };
}

function authorOf(expanded: ExpandedFiles, span: Span): AuthorPlace {
  const found = expanded.get(span.file);
  if (found === undefined || span.start < found.sqlStart) return { span, related: [], exact: true };
  return placeIn(found, span);
}

function placeIn(found: ExpandedModel, span: Span): AuthorPlace {
  const { sqlStart } = found;
  const place = authorPlace(found, span.start - sqlStart, span.end - sqlStart);
  return place ?? { span: { ...span, start: sqlStart, end: sqlStart }, related: [], exact: false };
}

/** Compiled models with the author's text and places, and beside them the SQL that runs. */
export function authorModels(
  expanded: ExpandedFiles,
  models: readonly CompiledModel[],
): readonly CompiledModel[] {
  if (expanded.size === 0) return models;
  return models.map((model) => {
    const found = expanded.get(model.file);
    return found === undefined ? model : authorModel(model, found);
  });
}

function authorModel(model: CompiledModel, found: ExpandedModel): CompiledModel {
  const { sqlStart, sql, pieces, written } = found;
  const reads = model.reads.map(({ span }) => ({ start: span.start - sqlStart, end: span.end - sqlStart }));
  return {
    ...model,
    sql: written,
    expansion: { sql, reads, pieces },
    columns: model.columns.map((column) =>
      column.span === undefined ? column : { ...column, span: placeIn(found, column.span).span },
    ),
    reads: model.reads.map((read) => ({ ...read, span: placeIn(found, read.span).span })),
  };
}
