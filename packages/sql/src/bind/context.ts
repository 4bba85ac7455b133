import type { Column, Diagnostic, Span } from "@rocky/ir";
import type { ColumnName, NodeSpan, Star } from "../ast/expression.ts";
import type { QueryBody } from "../ast/query.ts";
import { foldIn } from "./fold.ts";
import type { BoundRelation } from "./bound-relation.ts";
import type { Dialect } from "../dialects/dialect.ts";
import type { Notes } from "./notes.ts";
import type { CheckTable } from "../checks/check.ts";
import type { Uncertain } from "../parse/repair/repair.ts";
import type { RelationIndex } from "./relation-index.ts";
import type { RelationScope, ScopeColumn } from "./relation-scope.ts";
import type { BindRules } from "./rules.ts";
import type { KnownSources } from "./source.ts";
import type { ValueStack } from "./value-stack.ts";

/** What a name in FROM was resolved to by whoever knows the project and its catalog. */
export interface ResolvedRelation {
  /** The id under which columns of the relation stand in edges. */
  readonly relation: string;
  readonly columns: readonly Column[];
  /** Whether `columns` is all of them. */
  readonly complete: boolean;
  /** Why it is not complete; completes "the type is unknown because …". */
  readonly reason?: string;
  /** What tells its rows apart, where that is known. */
  readonly keys?: readonly ResolvedKey[];
  /** What an error that rests on these columns takes on trust, in words with source and age. */
  readonly assumed?: readonly string[];
  /** Some of its columns have a collation, so that different texts may be equal. */
  readonly collated?: true;
}

/** Columns of a relation of which no two rows agree in all. */
export interface ResolvedKey {
  readonly columns: readonly string[];
  /** Whether two NULLs agree, as in DISTINCT, or differ, as in a UNIQUE constraint. */
  readonly nulls: "agree" | "differ";
  /** What is taken on trust, in words with source and age; empty for a key that follows from queries alone. */
  readonly assumed: readonly string[];
}

/** Answers what a name in FROM means; `parts` are unquoted, as written. */
export type ResolveRelation = (parts: readonly string[], span: Span) => ResolvedRelation;

/** A name in FROM that is not a common table, and what it was resolved to. */
export interface BoundRead {
  readonly span: Span;
  readonly parts: readonly string[];
  readonly relation: string;
  /** Whether an alias follows the name. */
  readonly aliased: boolean;
  /** It stands in a common table that nothing reads: the engine does not look for it. */
  readonly unread?: true;
}

/** What one binding of one text carries along. Tables that most bindings have no use for are made by the first that has. */
export interface BindContext {
  readonly dialect: Dialect;
  readonly file: string;
  readonly resolve: ResolveRelation;
  readonly rules: BindRules;
  /** Stretches of a text with errors that had to be mended before it could be read. */
  readonly uncertain: readonly Uncertain[] | undefined;
  readonly checks: CheckTable;
  readonly stack: ValueStack;
  readonly diagnostics: Diagnostic[];
  readonly reads: BoundRead[];
  /** How many names were looked for among others that are like them. */
  suggestions: number;
  /** Keys of what was reported, so that a text that is bound twice reports once. */
  reported: Set<string> | undefined;
  /** Folded names of the common tables that are being bound; few, and mostly none. */
  readonly unfinishedTables: string[];
  /** Ids of expressions that conditions ask about, by their structure; see `structure.ts`. */
  structures: Map<string, number> | undefined;
  /** The shapes of these expressions. */
  testedShapes: Set<string> | undefined;
  /** Common tables, as they were bound, that something reads, with the offsets of the names that do. */
  usedTables: Map<BoundRelation, number[]> | undefined;
  /** Where names in FROM stand of which nothing is known, by folded name; the first place of each. */
  unknownTables: Map<string, NodeSpan> | undefined;
  /** Some text was not understood, so that names in it were not seen. */
  hasOpaqueText: boolean;
  /** GROUPING was called. */
  hasGrouping: boolean;
  /** Something that was bound has a collation, so that equal texts may be different ones. */
  collated: boolean;
  /** Kept only where the names of output columns depend on it. */
  readonly notes: Notes | undefined;
  /** What is to be written for nodes that are left open until columns are known. */
  settled: Map<Star | ColumnName, Star | ColumnName | "nothing"> | undefined;
  /** The columns outside of the query that were read. */
  readonly sources: KnownSources;
  nextColumnId: number;
  /** How often a column of a query around the one that is bound was read. */
  outerReads: number;
  /** How many queries inside expressions were bound. */
  subqueries: number;
  /** How often a recursive table was bound. */
  recursions: number;
  /** The columns of relations by their ids. */
  readonly columnsById: ScopeColumn[];
  /** Indexes of long lists of relations, by the first of the list. */
  relationIndexes: Map<RelationScope, RelationIndex> | undefined;
  /** Parts of recursive tables that are bound already. */
  boundBodies: Map<QueryBody, BoundRelation> | undefined;
}

/** The span of a node in the file that is bound. */
export function spanOf(context: BindContext, node: NodeSpan): Span {
  return { file: context.file, start: node.start, end: node.end };
}

/** Whether a node contains a part of the text of which is not certain what it means. */
export function isUncertain({ uncertain }: BindContext, node: NodeSpan): boolean {
  return uncertain?.some(({ start, end }) => start < node.end && end > node.start && start < end) === true;
}

/** Reports a finding unless the same one stands at the same place already. */
export function reportOnce(context: BindContext, diagnostic: Diagnostic): void {
  const key = `${diagnostic.code} ${diagnostic.span?.start} ${diagnostic.span?.end}`;
  context.reported ??= new Set();
  if (context.reported.has(key)) return;
  context.reported.add(key);
  context.diagnostics.push(diagnostic);
}

/** A name as it is compared: folded unless the dialect tells case apart. */
export function foldName(context: BindContext, name: string): string {
  return foldIn(context.dialect, name);
}
