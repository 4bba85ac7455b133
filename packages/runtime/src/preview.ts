import type { Connection, RowStream } from "@rocky/adapter";
import type { CancelSignal } from "@rocky/ir";

/** What to show. */
export interface PreviewOptions {
  /** The physical name, quoted as the warehouse needs it. */
  readonly targetName: string;
  /** At most this many rows. */
  readonly limit: number;
  readonly signal?: CancelSignal;
}

/** The first rows of a relation. Rejects with an `AdapterError`, `not-found` or `rejected` when it is not there. */
export function previewRows(
  connection: Pick<Connection, "query">,
  options: PreviewOptions,
): Promise<RowStream> {
  return connection.query(`SELECT * FROM ${options.targetName} LIMIT ${options.limit}`, options.signal);
}
