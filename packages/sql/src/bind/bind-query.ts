import type { ColumnEdge, Diagnostic, Nullability, Span, SqlType } from "@rocky/ir";
import type { ColumnName, Expression, Star } from "../ast/expression.ts";
import type { QueryNode } from "../ast/query.ts";
import type { Dialect } from "../dialects/dialect.ts";
import type { Uncertain } from "../parse/repair/repair.ts";
import { unknownRelation, type BoundRelation } from "./bound-relation.ts";
import { spanOf, type BindContext, type BoundRead, type ResolveRelation } from "./context.ts";
import { reportRepeatedOutputs } from "./repeated-outputs.ts";
import { expressionRule } from "./expression/bind-expression.ts";
import { bindQueryNode, queryRule } from "./query.ts";
import { settledKeys } from "./keys/grain.ts";
import { emptyNotes, type Notes } from "./notes.ts";
import type { BindRules } from "./rules.ts";
import type { BoundValue } from "./value.ts";
import { emptyScope, type CommonTables } from "./scope.ts";
import { checks } from "../checks/list.ts";
import { emptyStack } from "./value-stack.ts";

/** What to bind a query against. */
export interface BindOptions {
  readonly dialect: Dialect;
  /** The path that spans carry. */
  readonly file: string;
  /** Answers what a name in FROM means. */
  readonly resolve: ResolveRelation;
  /** Stretches of the text that had to be mended before it could be read; what they are part of stays unknown. */
  readonly uncertain?: readonly Uncertain[];
}

/** An output column of a query. */
export interface OutputColumn {
  readonly name: string;
  readonly type: SqlType;
  readonly nullability: Nullability;
  /** The expression that makes it. */
  readonly span: Span;
}

/** Output columns (by position) of which no two rows agree in all; two NULLs agree. None of them: there is at most one row. */
export interface OutputKey {
  readonly columns: readonly number[];
  /** What is taken on trust, in words with source and age; empty for a key that follows from the query alone. */
  readonly assumed: readonly string[];
}

/** Stars and names that a query in another language leaves open, each with what must be written for it; "nothing" for a star without columns. */
export type SettledNodes = ReadonlyMap<Star | ColumnName, Star | ColumnName | "nothing">;

/** A query with everything that its text and its relations' schemas tell. */
export interface BoundQuery {
  readonly columns: readonly OutputColumn[];
  /** Whether `columns` is all of them. */
  readonly complete: boolean;
  /** Why it is not complete. */
  readonly reason?: string;
  /** What tells the rows apart, as far as it is known. */
  readonly keys: readonly OutputKey[];
  /** Which columns of which relations influence which output columns and which rows, each once. */
  readonly edges: readonly ColumnEdge[];
  /** The names in FROM, in order of text. */
  readonly reads: readonly BoundRead[];
  /** Some of its texts may be equal to different ones, by a collation. */
  readonly collated?: true;
  /** What is to be written for nodes that were left open until the columns of relations are known. */
  readonly settled?: SettledNodes;
  readonly diagnostics: readonly Diagnostic[];
}

/** Resolves and types a query. What is wrong is in `diagnostics`; never throws. */
export function bindQuery(query: QueryNode, options: BindOptions): BoundQuery {
  return bindBy({ expression: expressionRule, query: queryRule }, query, options);
}

/** Binds a query and keeps what was found about each of its expressions, in the order in which they were finished. */
export function bindTraced(
  query: QueryNode,
  options: BindOptions,
): { readonly bound: BoundQuery; readonly values: ReadonlyMap<Expression, BoundValue> } {
  const values = new Map<Expression, BoundValue>();
  const traced: BindRules["expression"] = (scope, node) => {
    const value = expressionRule(scope, node);
    values.set(node, value);
    return value;
  };
  return { bound: bindBy({ expression: traced, query: queryRule }, query, options), values };
}

function noting(rules: BindRules, { values }: Notes): BindRules {
  const expression: BindRules["expression"] = (scope, node) => {
    const value = rules.expression(scope, node);
    values.set(node, value);
    return value;
  };
  return { ...rules, expression };
}

