import type { RunRecord, Verification } from "@rocky/ledger";
import type { AnswerRecorder } from "./compile-cache/answer-recorder.ts";
import type { CompileCache, CompileCacheOptions } from "./compile-cache/compile-cache.ts";
import type { Compilation } from "./compile-project.ts";
import type { DiscoverOptions, Discovery } from "./discover-project.ts";
import type { HealthOptions } from "./doctor/check-health.ts";
import type { HealthCheck } from "./doctor/health-check.ts";
import type { EmitOptions, EmittedSql } from "./emit-sql.ts";
import { placeProject, type ProjectOptions, type ProjectPlace } from "./project-place.ts";
import type { ProjectGraph } from "./project-graph.ts";
import type { ProjectRunEvent, RunOptions } from "./run-project.ts";
import type { ProjectTestEvent, TestOptions } from "./test-project.ts";
import type { ShownRows, ShowOptions } from "./show-model.ts";
import type { ProjectValidation } from "./validate-project.ts";

/**
 * A project on disk with everything that can be done to it. Nothing is kept between two calls: each reads the files
 * anew. Every method rejects with an `AdapterError` when the world does not let it do its work.
 */
export interface Project extends ProjectPlace {
  /** Type-checks the whole project; needs no warehouse. With a recorder, what it prints can be kept. */
  compile(recorder?: AnswerRecorder): Promise<Compilation>;
  /** What earlier compilations left on disk. */
  compileCache(options: CompileCacheOptions): Promise<CompileCache>;
  /** Compiles, and says what is wrong with configuration and files, what could be left out, and what is in order. */
  validate(): Promise<ProjectValidation>;
  /** Compiles, and puts what is loaded, read and built into one graph; needs no warehouse. */
  graph(): Promise<ProjectGraph>;
  /** Compiles, and writes the statements that a run sends to an empty database; needs no warehouse. */
  emitSql(options?: EmitOptions): Promise<EmittedSql>;
  /** Looks at everything that the project needs, one thing after another; changes nothing. */
  checkHealth(options?: HealthOptions): AsyncIterable<HealthCheck>;
  /** Asks the warehouse for the tables that the project does not build. */
  discover(options?: DiscoverOptions): Promise<Discovery>;
  /** Loads the files of the load pipelines. */
  load(options?: RunOptions): AsyncIterable<ProjectRunEvent>;
  /** Loads the CSV files of the seeds folder. */
  seed(options?: RunOptions): AsyncIterable<ProjectRunEvent>;
  /** Loads files and builds models. */
  run(options?: RunOptions): AsyncIterable<ProjectRunEvent>;
  /** Runs unit tests, and tests of the tables that are built. */
  test(options?: TestOptions): AsyncIterable<ProjectTestEvent>;
  /** Reads rows of a model that was built. */
  show(model: string, options: ShowOptions): Promise<ShownRows>;
  /** The recorded runs, newest first. */
  history(): Promise<readonly RunRecord[]>;
  /** Recomputes the chain of the ledger; `undefined` when nothing was recorded yet. */
  verifyLedger(): Promise<Verification | undefined>;
}

/** Opens the project that a folder belongs to. Throws an `AdapterError` when there is none. */
export function openProject(folder: string, options: ProjectOptions = {}): Project {
  const place = placeProject(folder, options);
  const { environment = process.env } = options;
  return {
    ...place,
    compile: async (recorder) => {
      const { compileProject } = await import("./compile-project.ts");
      return compileProject(place, recorder?.environment ?? environment, recorder);
    },
    compileCache: async (given) => {
      const { CompileCache } = await import("./compile-cache/compile-cache.ts");
      return new CompileCache(place, environment, given);
    },
    validate: async () => (await import("./validate-project.ts")).validateProject(place, environment),
    graph: async () => {
      const { projectGraph } = await import("./project-graph.ts");
      const { compileProject } = await import("./compile-project.ts");
      return projectGraph(await compileProject(place, environment), environment);
    },
    emitSql: async (given = {}) => {
      const { emitSql } = await import("./emit-sql.ts");
      const { compileProject } = await import("./compile-project.ts");
      return emitSql(await compileProject(place, environment), given);
    },
    checkHealth: async function* (given = {}) {
      yield* (await import("./doctor/check-health.ts")).checkHealth(place, environment, given);
    },
    discover: async (given = {}) =>
      (await import("./discover-project.ts")).discoverProject(place, environment, given),
    load: async function* (given = {}) {
      yield* (await import("./run-project.ts")).runProject("load", { place, environment, ...given });
    },
    seed: async function* (given = {}) {
      yield* (await import("./run-project.ts")).runProject("seed", { place, environment, ...given });
    },
    run: async function* (given = {}) {
      yield* (await import("./run-project.ts")).runProject("run", { place, environment, ...given });
    },
    test: async function* (given = {}) {
      yield* (await import("./test-project.ts")).testProject({ place, environment, ...given });
    },
    show: async (model, given) =>
      (await import("./show-model.ts")).showModel(model, { place, environment, ...given }),
    history: async () => (await import("./ledger.ts")).readHistory(place.root),
    verifyLedger: async () => (await import("./ledger.ts")).verifyLedger(place.root),
  };
}

/** Compiles one file: as a model of the project that it belongs to, else by itself. */
export async function compileFile(
  folder: string,
  file: string,
  options: ProjectOptions = {},
): Promise<Compilation> {
  return (await import("./compile-file.ts")).compileFile(folder, file, options);
}
