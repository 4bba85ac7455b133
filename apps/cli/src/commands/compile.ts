import type { CommandDefinition } from "../command.ts";
import { projectOptions, variableOption } from "../variables.ts";

/** `rocky compile`. */
export const compileCommand: CommandDefinition = {
  name: "compile",
  summary: "type-check the whole project without a warehouse",
  description:
    "Reports every finding with its exact place and ends with how much is known. Exits 1 on an error.\nWith a file, reports on that model alone; a file outside of any project is compiled by itself.",
  arguments: [{ usage: "[file]", help: "one .sql file" }],
  options: [
    { flags: "-m, --model <model>", help: "report on one model only" },
    variableOption,
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
    const file = given.argument(0);
    const compilation =
      file === undefined
        ? await openProject(context.cwd, projectOptions(context, given)).compile()
        : await compileFile(context.cwd, file, projectOptions(context, given));
    return printCompilation(context, compilation, {
      selected: given.text("model") ?? compilation.selected,
      expandMacros: given.flag("expandMacros"),
    });
  },
};
