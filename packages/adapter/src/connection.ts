import type { CancelSignal, Column, Target } from "@rocky/ir";
import type { LoadFormat } from "./capabilities.ts";

/** What a statement did, as far as the warehouse says. */
export interface StatementResult {
  /** Rows written, where the warehouse counts them. */
  readonly rows?: bigint;
  /** The warehouse's id of the statement. */
  readonly queryId?: string;
}

/** A value of a result: exact integers are `bigint`, decimals and everything without a JavaScript value are text. */
export type CellValue = null | boolean | number | bigint | string;

/** The rows of a query, in batches; leaving the loop early frees the result. */
export interface RowStream {
  readonly columns: readonly Column[];
  readonly batches: AsyncIterable<readonly (readonly CellValue[])[]>;
}

/** A table or view that exists in the warehouse. */
export interface RelationDescription {
  readonly target: Target;
  readonly kind: "table" | "view";
  readonly columns: readonly Column[];
  /** Sets of columns that the warehouse keeps unique. */
  readonly keys: readonly (readonly string[])[];
}

/** One file to bulk-load. */
export interface LoadRequest {
  readonly target: Target;
  /** Absolute path. */
  readonly file: string;
  readonly format: LoadFormat;
  /** CSV only. */
  readonly csv: { readonly delimiter: string; readonly header: boolean };
  /** `replace` makes the table anew from the file, `append` adds rows to it. */
  readonly mode: "replace" | "append";
}

/** How a relation is made from a query. */
export interface MaterializeRequest {
  readonly target: Target;
  readonly kind: "table" | "view";
  /** The query; runs as it stands. */
  readonly query: string;
}

/** An open connection to one warehouse. Every method rejects with an {@link AdapterError} and nothing else. */
export interface Connection {
  /** Name of the catalog that unqualified names mean, where there is one. */
  readonly currentCatalog: string | undefined;
  /** What the facts of this connection are called in a lockfile: `duckdb:dev.duckdb`. */
  readonly sourceId: string;
  execute(statement: string, signal?: CancelSignal): Promise<StatementResult>;
  query(statement: string, signal?: CancelSignal): Promise<RowStream>;
  /** The tables and views of one schema, or of all schemas that belong to users; sorted by name. */
  describe(
    scope: { readonly schema?: string },
    signal?: CancelSignal,
  ): Promise<readonly RelationDescription[]>;
  /** The statements that {@link Connection.execute} is to be given, in order, to make the relation; nothing is run. */
  materializeStatements(
    request: MaterializeRequest,
    existing: "table" | "view" | undefined,
  ): readonly string[];
  /** The one statement that loads a file; nothing is run. */
  loadStatement(request: LoadRequest): string;
  /** The statement that makes a schema unless it is there. */
  createSchemaStatement(target: Target): string;
  close(): Promise<void>;
}