function bindBy(rules: BindRules, query: QueryNode, options: BindOptions): BoundQuery {
  const notes = options.dialect.namesByValue === true ? emptyNotes() : undefined;
  const context: BindContext = {
    dialect: options.dialect,
    notes,
    file: options.file,
    resolve: options.resolve,
    uncertain: options.uncertain,
    rules: notes === undefined ? rules : noting(rules, notes),
    checks,
    stack: emptyStack(),
    diagnostics: [],
    reads: [],
    suggestions: 0,
    reported: undefined,
    unfinishedTables: [],
    structures: undefined,
    testedShapes: undefined,
    usedTables: undefined,
    unknownTables: undefined,
    hasOpaqueText: false,
    hasGrouping: false,
    collated: false,
    settled: undefined,
    sources: new Map(),
    nextColumnId: 1,
    outerReads: 0,
    subqueries: 0,
    recursions: 0,
    columnsById: [],
    relationIndexes: undefined,
    boundBodies: undefined,
  };
  const bound = bindWithin(context, query);
  const broken = (options.uncertain ?? []).length > 0;
  const names = outputNames(bound, options.dialect);
  if (!broken) reportRepeatedOutputs(context, bound, names);
  const columns = bound.columns.map((column, i): OutputColumn => ({
    name: names[i] ?? column.name,
    type: options.dialect.types.settle(column),
    // Any part of a query that is broken may be the one that lets NULLs in or keeps them out.
    nullability: broken ? "unknown" : column.nullability,
    span: spanOf(context, column.node),
  }));
  const { complete, reason } = bound;
  const keys = broken ? [] : keysOf(bound);
  const edges = edgesOf(bound);
  const reads = uniqueReads(context.reads);
  const diagnostics = inOrder(
    broken
      ? context.diagnostics.filter((found) => standsAlone(found, options.uncertain ?? []))
      : context.diagnostics,
  );
  // Mostly; fields behind a spread would take longer to make than all that is before it.
  const { settled } = context;
  if (complete && !context.collated && settled === undefined)
    return { columns, complete, keys, edges, reads, diagnostics };
  return {
    columns,
    complete,
    ...(complete ? {} : { reason }),
    keys,
    edges,
    reads,
    ...(context.collated ? { collated: true } : {}),
    ...(settled === undefined ? {} : { settled }),
    diagnostics,
  };
}

/** The names of the result's columns; those without one may have one by their place. */
function outputNames({ columns, nameless }: BoundRelation, { names }: Dialect): readonly string[] {
  let unnamed = 0;
  if (nameless === true) return columns.map((column, i) => names.unnamedOutput?.(i) ?? column.name);
  return columns.map(({ name }) => (name === "" ? (names.unnamedOutput?.(unnamed++) ?? "") : name));
}

/** Findings in the order of the text. */
export function inOrder(found: readonly Diagnostic[]): readonly Diagnostic[] {
  if (found.length <= 1) return found;
  return found.toSorted((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
}

/** Whether a finding about a text with errors is one of its own place only; all others may follow from the errors. */
function standsAlone({ code, span }: Diagnostic, uncertain: readonly Uncertain[]): boolean {
  if (code === "I040") return true;
  if (code !== "W040" && code !== "W055" && code !== "W057") return false;
  return !uncertain.some(
    ({ start, end }) => start <= (span?.end ?? 0) + near && end >= (span?.start ?? 0) - near,
  );
}

/** How far from a mended place, in UTF-16 units, a word may still be another than the one that was meant. */
const near = 3;

/** A program whose stack is smaller than Node's has another limit of nesting than the parser's, and must not fail by it. */
function bindWithin(context: BindContext, query: QueryNode): BoundRelation {
  try {
    return bindQueryNode(emptyScope(context, noTables, undefined), query);
  } catch (error) {
    if (!(error instanceof RangeError) || !overflow.test(error.message)) throw error;
    return unknownRelation("the query is nested too deeply");
  }
}

const noTables: CommonTables = new Map();

/** How engines say that the stack is full; any other failure is a mistake of ours, and shows. */
const overflow = /call stack|recursion/i;

function keysOf({ keys, columns }: BoundRelation): readonly OutputKey[] {
  if (keys.length === 0) return [];
  return settledKeys(keys, (position) => columns[position]?.nullability === "not-null")
    .filter((key) => key.nulls === "agree")
    .map((key) => ({ columns: key.columns.toSorted((a, b) => a - b), assumed: key.assumed }));
}

function uniqueReads(reads: readonly BoundRead[]): readonly BoundRead[] {
  if (reads.length <= 1 || areRising(reads)) return reads;
  const byPlace = new Map(reads.map((read) => [read.span.start, read]));
  return [...byPlace.values()].sort((a, b) => a.span.start - b.span.start);
}

/** Whether names stand in the order of the text, each once, as they mostly do. */
function areRising(reads: readonly BoundRead[]): boolean {
  for (let i = 1; i < reads.length; i++) {
    if ((reads[i - 1]?.span.start ?? 0) >= (reads[i]?.span.start ?? 0)) return false;
  }
  return true;
}

function edgesOf(bound: BoundRelation): readonly ColumnEdge[] {
  const edges: ColumnEdge[] = [];
  let output = 0;
  for (const { sources } of bound.columns) {
    for (const { from, role, transform } of sources) {
      edges.push({ from, role, transform, output });
    }
    output++;
  }
  for (const { from, role, transform } of bound.rowSources) {
    edges.push({ from, role, transform });
  }
  return edges;
}
