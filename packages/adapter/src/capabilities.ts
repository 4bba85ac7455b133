/** What a warehouse can do; absent powers are declared, never discovered by failing. */
export interface Capabilities {
  /** Statements of one transaction change all or nothing, DDL included. */
  readonly transactionalDdl: boolean;
  /** Several calls of one connection may run at once. */
  readonly concurrentStatements: boolean;
  /** Files that one statement can load, by format. */
  readonly loadFormats: readonly LoadFormat[];
  /** A running statement can be interrupted. */
  readonly cancellation: boolean;
}

/** A file format that `load` understands. */
export type LoadFormat = "parquet" | "csv" | "json_lines";
