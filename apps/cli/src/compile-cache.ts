import type { CompileCache, CompileCacheOptions } from "@rocky/sdk/node";
import type { CommandOption, Given } from "./command.ts";
import { messagesOf, type Context } from "./context.ts";

/** The options of commands that use what earlier compilations left. */
export const cacheOptions: readonly CommandOption[] = [
  { flags: "--no-cache", help: "compile everything, and keep nothing for the next time" },
  { flags: "--verbose", help: "say what was taken from earlier compilations, and why not more" },
];

/** How the compile cache is opened, unless the user wants none. `ROCKY_NO_CACHE` stands for `--no-cache`. */
export function cacheWanted(context: Context, given: Given): CompileCacheOptions | undefined {
  const { build, environment } = context;
  const isOff = (environment["ROCKY_NO_CACHE"] ?? "") !== "";
  if (build === undefined || isOff || !given.flag("cache")) return undefined;
  const note = (text: string): void => {
    const sink = messagesOf(context);
    sink.write(`${sink.style.dim("cache:")} ${text}\n`);
  };
  return { build, ...(given.flag("verbose") ? { note } : {}) };
}

/** The compile cache of a project, unless the user wants none. */
export async function openCache(
  context: Context,
  given: Given,
  project: { compileCache(options: CompileCacheOptions): Promise<CompileCache> },
): Promise<CompileCache | undefined> {
  const options = cacheWanted(context, given);
  return options === undefined ? undefined : project.compileCache(options);
}
