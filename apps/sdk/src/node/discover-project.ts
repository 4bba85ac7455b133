import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  emptyLockfile,
  lockfileName,
  mergeLockfile,
  parseLockfile,
  printLockfile,
  type Lockfile,
} from "@rocky/compiler";
import type { CatalogTable } from "@rocky/ir";
import { systemClock, writeFileAtomic } from "@rocky/node";
import { discoverSchemas } from "@rocky/runtime";
import { dialectNamed } from "../dialect-named.ts";
import { adapterOf } from "./adapter-of.ts";
import { compileProject } from "./compile-project.ts";
import { connectTo, type ConnectionOptions } from "./connect-to.ts";
import type { Environment, ProjectPlace } from "./project-place.ts";

/** How tables are discovered. */
export interface DiscoverOptions extends Omit<ConnectionOptions, "access"> {
  /** Write what is known about them to the schema lockfile. */
  readonly writeSchemas?: boolean;
}

/** The tables that a project may read and does not build. */
export interface Discovery {
  /** The type of the adapter that was asked. */
  readonly adapter: string;
  /** What the facts are called in the lockfile: `duckdb:dev.duckdb`. */
  readonly sourceId: string;
  readonly tables: readonly CatalogTable[];
  /** The file that was written, relative to the root. */
  readonly lockfile: string | undefined;
  /** Names of the tables whose facts are new, different or gone. */
  readonly changed: readonly string[];
}

/** Asks the warehouse for its tables. Rejects with an `AdapterError` when it cannot be asked. */
export async function discoverProject(
  place: ProjectPlace,
  environment: Environment,
  options: DiscoverOptions,
): Promise<Discovery> {
  const { root, result } = await compileProject(place, environment);
  const adapter = adapterOf(result.config, undefined);
  const { signal, lockTimeoutMs, onWait } = options;
  const connection = await connectTo(adapter, root, { access: "read", signal, lockTimeoutMs, onWait });
  try {
    const now = new Date(systemClock()).toISOString();
    const tables = await discoverSchemas(connection, {
      exclude: result.models.map((model) => model.target),
      now,
      ...(signal === undefined ? {} : { signal }),
    });
    const found = { adapter: adapter.type, sourceId: connection.sourceId, tables };
    if (options.writeSchemas !== true) return { ...found, lockfile: undefined, changed: [] };
    return { ...found, lockfile: lockfileName, changed: writeLockfile(root, found, now) };
  } finally {
    await connection.close();
  }
}

/** Writes the lockfile unless nothing changed; returns the names of the tables whose facts did. */
function writeLockfile(
  root: string,
  found: { readonly sourceId: string; readonly tables: readonly CatalogTable[] },
  now: string,
): readonly string[] {
  const path = join(root, lockfileName);
  const dialect = dialectNamed("duckdb");
  const old = existsSync(path)
    ? parseLockfile(lockfileName, readFileSync(path, "utf8"), dialect).lockfile
    : emptyLockfile;
  const source = { id: found.sourceId, dialect: dialect.name, checkedAt: now };
  const merged = mergeLockfile(old, { source, tables: found.tables });
  writeFileAtomic(path, printLockfile(merged, dialect));
  return changedTables(old, merged);
}

function changedTables(old: Lockfile, merged: Lockfile): readonly string[] {
  const times = (lockfile: Lockfile): ReadonlyMap<string, string> =>
    new Map(lockfile.tables.map(({ name, schema }) => [name.join("."), schema.provenance.observedAt ?? ""]));
  const before = times(old);
  const after = times(merged);
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].filter((name) => before.get(name) !== after.get(name)).sort();
}
