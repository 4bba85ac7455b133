import { placeProject, type ProjectOptions } from "../project-place.ts";
import { CompileCache, type CompileCacheOptions } from "./compile-cache.ts";

/** What earlier compilations of a folder's project left, opened without anything else. Throws an `AdapterError` when there is no project. */
export function openCompileCache(
  folder: string,
  { environment = process.env, ...options }: ProjectOptions,
  given: CompileCacheOptions,
): CompileCache {
  return new CompileCache(placeProject(folder, options), environment, given);
}
