import type { NameTable } from "./name-table.ts";

/** Models as bytes, each of which can be read and found by itself. Places are those of the models in their order. */
export interface KeptModels {
  /** A text by its number. */
  readonly textOf: (id: number) => string | undefined;
  readonly bytes: Uint8Array;
  readonly tables: ModelTables;
}

/** What finds models. */
export interface ModelTables {
  /** Where each model starts. */
  readonly starts: Uint32Array;
  /** By name, in small letters. */
  readonly names: NameTable;
  /** By `schema.table` of the target, as `nameKey` writes it. */
  readonly targets: NameTable;
  /** By file. */
  readonly files: NameTable;
  /** For each place where its readers start among those that follow, and where the last ones end; then the places of all readers. */
  readonly readers: Uint32Array;
  /** Models about whose contract something was found. */
  readonly promising: Uint32Array;
}

/** The names of the tables. */
export const tableNames = ["starts", "names", "targets", "files", "readers", "promising"] as const;
