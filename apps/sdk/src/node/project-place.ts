import { existsSync } from "node:fs";
import { dirname, relative, resolve, sep } from "node:path";
import { AdapterError } from "@rocky/adapter";
import { findProjectRoot, projectFile } from "@rocky/node/disk";

/** Environment variables. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** How a project is opened. */
export interface ProjectOptions {
  /** Path of the configuration, relative to the folder given to {@link openProject}; searched upwards otherwise. */
  readonly config?: string | undefined;
  /** The folder of the models, relative to the folder given to {@link openProject}. */
  readonly models?: string | undefined;
  /** A folder of contracts, relative to the folder given to {@link openProject}; these win over those beside the models. */
  readonly contracts?: string | undefined;
  /** Environment variables for `${NAME}` in the configuration; those of the process unless told. */
  readonly environment?: Environment;
  /** Values for `@var(name)` in SQL. */
  readonly variables?: Readonly<Record<string, string>> | undefined;
}

/** Where a project is, and what its run variables stand for. */
export interface ProjectPlace {
  /** Absolute path of the folder that everything is relative to. */
  readonly root: string;
  /** Absolute path of the configuration, where there is one. */
  readonly config: string | undefined;
  /** Absolute path of the folder of the models, where it was named. */
  readonly models: string | undefined;
  /** Absolute path of the folder of contracts, where it was named. */
  readonly contracts?: string | undefined;
  /** Values for `@var(name)` in SQL. */
  readonly variables?: Readonly<Record<string, string>> | undefined;
}

/** Finds a project: the folder of its configuration, else the parent of the folder of its models. */
export function placeProject(folder: string, options: ProjectOptions): ProjectPlace {
  const models = options.models === undefined ? undefined : resolve(folder, options.models);
  if (models !== undefined && !existsSync(models)) {
    throw new AdapterError("not-found", `there is no folder or file ${models}`, {
      help: "correct --models, or leave it away to use the folder that rocky.toml names",
    });
  }
  const config = configOf(folder, options);
  const { variables } = options;
  const contracts = contractsOf(folder, options);
  if (config !== undefined) return { root: dirname(config), config, models, contracts, variables };
  if (models !== undefined) return { root: dirname(models), config, models, contracts, variables };
  throw new AdapterError("not-found", `there is no ${projectFile} in ${folder} or in a folder above`, {
    help: "`rocky init` makes this folder a project; `rocky playground my-project` makes one to learn with",
  });
}

function contractsOf(folder: string, { contracts }: ProjectOptions): string | undefined {
  if (contracts === undefined) return undefined;
  const path = resolve(folder, contracts);
  if (!existsSync(path)) throw new AdapterError("not-found", `there is no folder of contracts ${path}`);
  return path;
}

function configOf(folder: string, options: ProjectOptions): string | undefined {
  if (options.config !== undefined) {
    const path = resolve(folder, options.config);
    if (!existsSync(path)) {
      throw new AdapterError("not-found", `there is no configuration ${path}`, {
        help: "leave --config away to use the rocky.toml here or in a folder above",
      });
    }
    return path;
  }
  const root = findProjectRoot(folder);
  return root === undefined ? undefined : resolve(root, projectFile);
}

/** Where models and contracts are, when the user said so. */
export function foldersOption({ root, models, contracts }: ProjectPlace): {
  readonly models?: string;
  readonly contracts?: string;
} {
  const inProject = (path: string): string => relative(root, path).split(sep).join("/");
  return {
    ...(models === undefined ? {} : { models: inProject(models) }),
    ...(contracts === undefined ? {} : { contracts: inProject(contracts) }),
  };
}
