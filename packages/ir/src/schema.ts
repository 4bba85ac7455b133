import type { Nullability, SqlType } from "./type.ts";

/** A column of a relation, as far as it is known. */
export interface Column {
  /** The name as the engine shows it. */
  readonly name: string;
  readonly type: SqlType;
  readonly nullability: Nullability;
  /**
   * How texts of a table's column compare, where different ones may be equal: `NOCASE`, or `unknown`. Absent where only the
   * same texts are equal.
   */
  readonly collation?: string;
}

/** Where a schema fact comes from; `source` is a phrase such as `duckdb:dev.duckdb`. */
export interface Provenance {
  readonly kind: "lockfile" | "model" | "declared" | "live";
  readonly source: string;
  /** RFC 3339, UTC; when the fact was last seen to be true. Absent for facts that cannot age. */
  readonly observedAt?: string;
}

/** The columns of a table or of a model's output. */
export interface RelationSchema {
  readonly columns: readonly Column[];
  readonly provenance: Provenance;
  /** Sets of column names that are unique together, as far as they are proved. */
  readonly keys?: readonly (readonly string[])[];
}

/** A table that the project reads but does not build. */
export interface CatalogTable {
  /** One to three parts: `[catalog,] [schema,] table`, unquoted. */
  readonly name: readonly string[];
  readonly schema: RelationSchema;
}

/** The tables around the project, as data; the compiler never asks where they come from. */
export interface Catalog {
  readonly tables: readonly CatalogTable[];
}
