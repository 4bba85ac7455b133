import type { CompileCache, Project } from "@rocky/sdk/node";
import type { CommandOption, Given } from "./command.ts";
import { messagesOf, type Context } from "./context.ts";

/** The options of commands that use what earlier compilations left. */
export const cacheOptions: readonly CommandOption[] = [
  { flags: "--no-cache", help: "compile everything, and keep nothing for the next time" },
  { flags: "--verbose", help: "say what was taken from earlier compilations, and why not more" },
];

/** The compile cache of a project, unless the user wants none. `ROCKY_NO_CACHE` stands for `--no-cache`. */
export async function openCache(
  context: Context,
  given: Given,
  project: Project,
): Promise<CompileCache | undefined> {
  const { build, environment } = context;
  const isOff = (environment["ROCKY_NO_CACHE"] ?? "") !== "";
  if (build === undefined || isOff || !given.flag("cache")) return undefined;
  const sink = messagesOf(context);
  const note = (text: string): void => sink.write(`${sink.style.dim("cache:")} ${text}\n`);
  return project.compileCache({ build, ...(given.flag("verbose") ? { note } : {}) });
}
