import { wholeNumber, type CommandDefinition } from "../command.ts";

/** `rocky load`. */
export const loadCommand: CommandDefinition = {
  name: "load",
  summary: "load the files of the load pipelines into tables",
  description: "Reads CSV, Parquet and JSON lines; each file becomes a table, made anew.",
  arguments: [],
  options: [
    { flags: "--pipeline <name>", help: "load the files of this pipeline only" },
    {
      flags: "--lock-timeout <seconds>",
      help: "how long to wait for the database (default: 30)",
      parse: wholeNumber(0),
    },
  ],
  examples: ["load", "load --pipeline files"],
  run: async (context, given) => {
    const { openProject } = await import("@rocky/sdk/node");
    const { reportLoad } = await import("../report/load.ts");
    const { runOptions } = await import("../run-options.ts");
    return reportLoad(context, openProject(context.cwd, context).load(runOptions(context, given)));
  },
};
