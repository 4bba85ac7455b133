import type { CancelSignal, Column, Target } from "@rocky/ir";
import type { LoadFormat } from "./capabilities.ts";

/** What statements did, as far as the warehouse says. */
export interface StatementResult {
  /** Rows written by the last of them that writes rows, where the warehouse counts them. */
  readonly rows?: bigint;
  /** The warehouse's id of the last of them. */
  readonly queryId?: string;
}

/**
 * A value of a result: integers of any width are `bigint`, floats `number`; decimals and everything without a JavaScript
 * value are the warehouse's own text.
 */
export type CellValue = null | boolean | number | bigint | string;

/** The rows of a query, in batches; they can be walked once, and leaving the loop early frees the result. */
export interface RowStream {
  readonly columns: readonly Column[];
  readonly batches: AsyncIterable<readonly (readonly CellValue[])[]>;
}

/** A table or view that exists in the warehouse. */
export interface RelationDescription {
  readonly target: Target;
  readonly kind: "table" | "view";
  readonly columns: readonly Column[];
  /** Sets of columns that the warehouse keeps unique; their columns may be nullable. */
  readonly keys: readonly (readonly string[])[];
}

/** How a CSV file is written. */
export interface CsvOptions {
  readonly delimiter: string;
  readonly header: boolean;
  /** Types of columns by name, as the warehouse spells them; the others are inferred from the whole file. */
  readonly types?: Readonly<Record<string, string>>;
}

/** One file to bulk-load. */
export interface LoadRequest {
  readonly target: Target;
  /** Absolute path. */
  readonly file: string;
  readonly format: LoadFormat;
  /** CSV only. */
  readonly csv: CsvOptions;
  /** `replace` makes the table anew from the file, `append` adds rows to it. */
  readonly mode: "replace" | "append";
}

/** How a relation is made from a query. */
export interface MaterializeRequest {
  readonly target: Target;
  readonly kind: "table" | "view";
  /** One query without a semicolon behind it; runs as it stands. */
  readonly query: string;
}

/** Writes statements for one database; nothing is run. */
export interface StatementWriter {
  /** Name of the catalog that unqualified names mean, where there is one. */
  readonly currentCatalog: string | undefined;
  /** The statements that one {@link Connection.execute} is to be given to make the relation. */
  materializeStatements(
    request: MaterializeRequest,
    existing: "table" | "view" | undefined,
  ): readonly string[];
  /** The one statement that loads a file, and makes its table where the request replaces it. */
  loadStatement(request: LoadRequest): string;
  /** The query that gives the rows of a file as a load would. */
  fileQuery(request: Pick<LoadRequest, "file" | "format" | "csv">): string;
  /** The statement that makes a schema unless it is there. */
  createSchemaStatement(target: Target): string;
}

/** An open connection to one warehouse. Every method rejects with an `AdapterError` and nothing else. */
export interface Connection extends StatementWriter {
  /** What the facts of this connection are called in a lockfile: `duckdb:dev.duckdb`. */
  readonly sourceId: string;
  /**
   * Runs statements in order, each of them one statement, in a session of their own. Several are one transaction where
   * `capabilities.transactionalDdl` says so. The error names the statement that was refused.
   */
  execute(statements: readonly string[], signal?: CancelSignal): Promise<StatementResult>;
  /** Runs one statement that returns rows, in a session of its own. */
  query(statement: string, signal?: CancelSignal): Promise<RowStream>;
  /** The tables and views of one schema, or of all schemas that belong to users; sorted by name. */
  describe(
    scope: { readonly schema?: string },
    signal?: CancelSignal,
  ): Promise<readonly RelationDescription[]>;
  /** Gives the warehouse back; afterwards every method rejects. */
  close(): Promise<void>;
}
