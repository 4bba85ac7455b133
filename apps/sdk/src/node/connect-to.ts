import type { AdapterHost, Connection } from "@rocky/adapter";
import type { CancelSignal } from "@rocky/ir";
import { resolvePath } from "@rocky/node";
import { findAdapter } from "./find-adapter.ts";

const defaultLockTimeoutMs = 30_000;

/** How a warehouse is opened. */
export interface ConnectionOptions {
  readonly access: "read" | "write";
  readonly signal?: CancelSignal | undefined;
  /** How long to wait for a lock, in milliseconds; 30,000 unless told. */
  readonly lockTimeoutMs?: number | undefined;
  /** Called with what is being waited for. */
  readonly onWait?: ((message: string) => void) | undefined;
}

/** An adapter as a project configures it. */
export interface ConfiguredAdapter {
  readonly type: string;
  readonly settings: Readonly<Record<string, unknown>>;
}

/** Opens the warehouse that a configuration names. Rejects with an `AdapterError`. */
export async function connectTo(
  configured: ConfiguredAdapter,
  root: string,
  options: ConnectionOptions,
): Promise<Connection> {
  const adapter = await findAdapter(configured.type);
  const host: AdapterHost = {
    resolvePath: (path) => resolvePath(root, path),
    onWait: options.onWait ?? (() => undefined),
    lockTimeoutMs: options.lockTimeoutMs ?? defaultLockTimeoutMs,
  };
  return adapter.connect(configured.settings, host, {
    access: options.access,
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
}
