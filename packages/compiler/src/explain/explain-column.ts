import type { Column, CompiledModel, Nullability, RelationRead, Span, SqlType } from "@rocky/ir";
import {
  dialectOf,
  distinctNames,
  explainQuery,
  parseQuery,
  withFunctions,
  type Dialect,
  type ExplainedExpression,
  type ResolvedRelation,
} from "@rocky/sql";
import type { CompileResult } from "../compile.ts";
import { indexCatalog, type CatalogIndex } from "../resolve/catalog-index.ts";
import { nameKey } from "../resolve/model-index.ts";

/** A column on the way to the one that is explained. */
export interface ColumnStep {
  /** A model's name, or a table's dotted name. */
  readonly relation: string;
  readonly column: string;
  readonly kind: "model" | "table" | "unknown-table";
  readonly type: SqlType;
  readonly nullability: Nullability;
  /** Of a model: the expression, with offsets in `sql`. Absent where a star shows the column. */
  readonly expression?: ExplainedExpression;
  /** The model's text, with its run variables and macros. */
  readonly sql?: string;
  /** The place of the expression in its file. */
  readonly place?: Span;
  /** Where the facts come from, as a phrase. */
  readonly fact?: string;
}

/** The column and, nearest first, everything that its type and its nullability follow from; `undefined` when there is no such column. */
export function explainColumn(
  result: CompileResult,
  model: string,
  column: string,
): readonly ColumnStep[] | undefined {
  const engine = dialectOf(result.dialect);
  const start = result.models.find((each) => each.name === model);
  const known = start?.columns.find((each) => each.name.toLowerCase() === column.toLowerCase());
  if (start === undefined || known === undefined || engine === undefined) return undefined;
  const dialect = withFunctions(engine, result.functions);
  const models = new Map(result.models.map((each) => [each.name, each]));
  const walk: Walk = { models, catalog: indexCatalog([result.lockfile]), dialect };
  const steps: ColumnStep[] = [];
  const seen = new Set<string>();
  const open = [{ relation: model, column: known.name }];
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    const key = `${next.relation}\0${next.column.toLowerCase()}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const step = stepOf(walk, next.relation, next.column);
    steps.push(step);
    const own = models.get(next.relation);
    if (own !== undefined) open.push(...sourcesOf(own, step.column));
  }
  return steps;
}

interface Walk {
  readonly models: ReadonlyMap<string, CompiledModel>;
  readonly catalog: CatalogIndex;
  readonly dialect: Dialect;
}

function sourcesOf(
  model: CompiledModel,
  column: string,
): readonly { readonly relation: string; readonly column: string }[] {
  const output = model.columns.findIndex((each) => each.name === column);
  return model.edges
    .filter((edge) => edge.role === "value" && edge.output === output)
    .map((edge) => edge.from);
}

function stepOf(walk: Walk, relation: string, column: string): ColumnStep {
  const model = walk.models.get(relation);
  if (model !== undefined) return modelStep(walk, model, column);
  const table = walk.catalog.byName.get(nameKey(relation.split(".")));
  const found = table?.schema.columns.find((each) => each.name.toLowerCase() === column.toLowerCase());
  if (table === undefined || found === undefined) {
    const reason = `nothing is known about ${relation}`;
    return {
      relation,
      column,
      kind: "unknown-table",
      type: { kind: "unknown", reason },
      nullability: "unknown",
      fact: reason,
    };
  }
  const { source, observedAt } = table.schema.provenance;
  const seen = observedAt === undefined ? "" : ` on ${observedAt.slice(0, 10)}`;
  return {
    relation,
    column: found.name,
    kind: "table",
    type: found.type,
    nullability: found.nullability,
    fact: `as seen in ${source}${seen}`,
  };
}

function modelStep(walk: Walk, model: CompiledModel, name: string): ColumnStep {
  const output = model.columns.findIndex((each) => each.name.toLowerCase() === name.toLowerCase());
  const column = model.columns[output];
  if (column === undefined) {
    const reason = `not all columns of ${model.name} are known`;
    return {
      relation: model.name,
      column: name,
      kind: "model",
      type: { kind: "unknown", reason },
      nullability: "unknown",
      fact: reason,
    };
  }
  const expression = expressionOf(walk, model, output);
  return {
    relation: model.name,
    column: column.name,
    kind: "model",
    type: column.type,
    nullability: column.nullability,
    sql: textOf(model),
    ...(column.span === undefined ? {} : { place: column.span }),
    ...(expression === undefined ? {} : { expression }),
  };
}

/** The model's text with its run variables and macros. */
function textOf({ sql, expansion }: CompiledModel): string {
  return expansion?.sql ?? sql;
}

function readStart(model: CompiledModel, { span }: RelationRead, index: number): number {
  return model.expansion?.reads[index]?.start ?? span.start - model.sqlStart;
}

/** Binds the model once more, this time keeping what was found about every expression. */
function expressionOf(walk: Walk, model: CompiledModel, output: number): ExplainedExpression | undefined {
  const { dialect } = walk;
  const { query } = parseQuery(textOf(model), { dialect, file: model.file });
  if (query === undefined) return undefined;
  const resolve = (parts: readonly string[], span: Span): ResolvedRelation => {
    const read = model.reads.find((each, i) => readStart(model, each, i) === span.start);
    const upstream = read === undefined ? undefined : walk.models.get(read.relation);
    if (read?.kind === "model" && upstream !== undefined) {
      const columns = asStored(dialect, upstream.columns);
      return {
        relation: upstream.name,
        columns,
        complete: upstream.complete,
        reason: `not all columns of ${upstream.name} are known`,
      };
    }
    const table = walk.catalog.byName.get(nameKey(parts));
    const relation = read?.relation ?? parts.join(".");
    if (table === undefined) {
      return { relation, columns: [], complete: false, reason: `nothing is known about ${parts.join(".")}` };
    }
    return { relation, columns: table.schema.columns, complete: true };
  };
  return explainQuery(query, { dialect, file: model.file, resolve }, output);
}

function asStored(dialect: Dialect, columns: readonly Column[]): readonly Column[] {
  const names = distinctNames(
    dialect,
    columns.map((column) => column.name),
  );
  return columns.map(({ type, nullability }, i) => ({ name: names[i] ?? "", type, nullability }));
}
