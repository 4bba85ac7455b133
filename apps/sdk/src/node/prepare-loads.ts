import type { Connection } from "@rocky/adapter";
import type { LoadPipeline } from "@rocky/compiler";
import type { CancelSignal, HashText } from "@rocky/ir";
import type { Ledger } from "@rocky/ledger";
import { hashFile } from "@rocky/node";
import {
  checkFile,
  planLoads,
  targetKey,
  type FileToLoad,
  type ObservedState,
  type PlannedLoads,
} from "@rocky/runtime";
import { dialectNamed } from "../dialect-named.ts";

/** What decides which files are loaded. */
export interface PrepareLoadsInput {
  readonly files: readonly FileToLoad[];
  readonly pipelines: readonly LoadPipeline[];
  readonly connection: Connection;
  readonly ledger: Pick<Ledger, "read">;
  readonly observed: ObservedState;
  readonly hash: HashText;
  /** Load also what is there already. */
  readonly full: boolean;
  readonly signal: CancelSignal | undefined;
}

/** Reads the files: leaves out those whose rows are there already, and holds the others against their contracts. */
export async function prepareLoads(input: PrepareLoadsInput): Promise<PlannedLoads> {
  const { observed } = input;
  if (input.files.length === 0) return { files: [], unchanged: [] };
  const hashed: FileToLoad[] = [];
  for (const file of input.files) hashed.push({ ...file, contentHash: await hashFile(file.absolutePath) });
  const { entries } = await input.ledger.read();
  const planned = planLoads({
    files: hashed,
    entries,
    existing: new Set(observed.kinds.keys()),
    currentCatalog: observed.currentCatalog,
    full: input.full,
    hash: input.hash,
  });
  const files: FileToLoad[] = [];
  for (const file of planned.files) files.push(await checked(file, input));
  return { ...planned, files };
}

async function checked(file: FileToLoad, input: PrepareLoadsInput): Promise<FileToLoad> {
  const { connection, observed, signal } = input;
  const contract = input.pipelines.find((pipeline) => pipeline.name === file.pipeline)?.contract;
  if (contract === undefined) return file;
  const key = targetKey(file.target, observed.currentCatalog);
  const table = observed.relations.find(
    (relation) => targetKey(relation.target, observed.currentCatalog) === key,
  );
  const violations = await checkFile(file, contract, {
    connection,
    dialect: dialectNamed("duckdb"),
    table: table?.columns,
    ...(signal === undefined ? {} : { signal }),
  });
  return { ...file, violations };
}
