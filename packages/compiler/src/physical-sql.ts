import type { CompiledModel, RelatedPlace, Span, Target } from "@rocky/ir";
import { printName, quoteIdentifier, type Dialect } from "@rocky/sql";
import { authorPlace } from "./expand/author-place.ts";

/** A replacement in a model's SQL (expanded, where it has an expansion); offsets in the SQL, not in its file. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The SQL that runs, with what was replaced in the author's. */
export interface PhysicalSql {
  readonly text: string;
  /** In order of text. */
  readonly splices: readonly Splice[];
}

/** How physical names are made. */
export interface PhysicalOptions {
  readonly dialect: Dialect;
  /** The catalog that is open; named explicitly where it is known, so that no schema can be taken for it. */
  readonly openCatalog?: string | undefined;
  /** The target of a model by its name. */
  readonly targetOf: (model: string) => Target | undefined;
}

/** The parts of a target's physical name. */
export function physicalName(target: Target, openCatalog: string | undefined): readonly string[] {
  const catalog = target.catalog ?? openCatalog;
  return [...(catalog === undefined ? [] : [catalog]), target.schema, target.table];
}

/**
 * The author's SQL (after the expansion of run variables and macros) with references to models replaced by physical names at their places; every other character stays.
 * A reference without an alias keeps its written name as one where the physical name ends differently.
 */
export function physicalSql(model: CompiledModel, options: PhysicalOptions): PhysicalSql {
  const sql = model.expansion?.sql ?? model.sql;
  const splices = model.reads.flatMap((read, i): readonly Splice[] => {
    const target = read.kind === "model" ? options.targetOf(read.relation) : undefined;
    if (target === undefined) return [];
    const written = read.parts.at(-1) ?? "";
    const keepsName = read.aliased || written.toLowerCase() === target.table.toLowerCase();
    const name = printName(physicalName(target, options.openCatalog), options.dialect);
    const text = keepsName ? name : `${name} AS ${quoteIdentifier(written, options.dialect)}`;
    const start = model.expansion?.reads[i]?.start ?? read.span.start - model.sqlStart;
    const end = model.expansion?.reads[i]?.end ?? read.span.end - model.sqlStart;
    return [{ start, end, text }];
  });
  let text = "";
  let at = 0;
  for (const splice of splices) {
    text += sql.slice(at, splice.start) + splice.text;
    at = splice.end;
  }
  return { text: text + sql.slice(at), splices };
}

/** Where the word at an offset in the physical SQL of a model comes from: in the model's file, and in the macros that it calls. */
export function authorPlaceOf(
  model: CompiledModel,
  physical: PhysicalSql,
  offset: number,
): { readonly span: Span; readonly related: readonly RelatedPlace[] } {
  const sql = model.expansion?.sql ?? model.sql;
  const start = Math.min(authorOffset(physical, offset), sql.length);
  const end = start + (/^(?:[\p{L}\p{N}_]+|.)/su.exec(sql.slice(start, start + 200))?.[0].length ?? 0);
  const place = model.expansion === undefined ? undefined : authorPlace(model.expansion, start, end);
  if (place !== undefined) return { span: place.span, related: place.related };
  const span = { file: model.file, start: model.sqlStart + start, end: model.sqlStart + end };
  return { span, related: [] };
}

/** The offset in the model's SQL (expanded, where it has an expansion) that an offset in the physical SQL comes from; inside a replacement its start. */
export function authorOffset({ splices }: PhysicalSql, offset: number): number {
  let shift = 0;
  for (const { start, end, text } of splices) {
    const physicalStart = start + shift;
    if (offset < physicalStart) break;
    if (offset < physicalStart + text.length) return start;
    shift += text.length - (end - start);
  }
  return offset - shift;
}
