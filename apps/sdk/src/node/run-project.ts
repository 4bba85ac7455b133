import { availableParallelism } from "node:os";
import { AdapterError, type Connection } from "@rocky/adapter";
import { lockfileName } from "@rocky/compiler";
import type { Diagnostic } from "@rocky/ir";
import type { Ledger } from "@rocky/ledger";
import { createHasher, currentProcess, isProcessAlive, newRunId, systemClock } from "@rocky/node";
import { observe, planRun, run, type FileToLoad, type RunEvent, type StepResult } from "@rocky/runtime";
import { compileProject, type Compilation } from "./compile-project.ts";
import { connectTo } from "./connect-to.ts";
import { delay } from "./delay.ts";
import { withSources } from "./error-source.ts";
import { findAdapter } from "./find-adapter.ts";
import { openProjectLedger } from "./open-ledger.ts";
import type { Environment, ProjectPlace } from "./project-place.ts";
import { seedFiles } from "./seed-files.ts";
import { refuseRun } from "./refuse-run.ts";
import { toBuild } from "./to-build.ts";
import { prepareLoads, refuseOverModels } from "./prepare-loads.ts";
import { rememberLoads } from "./remember-loads.ts";
import { modelsToBuild, selectWork, type RunCommand, type Work } from "./select-work.ts";

/** How a project is run. */
export interface RunOptions {
  /** Only this model. */
  readonly model?: string | undefined;
  /** Only this pipeline. */
  readonly pipeline?: string | undefined;
  /** Load also the files whose rows are there already. */
  readonly full?: boolean | undefined;
  /** Of `seed`: the folder of the seeds, `seeds` unless told. */
  readonly seeds?: string | undefined;
  /** Of `seed`: only this seed. */
  readonly seed?: string | undefined;
  /** How long to wait for the warehouse's lock, in milliseconds; 30,000 unless told. */
  readonly lockTimeoutMs?: number | undefined;
  /** Called with what is being waited for. */
  readonly onWait?: ((message: string) => void) | undefined;
  /** Interrupts running statements and skips the rest. */
  readonly signal?: AbortSignal | undefined;
}

/** What happens during a run, in order. */
export type ProjectRunEvent =
  /** Always first. */
  | { readonly kind: "compiled"; readonly compilation: Compilation }
  /** Nothing was run and nothing follows; recorded in the ledger. */
  | { readonly kind: "refused"; readonly run: string; readonly errors: readonly Diagnostic[] }
  /** Files whose rows are there already, relative to the root. */
  | { readonly kind: "files-unchanged"; readonly files: readonly string[] }
  /** Tables whose files are all gone; their rows stay. */
  | { readonly kind: "files-gone"; readonly tables: readonly string[] }
  /** What was loaded is known to the compiler now: these tables are new or different in the schema lockfile. */
  | { readonly kind: "schemas-written"; readonly file: string; readonly tables: readonly string[] }
  | RunEvent;

interface RunRequest extends RunOptions {
  readonly place: ProjectPlace;
  readonly environment: Environment;
}

/** Loads files, and with `run` builds models. Rejects with an `AdapterError` when warehouse or ledger cannot be opened. */
export async function* runProject(
  command: RunCommand,
  options: RunRequest,
): AsyncGenerator<ProjectRunEvent, void> {
  const { compilation, seeds } = await compiled(command, options);
  yield { kind: "compiled", compilation };
  const work = selectWork(compilation, {
    command,
    model: options.model,
    pipeline: options.pipeline,
    seeds,
  });
  const runId = newRunId(systemClock(), Math.random);
  const ledger = await openProjectLedger(compilation.root, compilation.result.config.projectId ?? "");
  try {
    if (work.errors.length > 0) {
      const reason = `the project has errors: ${work.errors.map((error) => error.message).join(" ")}`;
      await refuseRun(ledger, { run: runId, command, rule: "compile", reason });
      yield { kind: "refused", run: runId, errors: work.errors };
      return;
    }
    const connection = await connectOrRefuse(compilation, work, { ledger, runId, command, options });
    try {
      yield* carryOut(compilation, work, { connection, ledger, runId, command, options });
    } finally {
      await connection.close();
    }
  } finally {
    await ledger.close();
  }
}

function chosen<T extends { readonly name: string }>(
  pipelines: readonly T[],
  name: string | undefined,
): readonly T[] {
  return name === undefined ? pipelines : pipelines.filter((each) => each.name === name);
}

