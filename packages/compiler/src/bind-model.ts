import {
  nearestNames,
  type Column,
  type CompiledModel,
  type Diagnostic,
  type Expansion,
  type RelationRead,
  type Span,
} from "@rocky/ir";
import {
  bindQuery,
  distinctNames,
  type BoundQuery,
  type BoundRead,
  type Dialect,
  type ResolvedRelation,
} from "@rocky/sql";
import type { ModelFacts } from "./cache/known-model.ts";
import type { LoadPipeline } from "./config/project-config.ts";
import { report } from "./diagnostics.ts";
import type { LockedSource } from "./lockfile/lockfile.ts";
import type { CatalogIndex } from "./resolve/catalog-index.ts";
import { modelNamed, nameKey, type ModelIndex } from "./resolve/model-index.ts";
import { unknownReasons } from "./resolve/unknown-reasons.ts";
import { asResolved, catalogFacts, modelKeys } from "./resolve/model-keys.ts";
import type { MadeSql, ParsedModel } from "./resolve/parsed-model.ts";
import { inRockyWords, isOfPipelines } from "./rocky/in-words.ts";
import { secondColumns } from "./rocky/second-columns.ts";

/** What is looked up by a model's name, and added to. */
export interface Known<T> {
  readonly get: (name: string) => T | undefined;
  readonly set: (name: string, value: T) => unknown;
}

/** What models are bound against. */
export interface BindGround {
  readonly index: ModelIndex;
  readonly catalog: CatalogIndex;
  /** Sources that were asked for all their tables. */
  readonly checked: readonly LockedSource[];
  readonly loads: readonly LoadPipeline[];
  readonly dialect: Dialect;
}

/** Models while they are bound. */
export interface Binding extends BindGround {
  /** Models (by name) that have an error outside of their SQL. */
  readonly broken: ReadonlySet<string>;
  /** The models that each model needs, sorted. */
  readonly dependencies: Pick<ReadonlyMap<string, readonly string[]>, "get">;
  readonly done: Known<CompiledModel>;
  /** What other models see of a model. */
  readonly seen: Known<ResolvedRelation>;
  readonly diagnostics: Diagnostic[];
  /** Tables that nothing is known about, as written, by the model that reads them. */
  readonly unknownTables: Map<string, readonly string[]>;
  /** Why types of columns are not known, by model; of models with such columns only. */
  readonly unknownReasons: Map<string, readonly string[]>;
}

/** Binds one model after those that it needs. */
export function bindModel(binding: Binding, model: ParsedModel): void {
  const { source, query, uncertain = [] } = model;
  const kinds = new Map<number, RelationRead["kind"]>();
  const missing = new Map<number, Diagnostic>();
  const unknown = new Set<string>();
  const resolve = (parts: readonly string[], span: Span): ResolvedRelation => {
    const found = resolveName(binding, parts, span);
    kinds.set(span.start, found.kind);
    if (found.diagnostic !== undefined) missing.set(span.start, found.diagnostic);
    // Where a name is missing in the text, there is no table to look at.
    else if (found.kind === "unknown-table" && parts.some((part) => part !== ""))
      unknown.add(parts.join("."));
    return found.relation;
  };
  const bound: BoundQuery | undefined =
    query === undefined
      ? undefined
      : bindQuery(query, { dialect: binding.dialect, file: source.file, resolve, uncertain });
  if (unknown.size > 0) binding.unknownTables.set(source.name, [...unknown]);
  const unreadable = query === undefined || !model.readable;
  const own = bound === undefined ? [] : findingsOf(binding, model, { bound, missing });
  if (own.length > 0) binding.diagnostics.push(...own);
  const failed =
    unreadable || model.diagnostics.some(isError) || own.some(isError) || binding.broken.has(source.name);
  const dependsOn = binding.dependencies.get(source.name) ?? [];
  // What is not bound yet is on a cycle.
  const blocked = dependsOn.some((name) => binding.done.get(name)?.status !== "ok");
  const columns = bound?.columns ?? [];
  const reasons = unknownReasons(columns);
  if (reasons.length > 0) binding.unknownReasons.set(source.name, reasons);
  const complete = bound?.complete === true && !unreadable;
  const stored = asStored(binding.dialect, columns);
  const keys = modelKeys(
    source,
    stored.map((column) => column.name),
    unreadable ? undefined : bound,
  );
  const compiled: CompiledModel = {
    name: source.name,
    file: source.file,
    target: source.target,
    strategy: source.strategy,
    sql: source.text.slice(source.sqlStart, source.sqlEnd),
    sqlStart: source.sqlStart,
    status: failed ? "failed" : blocked ? "blocked" : "ok",
    columns,
    complete,
    keys,
    reads: (bound?.reads ?? []).map(({ span, parts, relation, aliased }) => ({
      span,
      parts,
      relation,
      aliased,
      kind: kinds.get(span.start) ?? "unknown-table",
    })),
    dependsOn,
    edges: bound?.edges ?? [],
    tags: source.tags,
    ...(model.made === undefined
      ? {}
      : { expansion: expansionOf(model.made(bound?.settled), bound?.reads ?? []) }),
    ...(source.intent === undefined ? {} : { intent: source.intent }),
  };
  binding.done.set(source.name, compiled);
  const reason = failed ? `the model ${source.name} has errors` : (bound?.reason ?? "");
  binding.seen.set(source.name, asSeen(compiled, stored, { reason, isCollated: bound?.collated === true }));
}

