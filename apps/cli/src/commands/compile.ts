import type { Compilation } from "@rocky/sdk/node";
import type { CommandDefinition, Given } from "../command.ts";
import { cacheOptions, openCache } from "../compile-cache.ts";
import type { Context } from "../context.ts";
import type { ExitCode } from "../exit-code.ts";
import type { CompilationOptions } from "../report/compilation.ts";
import { projectOptions, variableOption } from "../variables.ts";

async function printed(
  context: Context,
  given: Given,
  { compilation, shown }: { readonly compilation: Compilation; readonly shown: CompilationOptions },
): Promise<ExitCode> {
  const { printCompilation } = await import("../report/compilation.ts");
  const { showTimes } = await import("../report/times.ts");
  const printing = performance.now();
  const { exitCode, keep } = await printCompilation(context, compilation, shown);
  const keeping = keep === undefined ? undefined : performance.now();
  keep?.();
  showTimes(context, given, { phases: compilation.phases, printing, keeping });
  return exitCode;
}

/** `rocky compile`. */
export const compileCommand: CommandDefinition = {
  name: "compile",
  summary: "type-check the whole project without a warehouse",
  description:
    "Reports every finding with its exact place and ends with how much is known. Exits 1 on an error.\nWith a file, reports on that model alone; a file outside of any project is compiled by itself.",
  arguments: [{ usage: "[file]", help: "one .sql or .rocky file" }],
  options: [
    { flags: "-m, --model <model>", help: "report on one model only" },
    variableOption,
    { flags: "--timings", help: "say what each phase took, beside the result" },
    { flags: "--trace <file>", help: "write the phases as a Chrome trace" },
    ...cacheOptions,
    { flags: "--expand-macros", help: "show the SQL with run variables and macros put in" },
  ],
  examples: [
    "compile",
    "compile models/orders.sql",
    "compile -o json --model orders",
    "compile --var region=eu --expand-macros",
  ],
  run: async (context, given) => {
    const started = performance.now();
    const { compileFile, openProject } = await import("@rocky/sdk/node");
    const file = given.argument(0);
    const shown = { selected: given.text("model"), expandMacros: given.flag("expandMacros") };
    if (file !== undefined) {
      const compilation = await compileFile(context.cwd, file, projectOptions(context, given));
      const selected = shown.selected ?? compilation.selected;
      return printed(context, given, { compilation, shown: { ...shown, selected, recorder: undefined } });
    }
    const project = openProject(context.cwd, projectOptions(context, given));
    const isWhole = context.output === "json" && shown.selected === undefined && !shown.expandMacros;
    const cache = isWhole ? await openCache(context, given, project) : undefined;
    if (cache !== undefined && !context.isCacheMissed) {
      const { printCached } = await import("../report/cached.ts");
      const answer = await printCached(context, cache, started);
      if (answer !== undefined) {
        const { showTimes } = await import("../report/times.ts");
        showTimes(context, given, answer);
        return answer.exitCode;
      }
    }
    const recorder = cache?.recorder();
    const compilation = await project.compile(recorder);
    return printed(context, given, { compilation, shown: { ...shown, recorder } });
  },
};
