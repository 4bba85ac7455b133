import type { ColumnEdge } from "./column-edge.ts";
import type { Expansion } from "./expansion.ts";
import type { Column } from "./schema.ts";
import type { Span } from "./span.ts";

/** Where a model is built. */
export interface Target {
  /** Absent: the catalog that the warehouse has open. */
  readonly catalog?: string;
  readonly schema: string;
  readonly table: string;
}

/** How a model is built from its query. */
export type Strategy = { readonly kind: "full_refresh" } | { readonly kind: "view" };

/** A place in the author's text that names a relation, and what it was resolved to. */
export interface RelationRead {
  /** Offsets of the name in the model's file. */
  readonly span: Span;
  /** The name's parts as written, unquoted. */
  readonly parts: readonly string[];
  /** What the name means: another model, a table of the catalog, or a table that nothing is known about. */
  readonly kind: "model" | "table" | "unknown-table";
  /** The id used in {@link ColumnEdge}: the model's name or the table's dotted name. */
  readonly relation: string;
  /** Whether an alias follows the name. */
  readonly aliased: boolean;
}

/** An output column of a model with the place of the expression that makes it. */
export interface ModelColumn extends Column {
  readonly span?: Span;
}

/** Columns of which no two rows of a model agree in all; two NULLs agree. None of them: there is at most one row. */
export interface ModelKey {
  readonly columns: readonly string[];
  /** What is taken on trust, in words with source and age; empty for a key that follows from queries alone. */
  readonly assumed: readonly string[];
}

/** A model after compilation. */
export interface CompiledModel {
  readonly name: string;
  /** Path of the SQL file relative to the project root. */
  readonly file: string;
  readonly target: Target;
  readonly strategy: Strategy;
  /** The author's SQL without frontmatter, exactly as written. */
  readonly sql: string;
  /** Offset of `sql` in the file. */
  readonly sqlStart: number;
  /** What runs in place of `sql`; absent when that is SQL without run variables and macros. */
  readonly expansion?: Expansion;
  /** `failed`: its own text has errors, its columns may be incomplete; `blocked`: an input failed. */
  readonly status: "ok" | "failed" | "blocked";
  readonly columns: readonly ModelColumn[];
  /** Whether `columns` is all of them: false when a star runs over a relation that is not known. */
  readonly complete: boolean;
  /** Its grain: what tells its rows apart, as far as it is known. */
  readonly keys: readonly ModelKey[];
  readonly reads: readonly RelationRead[];
  /** Names of the models that must be built before this one, sorted. */
  readonly dependsOn: readonly string[];
  readonly edges: readonly ColumnEdge[];
  readonly tags: Readonly<Record<string, string>>;
  readonly intent?: string;
}
