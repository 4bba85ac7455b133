import { AdapterError, type CellValue, type Connection } from "@rocky/adapter";
import { physicalName } from "@rocky/compiler";
import type { Column, CompiledModel } from "@rocky/ir";
import { observe, previewRows, targetKey } from "@rocky/runtime";
import { dialectOf, printName } from "@rocky/sql";
import { adapterOf } from "./adapter-of.ts";
import { compileProject } from "./compile-project.ts";
import { connectTo } from "./connect-to.ts";
import { noSuchModel } from "./no-such-model.ts";
import type { Environment, ProjectPlace } from "./project-place.ts";

/** Which rows to show. */
export interface ShowOptions {
  /** At most this many rows, 1 or more. */
  readonly limit: number;
  readonly signal?: AbortSignal | undefined;
}

/** Rows of a model as they stand in the warehouse. */
export interface ShownRows {
  readonly model: string;
  /** The type of the adapter that was asked. */
  readonly adapter: string;
  readonly targetName: string;
  readonly statement: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly CellValue[])[];
  readonly limit: number;
  /** Whether there are more rows. */
  readonly truncated: boolean;
  readonly durationMs: number;
}

interface ShowRequest extends ShowOptions {
  readonly place: ProjectPlace;
  readonly environment: Environment;
}

/** Reads the first rows of a model. Rejects with an `AdapterError` when the project has no such model, or it is not built. */
export async function showModel(name: string, options: ShowRequest): Promise<ShownRows> {
  const compilation = await compileProject(options.place, options.environment);
  const { models } = compilation.result;
  const model = models.find((candidate) => candidate.name === name);
  if (model === undefined) throw noSuchModel(name, models);
  const adapter = adapterOf(compilation.result.config, undefined);
  const { signal, limit } = options;
  const connection = await connectTo(adapter, compilation.root, { access: "read", signal });
  try {
    await refuseUnbuilt(connection, model, signal);
    return { model: name, adapter: adapter.type, ...(await rowsOf(connection, model, { limit, signal })) };
  } finally {
    await connection.close();
  }
}

async function refuseUnbuilt(
  connection: Connection,
  model: CompiledModel,
  signal: AbortSignal | undefined,
): Promise<void> {
  const observed = await observe(connection, signal);
  if (observed.kinds.has(targetKey(model.target, observed.currentCatalog))) return;
  throw new AdapterError("not-found", `the model ${model.name} is not built yet`, {
    help: `\`rocky run --model ${model.name}\` builds it`,
  });
}

async function rowsOf(
  connection: Connection,
  { target }: CompiledModel,
  options: { readonly limit: number; readonly signal: AbortSignal | undefined },
): Promise<Omit<ShownRows, "model" | "adapter">> {
  const { limit, signal } = options;
  const dialect = dialectOf("duckdb");
  const parts = [target.catalog, target.schema, target.table].filter((part) => part !== undefined);
  const targetName = dialect === undefined ? parts.join(".") : printName(parts, dialect);
  // With its catalog, since a schema may be called like the catalog.
  const full = physicalName(target, connection.currentCatalog);
  const physical = dialect === undefined ? targetName : printName(full, dialect);
  const started = performance.now();
  const stream = await previewRows(connection, {
    targetName: physical,
    limit: limit + 1,
    ...(signal === undefined ? {} : { signal }),
  });
  const rows: (readonly CellValue[])[] = [];
  for await (const batch of stream.batches) rows.push(...batch);
  return {
    targetName,
    statement: `SELECT * FROM ${physical} LIMIT ${limit + 1}`,
    columns: stream.columns,
    rows: rows.slice(0, limit),
    limit,
    truncated: rows.length > limit,
    durationMs: performance.now() - started,
  };
}
