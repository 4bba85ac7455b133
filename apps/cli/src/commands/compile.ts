import { resolve } from "node:path";
import type { Compilation, Phase } from "@rocky/sdk/node";
import type { CommandDefinition, Given } from "../command.ts";
import { cacheOptions, openCache } from "../compile-cache.ts";
import type { Context } from "../context.ts";
import type { ExitCode } from "../exit-code.ts";
import type { CompilationOptions } from "../report/compilation.ts";
import { projectOptions, variableOption } from "../variables.ts";

/** Phases of a compilation, and when its printing began. */
interface Times {
  readonly phases: readonly Phase[];
  readonly printing: number;
}

/** Phases of a compilation with what was before and after it; the clock starts with the process. */
function withEnds({ phases, printing }: Times): readonly Phase[] {
  const phase = (name: string, start: number, end: number): Phase => ({
    name,
    start,
    end,
    spent: end - start,
    counts: {},
  });
  return [
    phase("start", 0, phases[0]?.start ?? printing),
    ...phases,
    phase("print", printing, performance.now()),
  ];
}

async function showTimes(context: Context, given: Given, times: Times): Promise<void> {
  const trace = given.text("trace");
  if (trace === undefined && !given.flag("timings")) return;
  const phases = withEnds(times);
  const { timingsText, writeTrace } = await import("../report/timings.ts");
  if (trace !== undefined) writeTrace(resolve(context.cwd, trace), phases);
  if (given.flag("timings")) context.stderr.write(timingsText(phases, context.stderr));
}

async function printed(
  context: Context,
  given: Given,
  { compilation, shown }: { readonly compilation: Compilation; readonly shown: CompilationOptions },
): Promise<ExitCode> {
  const { printCompilation } = await import("../report/compilation.ts");
  const printing = performance.now();
  const exitCode = printCompilation(context, compilation, shown);
  await showTimes(context, given, { phases: compilation.phases, printing });
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
    if (cache !== undefined) {
      const { printCached } = await import("../report/cached.ts");
      const answer = await printCached(context, cache, started);
      if (answer !== undefined) {
        await showTimes(context, given, answer);
        return answer.exitCode;
      }
    }
    const recorder = cache?.recorder();
    const compilation = await project.compile(recorder);
    return printed(context, given, { compilation, shown: { ...shown, recorder } });
  },
};
