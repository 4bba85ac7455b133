import { resolve } from "node:path";
import type { Phase } from "@rocky/sdk/node";
import type { CommandDefinition } from "../command.ts";
import { projectOptions, variableOption } from "../variables.ts";

/** Phases of a compilation with what was before and after it; the clock starts with the process. */
function withEnds(phases: readonly Phase[], printing: number): readonly Phase[] {
  const start = { name: "start", start: 0, end: phases[0]?.start ?? printing, counts: {} };
  return [start, ...phases, { name: "print", start: printing, end: performance.now(), counts: {} }];
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
    { flags: "--expand-macros", help: "show the SQL with run variables and macros put in" },
  ],
  examples: [
    "compile",
    "compile models/orders.sql",
    "compile -o json --model orders",
    "compile --var region=eu --expand-macros",
  ],
  run: async (context, given) => {
    const { compileFile, openProject } = await import("@rocky/sdk/node");
    const { printCompilation } = await import("../report/compilation.ts");
    const { timingsText, writeTrace } = await import("../report/timings.ts");
    const file = given.argument(0);
    const compilation =
      file === undefined
        ? await openProject(context.cwd, projectOptions(context, given)).compile()
        : await compileFile(context.cwd, file, projectOptions(context, given));
    const printing = performance.now();
    const exitCode = printCompilation(context, compilation, {
      selected: given.text("model") ?? compilation.selected,
      expandMacros: given.flag("expandMacros"),
    });
    const phases = withEnds(compilation.phases, printing);
    const trace = given.text("trace");
    if (trace !== undefined) writeTrace(resolve(context.cwd, trace), phases);
    if (given.flag("timings")) context.stderr.write(timingsText(phases, context.stderr));
    return exitCode;
  },
};