interface Bound {
  readonly bound: BoundQuery;
  /** Tables that do not exist, by where they are named. */
  readonly missing: ReadonlyMap<number, Diagnostic>;
}

/** What is found about a model while it is bound. */
function findingsOf(
  { dialect }: Binding,
  { source, query, readable }: ParsedModel,
  { bound, missing }: Bound,
): readonly Diagnostic[] {
  // What the binder finds wrong beside a syntax error may only follow from it.
  const found =
    readable && source.language === undefined
      ? bound.diagnostics
      : bound.diagnostics.filter((diagnostic) =>
          source.language === undefined ? !isError(diagnostic) : readable && isOfPipelines(diagnostic),
        );
  const taken = readable ? secondColumns(bound.settled, source.file, dialect) : [];
  if (found.length + taken.length + missing.size === 0) return [];
  // DuckDB does not look for the tables that a common table reads which nothing reads.
  const doubted = new Set(bound.reads.flatMap(({ unread, span }) => (unread ? [span.start] : [])));
  const absent = [...missing].map(([start, diagnostic]): Diagnostic =>
    doubted.has(start) ? { ...diagnostic, severity: "warning" } : diagnostic,
  );
  return [...found, ...absent, ...taken].map((diagnostic) => ({
    ...(source.language === undefined
      ? diagnostic
      : inRockyWords(withoutSqlEdit(diagnostic), source.text, query)),
    model: source.name,
  }));
}

/** What other models see of a model that was compiled before. */
export function seenOf(
  compiled: CompiledModel,
  facts: Pick<ModelFacts, "reason" | "isCollated">,
  dialect: Dialect,
): ResolvedRelation {
  return asSeen(compiled, asStored(dialect, compiled.columns), facts);
}

function asSeen(
  { name, keys, complete, status }: CompiledModel,
  columns: readonly Column[],
  { reason, isCollated }: Pick<ModelFacts, "reason" | "isCollated">,
): ResolvedRelation {
  return {
    relation: name,
    columns,
    keys: asResolved(keys),
    complete: complete && status !== "failed",
    reason,
    ...(isCollated ? { collated: true } : {}),
  };
}

/** A text in another language takes names, but no SQL other than `is null`. */
function withoutSqlEdit({ edit, ...rest }: Diagnostic): Diagnostic {
  if (edit === undefined) return rest;
  if (edit.newText === "IS NULL") return { ...rest, edit: { ...edit, newText: "is null" } };
  return /^[A-Za-z_]\w*$/.test(edit.newText) ? { ...rest, edit } : rest;
}

