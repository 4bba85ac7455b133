import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
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
  const { environment = process.env } = options;
  const place = placeAround(folder, path, options);
  const project = place === undefined ? undefined : await compileProject(place, environment);
  const model = project?.result.models.find((candidate) => resolve(project.root, candidate.file) === path);
  if (project !== undefined && model !== undefined) return { ...project, selected: model.name };
  const { variables } = options;
  return compileProject({ root: dirname(path), config: undefined, models: path, variables }, environment);
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
