import { canonicalJson, type CatalogTable, type JsonValue } from "@rocky/ir";
import type { LockedSource, Lockfile } from "./lockfile.ts";
import { tableNameKey } from "./table-name.ts";

/** What one source told about all its tables. */
export interface Observation {
  readonly source: LockedSource;
  readonly tables: readonly CatalogTable[];
}

/**
 * The lockfile after an observation: tables of the observed source are replaced by what was seen, others stay.
 * A table whose facts did not change keeps the time at which they were last new.
 */
export function mergeLockfile(old: Lockfile, { source, tables }: Observation): Lockfile {
  const before = new Map(old.tables.map((table) => [tableNameKey(table.name), table]));
  const seen = new Set(tables.map((table) => tableNameKey(table.name)));
  const kept = old.tables.filter(
    (table) => table.schema.provenance.source !== source.id && !seen.has(tableNameKey(table.name)),
  );
  const merged = tables.map((table) => {
    const known = before.get(tableNameKey(table.name));
    return known !== undefined && factsOf(known) === factsOf(table) ? known : locked(table, source.id);
  });
  return {
    sources: [...old.sources.filter((other) => other.id !== source.id), source].sort((a, b) =>
      a.id < b.id ? -1 : 1,
    ),
    tables: [...kept, ...merged].sort((a, b) => (tableNameKey(a.name) < tableNameKey(b.name) ? -1 : 1)),
  };
}

/**
 * The lockfile with single tables that were seen, for example because they were just loaded. What is known already with
 * the same columns stays as it is, whoever saw it.
 */
export function rememberTables(
  old: Lockfile,
  seen: readonly CatalogTable[],
): { readonly lockfile: Lockfile; readonly changed: readonly string[] } {
  const tables = new Map(old.tables.map((table) => [tableNameKey(table.name), table]));
  const changed: string[] = [];
  for (const table of seen) {
    const key = tableNameKey(table.name);
    const known = tables.get(key) ?? [...tables.values()].find((each) => endsWith(each.name, table.name));
    if (known !== undefined && columnsOf(known) === columnsOf(table)) continue;
    if (known !== undefined) tables.delete(tableNameKey(known.name));
    tables.set(key, table);
    changed.push(table.name.join("."));
  }
  const sorted = [...tables.values()].sort((a, b) => (tableNameKey(a.name) < tableNameKey(b.name) ? -1 : 1));
  return { lockfile: { ...old, tables: sorted }, changed };
}

function endsWith(name: readonly string[], end: readonly string[]): boolean {
  return tableNameKey(name.slice(-end.length)) === tableNameKey(end);
}

function columnsOf({ schema }: CatalogTable): string {
  return canonicalJson(
    schema.columns.map((column) => ({
      name: column.name,
      type: JSON.stringify(column.type),
      required: column.nullability === "not-null",
    })),
  );
}

function locked(table: CatalogTable, source: string): CatalogTable {
  const { observedAt } = table.schema.provenance;
  const provenance = {
    kind: "lockfile" as const,
    source,
    ...(observedAt === undefined ? {} : { observedAt }),
  };
  return { ...table, schema: { ...table.schema, provenance } };
}

/** Everything about a table but when it was seen; a nullability that is not known counts as nullable, as in the file. */
function factsOf(table: CatalogTable): string {
  const columns: JsonValue = table.schema.columns.map((column) => ({
    name: column.name,
    type: JSON.stringify(column.type),
    required: column.nullability === "not-null",
  }));
  const keys: JsonValue = (table.schema.keys ?? []).map((key) => [...key]);
  return canonicalJson({ columns, keys, source: table.schema.provenance.source });
}