/** The SQL that runs for a model in another language. */
function expansionOf({ sql, pieces, names }: MadeSql, reads: readonly BoundRead[]): Expansion {
  const nowhere = { start: sql.length, end: sql.length };
  return { sql, pieces, reads: reads.map(({ span }) => names.get(span.start) ?? nowhere) };
}

function isError(diagnostic: Diagnostic): boolean {
  return diagnostic.severity === "error";
}

/** A stored relation has distinct names. */
function asStored(dialect: Dialect, columns: readonly Column[]): readonly Column[] {
  const names = distinctNames(
    dialect,
    columns.map((column) => column.name),
  );
  if (names.every((name, i) => name === columns[i]?.name)) return columns;
  return columns.map(({ type, nullability }, i) => ({ name: names[i] ?? "", type, nullability }));
}

/** What a name in FROM was found to be. */
interface Found {
  readonly kind: RelationRead["kind"];
  readonly relation: ResolvedRelation;
  /** The name certainly means nothing. */
  readonly diagnostic?: Diagnostic;
}

function resolveName(binding: Binding, parts: readonly string[], span: Span): Found {
  const model = modelNamed(binding.index, parts);
  if (model !== undefined) {
    const { name } = model;
    const relation = binding.seen.get(name) ?? {
      relation: name,
      columns: [],
      complete: false,
      reason: `the model ${name} is part of a cycle`,
    };
    return { kind: "model", relation };
  }
  const table = binding.catalog.byName.get(nameKey(parts));
  if (table !== undefined) {
    const { columns, provenance } = table.schema;
    const name = table.name.join(".");
    const seen = provenance.observedAt === undefined ? "" : ` on ${provenance.observedAt.slice(0, 10)}`;
    return {
      kind: "table",
      relation: {
        relation: name,
        columns,
        ...catalogFacts(table),
        complete: true,
        assumed: [`the columns of ${name} are as seen in ${provenance.source}${seen}`],
      },
    };
  }
  return unknownTable(binding, parts, span);
}

/** Why what comes from a table is unknown that nothing is known about; the hint about all such tables says it. */
export function reasonOfUnknownTable(table: string): string {
  return `nothing is known about ${table}`;
}

function unknownTable(binding: Binding, parts: readonly string[], span: Span): Found {
  const written = parts.join(".");
  const relation = {
    relation: written,
    columns: [],
    complete: false,
    reason: reasonOfUnknownTable(written),
  };
  if (isProvedMissing(binding, parts)) {
    return { kind: "unknown-table", relation, diagnostic: missingTable(binding, parts, span) };
  }
  return { kind: "unknown-table", relation };
}

function missingTable(binding: Binding, parts: readonly string[], span: Span): Diagnostic {
  const name = parts.join(".");
  const models = [...binding.index.byName.values()].map((model) => model.name);
  const known = parts.length === 1 ? [...models, ...binding.catalog.names] : binding.catalog.names;
  const nearest = nearestNames(name, known);
  const facts = binding.checked.map(
    ({ id, checkedAt }) => `${id} had no such table on ${checkedAt.slice(0, 10)}`,
  );
  const help = /^dual$/i.test(name)
    ? "DuckDB selects without FROM; leave it out."
    : nearest.length > 0
      ? `Did you mean ${nearest.join(" or ")}?`
      : "If the table is new, `rocky discover --with-schemas` makes it known.";
  return report.unknownTable(span, { name }, { proof: { kind: "assumed", facts }, help });
}

/** Every source was asked, and no load pipeline of the project may make the table. Files and functions are no tables. */
function isProvedMissing({ checked, loads }: Binding, parts: readonly string[]): boolean {
  if (checked.length === 0 || parts.some((part) => /[./\\*]/.test(part))) return false;
  const schema = parts.length > 1 ? parts.at(-2)?.toLowerCase() : "main";
  if (schema === "information_schema" || schema === "pg_catalog") return false;
  if (parts.length === 1 && /^(?:duckdb_|pragma_|sqlite_|pg_)/i.test(parts[0] ?? "")) return false;
  return !loads.some((load) => load.target.schema.toLowerCase() === schema);
}
