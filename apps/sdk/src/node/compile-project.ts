import { statSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import {
  compile,
  functionsFile,
  lockfileName,
  type CompileResult,
  type ProjectFacts,
  type ProjectConfig,
  type SourceFile,
} from "@rocky/compiler";
import type { RockyLanguage } from "@rocky/dsl";
import type { Diagnostic } from "@rocky/ir";
import { projectFile, readProjectFiles, type FileProblem, type ProjectFiles } from "@rocky/node";
import type { FilesPlan } from "@rocky/node/disk";
import { loadRocky } from "../load-rocky.ts";
import { fileProblemDiagnostics, lonelyFileDiagnostics, withoutBinaries } from "./file-problems.ts";
import { openCatalogOf } from "./open-catalog.ts";
import { phaseLog, type Phase, type PhaseLog } from "./phase-log.ts";
import { foldersOption, type Environment, type ProjectPlace } from "./project-place.ts";

/** A project after compilation, with what was read. */
export interface Compilation extends ProjectPlace {
  readonly result: CompileResult;
  /** The files as they were read, for code frames. */
  readonly files: readonly SourceFile[];
  /** The one model that was asked for, when a file was named. */
  readonly selected: string | undefined;
  /** What was done, one after the other; the clock starts with the process. */
  readonly phases: readonly Phase[];
  /** Milliseconds for reading the files. */
  readonly readMs: number;
  /** Milliseconds for compiling them. */
  readonly compileMs: number;
}

/** Told about a compilation while it runs, by those who want to answer the same question again. */
export interface CompilationWatch {
  /** Which files were read; nothing where they are no plain folders and files, or could not be read as they should. */
  readonly onFiles: (plan: (FilesPlan & { readonly openCatalog: string | undefined }) | undefined) => void;
  readonly onFacts: (facts: ProjectFacts) => void;
}

/** Reads and compiles a project. What cannot be read is a finding. */
export async function compileProject(
  place: ProjectPlace,
  environment: Environment,
  watch?: CompilationWatch,
): Promise<Compilation> {
  const log = phaseLog(() => performance.now());
  const started = performance.now();
  log.begin("configuration");
  const read = readProject(place, environment, log);
  const rocky = await rockyFor(read.files);
  watch?.onFiles(read.problems.length === 0 ? read.plan : undefined);
  const between = performance.now();
  const variables = place.variables ?? {};
  const options = { ...foldersOption(place), ...read.catalogOption, environment, variables };
  const result = compile({
    files: read.files,
    options,
    onPhase: log.begin,
    rocky,
    ...(watch === undefined ? {} : { onFacts: (facts: ProjectFacts) => watch.onFacts(facts) }),
  });
  const phases = log.end();
  return {
    ...place,
    result: {
      ...result,
      diagnostics: [...read.diagnostics, ...withoutBinaries(result.diagnostics, read.problems)],
    },
    files: read.files,
    selected: undefined,
    phases,
    readMs: between - started,
    compileMs: performance.now() - between,
  };
}

/** The .rocky language, which is loaded only for projects that use it. */
async function rockyFor(files: readonly SourceFile[]): Promise<RockyLanguage | undefined> {
  if (!files.some(({ path }) => path.endsWith(".rocky"))) return undefined;
  return loadRocky();
}

interface ProjectReading {
  readonly catalogOption: { readonly openCatalog?: string };
  readonly files: readonly SourceFile[];
  readonly problems: readonly FileProblem[];
  readonly diagnostics: readonly Diagnostic[];
  /** What was read; nothing for a single model. */
  readonly plan: (FilesPlan & { readonly openCatalog: string | undefined }) | undefined;
}

/** Reads the configuration first: it says in which folders the models are, and what the warehouse is called. */
function readProject(place: ProjectPlace, environment: Environment, log: PhaseLog): ProjectReading {
  const configuration = readConfiguration(place);
  const { config } = compile({ files: configuration.files, options: { environment } });
  const folders = foldersOf(place, config);
  log.begin("read files");
  const oneModel =
    place.models !== undefined && statSync(place.models, { throwIfNoEntry: false })?.isFile() === true;
  const models = oneModel
    ? [readOneModel(place.root, place.models)]
    : folders.map((models) => readProjectFiles(place.root, { models, files: [lockfileName, functionsFile] }));
  const readsAll = place.models === undefined && folders.includes(".");
  const { contracts } = place;
  const readings = [
    ...models,
    ...(readsAll ? [] : [readProjectFiles(place.root, macroFiles)]),
    ...(contracts === undefined ? [] : [readProjectFiles(place.root, { models: contracts, files: [] })]),
  ];
  const files = new Map(
    [...readings, configuration].flatMap((reading) => reading.files).map((each) => [each.path, each]),
  );
  const problems = [configuration, ...readings].flatMap((reading) => reading.problems);
  const paths = models.flatMap((reading) => reading.files).map((each) => each.path);
  const lonely =
    oneModel || problems.length > 0 || !hasModels(config) ? [] : lonelyFileDiagnostics(paths, folders);
  const openCatalog = openCatalogOf(config);
  log.count({
    files: files.size,
    characters: [...files.values()].reduce((sum, each) => sum + each.text.length, 0),
  });
  const plan = {
    folders: [
      ...folders,
      ...(readsAll ? [] : [macroFiles.models]),
      ...(contracts === undefined ? [] : [contracts]),
    ],
    files: [...(place.config === undefined ? [] : [place.config]), lockfileName, functionsFile],
    openCatalog,
  };
  return {
    plan: oneModel ? undefined : plan,
    files: [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1)),
    problems,
    diagnostics: [...fileProblemDiagnostics(problems), ...lonely],
    catalogOption: openCatalog === undefined ? {} : { openCatalog },
  };
}

