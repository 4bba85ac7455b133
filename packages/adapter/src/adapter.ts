import type { CancelSignal } from "@rocky/ir";
import type { Capabilities } from "./capabilities.ts";
import type { Connection, StatementWriter } from "./connection.ts";

/** The version of this port; an adapter made for another one is refused. */
export const adapterApiVersion = 1;

/** What the host lends to an adapter. */
export interface AdapterHost {
  /** Absolute path of a path in the configuration, resolved against the project root. */
  readonly resolvePath: (path: string) => string;
  /** Called when the adapter begins to wait for something, such as a lock, with what it waits for. */
  readonly onWait: (message: string) => void;
  /** How long to wait for a lock, in milliseconds. */
  readonly lockTimeoutMs: number;
}

/** How a connection is wanted. */
export interface ConnectOptions {
  /** `read` must not change anything and may share the database. */
  readonly access: "read" | "write";
  readonly signal?: CancelSignal;
}

/** A warehouse that Rocky can use. A value, not a class; making it has no effect. */
export interface Adapter {
  readonly apiVersion: typeof adapterApiVersion;
  /** The name used in `rocky.toml`: `type = "duckdb"`. */
  readonly name: string;
  /** The SQL dialect it speaks. */
  readonly dialect: string;
  readonly capabilities: Capabilities;
  /** Opens a connection; `config` is the adapter's table of `rocky.toml`. Rejects with an `AdapterError`. */
  connect(
    config: Readonly<Record<string, unknown>>,
    host: AdapterHost,
    options: ConnectOptions,
  ): Promise<Connection>;
  /** Writes the statements for the database of a configuration without opening it. Throws an `AdapterError`. */
  writer(config: Readonly<Record<string, unknown>>): StatementWriter;
  /** A short identity of engine and driver, such as `duckdb 1.5.6`, for the ledger. */
  engine(): Promise<string>;
}
