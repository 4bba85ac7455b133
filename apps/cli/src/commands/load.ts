import { wholeNumber, type CommandDefinition } from "../command.ts";

/** `rocky load`. */
export const loadCommand: CommandDefinition = {
  name: "load",
  summary: "load the files of the load pipelines into tables",
  description:
    "Reads CSV, Parquet and JSON lines. Each file becomes a table, or all of a pipeline become its target table. Files that were\nloaded before and did not change are left out; new ones are added. Files that break the pipeline's contract are not loaded.",
  arguments: [],
  options: [
    { flags: "--pipeline <name>", help: "load the files of this pipeline only" },
    { flags: "--full", help: "load everything anew" },
    {
      flags: "--lock-timeout <seconds>",
      help: "how long to wait for the database (default: 30)",
      parse: wholeNumber(0),
    },
  ],
  examples: ["load", "load --pipeline files", "load --full"],
  run: async (context, given) => {
    const { openProject } = await import("@rocky/sdk/node");
    const { reportLoad } = await import("../report/load.ts");
    const { runOptions } = await import("../run-options.ts");
    return reportLoad(context, openProject(context.cwd, context).load(runOptions(context, given)));
  },
};
