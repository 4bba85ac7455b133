import { AdapterError, type Connection } from "@rocky/adapter";
import { physicalName, type LoadPipeline } from "@rocky/compiler";
import type { CancelSignal, HashText } from "@rocky/ir";
import type { Ledger } from "@rocky/ledger";
import { hashFile } from "@rocky/node";
import {
  checkFile,
  loadedFiles,
  loadedKey,
  planLoads,
  targetKey,
  type FileToLoad,
  type LoadedTable,
  type ObservedState,
  type PlannedLoads,
} from "@rocky/runtime";
import { printName } from "@rocky/sql";
import { dialectNamed } from "../dialect-named.ts";
import { alikeFiles } from "./alike-files.ts";

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

/** What is to be loaded, and what is not as it was. */
export interface PreparedLoads extends PlannedLoads {
  /** Tables that were made of files of these pipelines, none of which is there any more. */
  readonly orphans: readonly string[];
}

/** Reads the files: leaves out those whose rows are there already, and holds the others against their contracts. */
export async function prepareLoads(input: PrepareLoadsInput): Promise<PreparedLoads> {
  if (input.pipelines.length === 0 && input.files.length === 0)
    return { files: [], unchanged: [], orphans: [] };
  const hashed: FileToLoad[] = [];
  for (const file of input.files) hashed.push({ ...file, contentHash: await hashFile(file.absolutePath) });
  const { entries } = await input.ledger.read();
  const loaded = loadedFiles(entries, input.connection.sourceId);
  const planned = planLoads({
    files: hashed,
    loaded,
    intact: await intactTables(hashed, loaded, input),
    currentCatalog: input.observed.currentCatalog,
    full: input.full,
    hash: input.hash,
  });
  const files: FileToLoad[] = [];
  const readable = await Promise.all(planned.files.map((file) => readOnce(file, input)));
  const broken = readable.filter((file) => file.violations.length > 0);
  const sound = readable.filter((file) => file.violations.length === 0);
  for (const file of await alikeFiles(sound, input)) files.push(await checked(file, input));
  files.push(...broken);
  return { ...planned, files, orphans: orphansOf(loaded, input) };
}

/** The tables that have as many rows as were loaded into them; another tool may have changed them, or a backup come back. */
async function intactTables(
  files: readonly FileToLoad[],
  loaded: ReadonlyMap<string, LoadedTable>,
  { connection, observed, signal }: PrepareLoadsInput,
): Promise<ReadonlySet<string>> {
  const intact = new Set<string>();
  const targets = new Map(files.map(({ target }) => [targetKey(target, observed.currentCatalog), target]));
  for (const [key, target] of targets) {
    const recorded = loaded.get(loadedKey(target));
    if (recorded === undefined || observed.kinds.get(key) !== "table") continue;
    const name = printName(physicalName(target, observed.currentCatalog), dialectNamed("duckdb"));
    const { batches } = await connection.query(`SELECT COUNT(*) FROM ${name}`, signal);
    for await (const [row] of batches) if (String(row?.[0]) === String(recorded.rows)) intact.add(key);
  }
  return intact;
}

function orphansOf(loaded: ReadonlyMap<string, LoadedTable>, input: PrepareLoadsInput): readonly string[] {
  const targets = new Set(input.files.map((file) => loadedKey(file.target)));
  const existing = new Set(
    input.observed.relations.map(({ target }) => `${target.schema}.${target.table}`.toLowerCase()),
  );
  const isOurs = (step: string): boolean =>
    input.pipelines.some((pipeline) => step.startsWith(`load ${pipeline.name}: `));
  return [...loaded]
    .filter(
      ([table, { files }]) => !targets.has(table) && existing.has(table) && [...files.keys()].some(isOurs),
    )
    .map(([table]) => table);
}

/** A file that will be looked into before it is loaded must be readable; the others are read when they are loaded. */
async function readOnce(file: FileToLoad, input: PrepareLoadsInput): Promise<FileToLoad> {
  const refused = (message: string): FileToLoad => ({
    ...file,
    violations: [{ rule: "required_columns", column: "", message }],
  });
  if (file.bytes === 0) return refused("the file is empty: not even a header is there");
  const { connection, pipelines, files, signal } = input;
  const isAlone = files.filter((other) => loadedKey(other.target) === loadedKey(file.target)).length === 1;
  const hasContract = pipelines.find((pipeline) => pipeline.name === file.pipeline)?.contract !== undefined;
  if (isAlone && !hasContract) return file;
  const { format, csv, absolutePath } = file;
  try {
    const query = connection.fileQuery({ file: absolutePath, format, csv });
    const { batches } = await connection.query(`${query} LIMIT 0`, signal);
    for await (const _ of batches);
    return file;
  } catch (error) {
    if (!(error instanceof AdapterError) || error.code === "cancelled") throw error;
    return refused(`the file cannot be read: ${error.message}`);
  }
}

async function checked(file: FileToLoad, input: PrepareLoadsInput): Promise<FileToLoad> {
  const { connection, observed, signal } = input;
  const contract = input.pipelines.find((pipeline) => pipeline.name === file.pipeline)?.contract;
  if (contract === undefined || file.violations.length > 0) return file;
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

/** Refuses files that would be loaded over what a model builds. Throws an `AdapterError`. */
export function refuseOverModels(
  files: readonly Pick<FileToLoad, "file" | "target">[],
  models: readonly { readonly name: string; readonly target: FileToLoad["target"] }[],
): void {
  const byKey = new Map(models.map(({ name, target }) => [loadedKey(target), name]));
  for (const { file, target } of files) {
    const model = byKey.get(loadedKey(target));
    if (model === undefined) continue;
    throw new AdapterError("rejected", `${file} would be loaded over the table of the model ${model}`, {
      help: "give one of them another schema or table",
    });
  }
}