/** The configuration as a file of the root, wherever it is and whatever it is called. */
function readConfiguration({ config }: ProjectPlace): ProjectFiles {
  if (config === undefined) return { files: [], problems: [] };
  const read = readProjectFiles(dirname(config), {
    files: [basename(config)],
    models: join(config, "no-models"),
  });
  return { ...read, files: read.files.map((file) => ({ ...file, path: projectFile })) };
}

/** Whether the project builds anything; one may also only load files. */
function hasModels({ pipelines }: ProjectConfig): boolean {
  return pipelines.length === 0 || pipelines.some((pipeline) => pipeline.type === "transformation");
}

const macroFiles = { models: "macros", files: [] } as const;

const modelEnding = /\.(?:sql|rocky)$/;

/** A file with what may stand beside it. */
function readOneModel(root: string, path: string): ProjectFiles {
  const model = relative(root, path);
  const files = [
    model,
    model.replace(modelEnding, ".toml"),
    model.replace(modelEnding, ".contract.toml"),
    join(dirname(model), "_defaults.toml"),
    join(dirname(model), "test_definitions.toml"),
    lockfileName,
    functionsFile,
  ];
  return readProjectFiles(root, { models: join(dirname(path), "groups"), files });
}

function foldersOf(place: ProjectPlace, config: ProjectConfig): readonly string[] {
  return place.models === undefined ? modelFolders(config) : [place.models];
}

/** The folders that the patterns of the pipelines begin with; none of them inside another. */
function modelFolders({ pipelines }: ProjectConfig): readonly string[] {
  const patterns = pipelines.flatMap((pipeline) =>
    pipeline.type === "transformation" ? [pipeline.models] : [],
  );
  const folders = new Set((patterns.length === 0 ? ["models"] : patterns).map(fixedPart));
  const isInside = (folder: string, other: string): boolean =>
    folder !== other && (other === "." || folder.startsWith(`${other}/`));
  return [...folders].filter((folder) => ![...folders].some((other) => isInside(folder, other)));
}

function fixedPart(pattern: string): string {
  const parts = pattern.replace(/^\.\//, "").split("/");
  const wild = parts.findIndex((part) => /[*?]/.test(part));
  const fixed = (wild === -1 ? parts : parts.slice(0, wild)).filter((part) => part !== "");
  return fixed.length === 0 ? "." : fixed.join("/");
}
