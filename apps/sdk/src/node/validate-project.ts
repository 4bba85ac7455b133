import { validate, type Validation } from "@rocky/compiler";
import { compileProject, type Compilation } from "./compile-project.ts";
import { foldersOption, type Environment, type ProjectPlace } from "./project-place.ts";

/** What is wrong with the configuration and the files of a project, what could be left out, and what is in order. */
export interface ProjectValidation extends Validation {
  readonly compilation: Compilation;
}

/** Compiles a project and looks at its configuration and files. Throws an `AdapterError` when a file cannot be read. */
export async function validateProject(
  place: ProjectPlace,
  environment: Environment,
): Promise<ProjectValidation> {
  const compilation = await compileProject(place, environment);
  const options = { ...foldersOption(place), environment };
  return { ...validate(compilation.result, { files: compilation.files, options }), compilation };
}
