import { AdapterError } from "@rocky/adapter";
import {
  matchesGlob,
  physicalSql,
  type AdapterConfig,
  type LoadPipeline,
  type PhysicalOptions,
  type PipelineConfig,
  type TransformationPipeline,
} from "@rocky/compiler";
import { nearestNames, reachableFrom, type CompiledModel, type Diagnostic, type Target } from "@rocky/ir";
import { loadStepId, type FileToLoad, type ModelToBuild } from "@rocky/runtime";
import { dialectNamed } from "../dialect-named.ts";
import { adapterOf } from "./adapter-of.ts";
import type { Compilation } from "./compile-project.ts";
import { filesToLoad, refuseTwins } from "./load-files.ts";
import { noSuchModel } from "./no-such-model.ts";

/** The verbs that have effects on the warehouse. */
export type RunCommand = "run" | "load" | "seed";

/** What was asked for. */
export interface Selection {
  /** Of `seed`: what is to be loaded. */
  readonly seeds?: readonly FileToLoad[];
  readonly command: RunCommand;
  readonly model: string | undefined;
  readonly pipeline: string | undefined;
}

/** What is to be done, and on which warehouse. */
export interface Work {
  readonly files: readonly FileToLoad[];
  readonly models: readonly CompiledModel[];
  readonly adapter: Pick<AdapterConfig, "type" | "settings">;
  /** Findings that forbid it. */
  readonly errors: readonly Diagnostic[];
}

/** Chooses files and models. Throws an `AdapterError` for a model or a pipeline that the project does not have. */
export function selectWork(compilation: Compilation, selection: Selection): Work {
  const { config, models } = compilation.result;
  if (selection.command === "seed") return seedWork(compilation, selection);
  if (selection.model !== undefined && !models.some((model) => model.name === selection.model)) {
    throw noSuchModel(selection.model, models);
  }
  const pipelines = pipelinesOf(config.pipelines, selection.pipeline);
  const loads = selection.model === undefined ? pipelines.filter((pipeline) => pipeline.type === "load") : [];
  const builds = pipelines.filter((pipeline) => pipeline.type === "transformation");
  const adapters = new Set([...loads, ...(selection.command === "load" ? [] : builds)].map((p) => p.adapter));
  if (adapters.size > 1) {
    throw new AdapterError("unsupported", "pipelines on different adapters cannot run together yet", {
      help: "run them one after the other with --pipeline",
    });
  }
  const errors = blockingErrors(compilation, selection);
  const files = errors.length > 0 ? [] : loads.flatMap((pipeline) => filesOf(compilation.root, pipeline));
  const chosen =
    selection.command === "load" || errors.length > 0 ? [] : modelsOf(compilation, builds, selection);
  return {
    files,
    models: chosen,
    adapter: adapterOf(config, [...adapters][0]),
    errors,
  };
}

function seedWork({ result }: Compilation, { seeds = [] }: Selection): Work {
  const errors = result.diagnostics.filter(
    ({ severity, model }) => severity === "error" && model === undefined,
  );
  const [build] = result.config.pipelines.filter((pipeline) => pipeline.type === "transformation");
  return {
    files: errors.length > 0 ? [] : seeds,
    models: [],
    adapter: adapterOf(result.config, build?.adapter),
    errors,
  };
}

function pipelinesOf(
  pipelines: readonly PipelineConfig[],
  name: string | undefined,
): readonly (LoadPipeline | TransformationPipeline)[] {
  const known = pipelines.filter((pipeline) => pipeline.type !== "other");
  if (name === undefined) return known;
  const found = known.filter((pipeline) => pipeline.name === name);
  if (found.length > 0) return found;
  const names = known.map((pipeline) => pipeline.name);
  const [near = names.join(", ")] = nearestNames(name, names, 1);
  throw new AdapterError("not-found", `the project has no pipeline \`${name}\` that can run`, {
    help: names.length === 0 ? "rocky.toml has none" : `there is ${near}`,
  });
}

/** Errors of the project; with one model, those of that model and of what it rests on. */
export function blockingErrors({ result }: Compilation, selection: Selection): readonly Diagnostic[] {
  const errors = result.diagnostics.filter((diagnostic) => diagnostic.severity === "error");
  if (selection.command === "load") return errors.filter((error) => error.model === undefined);
  if (selection.model === undefined) return errors;
  const inputs = new Map(result.models.map((model) => [model.name, model.dependsOn]));
  const concerned = new Set([selection.model, ...reachableFrom([selection.model], inputs)]);
  return errors.filter((error) => error.model === undefined || concerned.has(error.model));
}

/** The files of a load pipeline. Throws an `AdapterError` when its folder is not there. */
export function filesOf(root: string, pipeline: LoadPipeline): readonly FileToLoad[] {
  const { name, target, csv } = pipeline;
  const files = filesToLoad(root, pipeline.sourceDir, pipeline.format);
  if (target.table === undefined) refuseTwins(files);
  return files.map((file) => ({
    pipeline: name,
    file: file.file,
    absolutePath: file.absolutePath,
    format: file.format,
    csv: file.file.endsWith(".tsv") ? { ...csv, delimiter: "\t" } : csv,
    target: { ...target, table: target.table ?? file.stem },
    dependsOn: [],
    bytes: file.bytes,
    contentHash: "",
    mode: "replace",
    violations: [],
  }));
}

/** The models of the pipelines, or the one that was asked for; all of them in a project without pipelines. */
function modelsOf(
  { result }: Compilation,
  pipelines: readonly TransformationPipeline[],
  selection: Selection,
): readonly CompiledModel[] {
  const { models, config } = result;
  if (selection.model !== undefined) return models.filter((model) => model.name === selection.model);
  if (config.pipelines.every((pipeline) => pipeline.type !== "transformation")) return models;
  return models.filter((model) => pipelines.some((pipeline) => matchesGlob(pipeline.models, model.file)));
}

/** The models as the runtime builds them. `openCatalog`: the catalog that the connection has open. */
export function modelsToBuild(
  { result }: Compilation,
  { models, files }: Work,
  openCatalog: string | undefined,
): readonly ModelToBuild[] {
  const options = physicalOptions(result, openCatalog);
  return models.map((model) => ({
    name: model.name,
    target: model.target,
    strategy: model.strategy.kind,
    query: physicalSql(model, options).text,
    dependsOn: [...model.dependsOn, ...filesBehind(model, files).map(loadStepId)],
  }));
}

/** How names become physical in the queries of {@link modelsToBuild}. */
export function physicalOptions(
  result: Compilation["result"],
  openCatalog: string | undefined,
): PhysicalOptions {
  const targets = new Map(result.models.map((model) => [model.name, model.target]));
  return {
    dialect: dialectNamed(result.dialect),
    openCatalog,
    targetOf: (name) => targets.get(name),
  };
}

function filesBehind(model: CompiledModel, files: readonly FileToLoad[]): readonly FileToLoad[] {
  return files.filter((file) => model.reads.some((read) => mayBe(file.target, read.parts)));
}

/** Whether a name in FROM can mean a table that is loaded. */
export function mayBe(target: Target, parts: readonly string[]): boolean {
  const names = [target.catalog, target.schema, target.table]
    .filter((part) => part !== undefined)
    .toReversed();
  return parts
    .toReversed()
    .every((part, i) => names[i] === undefined || names[i].toLowerCase() === part.toLowerCase());
}
