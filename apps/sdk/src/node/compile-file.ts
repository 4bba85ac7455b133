import { existsSync, statSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { AdapterError } from "@rocky/adapter";
import { compileProject, type Compilation } from "./compile-project.ts";
import { placeProject, type ProjectOptions, type ProjectPlace } from "./project-place.ts";

/** Compiles one file: as a model of the project that it belongs to, else by itself. */
export async function compileFile(
  folder: string,
  file: string,
  options: ProjectOptions,
): Promise<Compilation> {
  const path = resolve(folder, file);
  if (!existsSync(path)) {
    throw new AdapterError("not-found", `there is no file ${path}`, {
      help: "`rocky list models` shows the models of the project; paths start in the current folder",
    });
  }
  if (!/\.(?:sql|rocky)$/.test(path) && !statSync(path).isDirectory()) throw noModel(path);
  const { environment = process.env } = options;
  const place = placeAround(folder, path, options);
  const project = place === undefined ? undefined : await compileProject(place, environment);
  const model = project?.result.models.find((candidate) => resolve(project.root, candidate.file) === path);
  if (project !== undefined && model !== undefined) return { ...project, selected: model.name };
  const { variables } = options;
  return compileProject({ root: dirname(path), config: undefined, models: path, variables }, environment);
}

function noModel(path: string): AdapterError {
  const lower = path.replace(/\.(?:sql|rocky)$/i, (ending) => ending.toLowerCase());
  const help =
    lower === path
      ? "name a .sql or .rocky file"
      : `endings are written in lower case: call it ${basename(lower)}`;
  return new AdapterError("rejected", `${path} is no model, which ends in .sql or .rocky`, { help });
}

/** The project that was named, or the one around the file. */
function placeAround(folder: string, path: string, options: ProjectOptions): ProjectPlace | undefined {
  const named = options.config !== undefined || options.models !== undefined;
  try {
    return placeProject(named ? folder : dirname(path), options);
  } catch (error) {
    if (!named && error instanceof AdapterError && error.code === "not-found") return undefined;
    throw error;
  }
}
