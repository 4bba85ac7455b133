import type { CommandDefinition } from "../command.ts";
import { projectOptions, variableOption } from "../variables.ts";

/** `rocky emit-sql`. */
export const emitSqlCommand: CommandDefinition = {
  name: "emit-sql",
  summary: "write the SQL that a run would send, to run or to read elsewhere",
  description:
    "Prints one script, in an order in which it runs on an empty database; needs no warehouse. Models with errors, and those that\nrest on them, are left out and named on stderr; the exit code is 2 then. Always SQL, whatever -o says.",
  arguments: [],
  options: [
    { flags: "-m, --model <model>", help: "this model only" },
    { flags: "--loads", help: "also the statements that load files; they name the files of this machine" },
    { flags: "--out-dir <folder>", help: "write numbered files to a folder instead" },
    variableOption,
  ],
  examples: ["emit-sql", "emit-sql --model orders", "emit-sql --out-dir build/sql"],
  run: async (context, given) => {
    const { openProject } = await import("@rocky/sdk/node");
    const { printEmitted } = await import("../report/emitted.ts");
    const options = { model: given.text("model"), loads: given.flag("loads") };
    const emitted = await openProject(context.cwd, projectOptions(context, given)).emitSql(options);
    return printEmitted(context, emitted, given.text("outDir"));
  },
};
