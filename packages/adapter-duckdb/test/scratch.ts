import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import type { AdapterHost, CellValue, Connection, ConnectOptions } from "@rocky/adapter";
import { duckdbAdapter } from "@rocky/adapter-duckdb";
import { onTestFinished } from "vitest";

/** A folder with these files, removed after the test. */
export function scratchFolder(files: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), "rocky duckdb-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** A host whose root is `folder` and which keeps what the adapter waits for. */
export function hostIn(folder: string, lockTimeoutMs = 0): AdapterHost & { readonly waits: string[] } {
  const waits: string[] = [];
  return {
    resolvePath: (path) => resolve(folder, path),
    onWait: (message) => waits.push(message),
    lockTimeoutMs,
    waits,
  };
}

/** A connection that is closed after the test; in memory unless a folder and a path are given. */
export async function connected(
  place?: { readonly folder: string; readonly path: string },
  access: ConnectOptions["access"] = "write",
): Promise<Connection> {
  const config = place === undefined ? {} : { path: place.path };
  const connection = await duckdbAdapter.connect(config, hostIn(place?.folder ?? "/"), { access });
  onTestFinished(() => connection.close());
  return connection;
}

/** All rows of a query. */
export async function rowsOf(connection: Connection, query: string): Promise<(readonly CellValue[])[]> {
  const rows: (readonly CellValue[])[] = [];
  for await (const batch of (await connection.query(query)).batches) rows.push(...batch);
  return rows;
}