/** The compiled project; with the findings about its seeds, where these are to be loaded. */
async function compiled(
  command: RunCommand,
  { place, environment, seeds: folder = "seeds", seed: only }: RunRequest,
): Promise<{ readonly compilation: Compilation; readonly seeds: readonly FileToLoad[] }> {
  const compilation = await compileProject(place, environment);
  if (command === "run") return { compilation: toBuild(compilation), seeds: [] };
  if (command === "load") return { compilation, seeds: [] };
  const { files, sources, diagnostics } = seedFiles({ root: compilation.root, folder, only, environment });
  const { result } = compilation;
  return {
    compilation: {
      ...compilation,
      files: [...compilation.files, ...sources],
      result: { ...result, diagnostics: [...result.diagnostics, ...diagnostics] },
    },
    seeds: files,
  };
}

interface Opened {
  readonly ledger: Ledger;
  readonly runId: string;
  readonly command: RunCommand;
  readonly options: RunRequest;
}

async function connectOrRefuse(compilation: Compilation, work: Work, opened: Opened): Promise<Connection> {
  const { ledger, runId, command, options } = opened;
  try {
    const { lockTimeoutMs, onWait, signal } = options;
    return await connectTo(work.adapter, compilation.root, {
      access: "write",
      lockTimeoutMs,
      onWait,
      signal,
    });
  } catch (error) {
    if (error instanceof AdapterError && error.code !== "cancelled") {
      const rule = error.code === "timeout" ? "lock" : "connect";
      await refuseRun(ledger, { run: runId, command, rule, reason: error.message });
    }
    throw error;
  }
}

async function* carryOut(
  compilation: Compilation,
  work: Work,
  opened: Opened & { readonly connection: Connection },
): AsyncGenerator<ProjectRunEvent, void> {
  const { connection, ledger, runId, command, options } = opened;
  const { signal, model, pipeline } = options;
  const hash = await createHasher();
  const observed = await observe(connection, signal);
  const { dialect, config } = compilation.result;
  const pipelines = config.pipelines.filter((each) => each.type === "load");
  const full = options.full === true || command === "seed";
  refuseOverModels(work.files, compilation.result.models);
  const loads = await prepareLoads({
    files: work.files,
    pipelines: command === "seed" || model !== undefined ? [] : chosen(pipelines, pipeline),
    connection,
    ledger,
    observed,
    hash,
    full,
    signal,
  });
  if (loads.orphans.length > 0) yield { kind: "files-gone", tables: loads.orphans };
  if (loads.unchanged.length > 0) {
    yield { kind: "files-unchanged", files: loads.unchanged.map((file) => file.file) };
  }
  const models = modelsToBuild(compilation, work, connection.currentCatalog);
  const plan = planRun({
    models,
    files: loads.files,
    observed,
    dialect,
    hash,
    writer: connection,
  });
  const concurrency = Math.max(2, Math.min(4, availableParallelism()));
  const facts = { engine: await (await findAdapter(work.adapter.type)).engine(), model, pipeline };
  const database = connection.sourceId;
  const host = { connection, database, ledger, runId, command, concurrency, facts, delay, now: systemClock };
  let learned: readonly string[] = [];
  const learn = async (results: readonly StepResult[]): Promise<readonly string[]> => {
    const tables = await rememberLoads({ root: compilation.root, connection, results });
    learned = [...learned, ...tables];
    return tables;
  };
  const afterLoads = (results: readonly StepResult[]): Promise<ReadonlyMap<string, string>> =>
    refusedAfterLoads(compilation, options, () => learn(results));
  for await (const event of run(
    plan,
    { ...host, afterLoads, process: currentProcess(), isAlive: isProcessAlive },
    signal,
  )) {
    if (event.kind === "run-finished") {
      if (models.length === 0) await learn(event.summary.results);
      if (learned.length > 0) yield { kind: "schemas-written", file: lockfileName, tables: learned };
    }
    yield withSources(event, compilation, connection.currentCatalog);
  }
}

/**
 * The models that do not compile any more after what was loaded, with the reason. When even that cannot be found out, no model
 * is built.
 */
async function refusedAfterLoads(
  compilation: Compilation,
  { place, environment }: Pick<RunRequest, "place" | "environment">,
  learn: () => Promise<readonly string[]>,
): Promise<ReadonlyMap<string, string>> {
  const { models } = compilation.result;
  try {
    if ((await learn()).length === 0) return new Map();
    const { result } = await compileProject(place, environment);
    const errors = result.diagnostics.filter((diagnostic) => diagnostic.severity === "error");
    return new Map(
      models.flatMap(({ name }) => {
        const error = errors.find((each) => each.model === name);
        return error === undefined
          ? []
          : [
              [
                name,
                `what was loaded is not what the model was compiled for: ${error.code} ${error.message}`,
              ] as const,
            ];
      }),
    );
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return new Map(models.map(({ name }) => [name, `it is not known what was loaded: ${message}`]));
  }
}
