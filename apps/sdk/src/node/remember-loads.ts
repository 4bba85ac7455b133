import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Connection } from "@rocky/adapter";
import { lockfileName, parseLockfile, printLockfile, rememberTables } from "@rocky/compiler";
import { systemClock, writeFileAtomic } from "@rocky/node";
import { targetKey, type StepResult } from "@rocky/runtime";
import { dialectNamed } from "../dialect-named.ts";

/** What was loaded, and where. */
export interface RememberLoadsInput {
  readonly root: string;
  readonly connection: Connection;
  readonly results: readonly StepResult[];
}

/**
 * Writes the columns of the tables that were loaded to the schema lockfile, so that the next compilation knows them.
 * Returns the names of the tables that are new or different there. A lockfile with errors is left alone.
 */
export async function rememberLoads({
  root,
  connection,
  results,
}: RememberLoadsInput): Promise<readonly string[]> {
  // Types that no row speaks for are worth nothing.
  const loaded = results.filter(
    (result) => result.step.kind === "load" && result.status === "success" && result.rows !== 0n,
  );
  if (loaded.length === 0) return [];
  const path = join(root, lockfileName);
  const dialect = dialectNamed("duckdb");
  const text = existsSync(path) ? readFileSync(path, "utf8") : "";
  const old = parseLockfile(lockfileName, text, dialect);
  if (text !== "" && old.diagnostics.some((diagnostic) => diagnostic.severity === "error")) return [];
  const relations = await connection.describe({});
  const { currentCatalog } = connection;
  const observedAt = new Date(systemClock()).toISOString();
  const tables = loaded.flatMap(({ step }) => {
    const key = targetKey(step.target, currentCatalog);
    const relation = relations.find((each) => targetKey(each.target, currentCatalog) === key);
    if (relation === undefined) return [];
    const pipeline = /^load (.*?): /.exec(step.id)?.[1] ?? "";
    const provenance = { kind: "lockfile" as const, source: `load:${pipeline}`, observedAt };
    const { schema, table } = step.target;
    return [{ name: [schema, table], schema: { columns: relation.columns, provenance } }];
  });
  const { lockfile, changed } = rememberTables(old.lockfile, tables);
  if (changed.length > 0) writeFileAtomic(path, printLockfile(lockfile, dialect));
  return changed;
}
