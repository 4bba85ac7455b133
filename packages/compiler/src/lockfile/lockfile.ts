import type { CatalogTable } from "@rocky/ir";

/** A source that was asked for all its tables. */
export interface LockedSource {
  /** `duckdb:dev.duckdb`. */
  readonly id: string;
  readonly dialect: string;
  /** RFC 3339, UTC. */
  readonly checkedAt: string;
}

/** The content of `schemas.lock.toml`. */
export interface Lockfile {
  /** Sorted by id. */
  readonly sources: readonly LockedSource[];
  /** Sorted by name; the provenance of each says which source it comes from and when its facts were last new. */
  readonly tables: readonly CatalogTable[];
}

/** The name of the file, beside `rocky.toml`. */
export const lockfileName = "schemas.lock.toml";

/** A lockfile without anything in it. */
export const emptyLockfile: Lockfile = { sources: [], tables: [] };
