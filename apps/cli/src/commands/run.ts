import { wholeNumber, type CommandDefinition } from "../command.ts";
import { projectOptions, variableOption } from "../variables.ts";

/** `rocky run`. */
export const runCommand: CommandDefinition = {
  name: "run",
  summary: "compile, then load files and build models",
  description:
    "Nothing runs while the project has errors. A model that fails keeps what rests on it from running, and nothing else.\nExits 2 when some models were built and some were not.",
  arguments: [],
  options: [
    { flags: "-m, --model <model>", help: "build this model only" },
    { flags: "--pipeline <name>", help: "run this pipeline only" },
    variableOption,
    { flags: "--full", help: "load also the files that were loaded before" },
    {
      flags: "--lock-timeout <seconds>",
      help: "how long to wait for the database (default: 30)",
      parse: wholeNumber(0),
    },
  ],
  examples: ["run", "run --model orders", "run --pipeline models --lock-timeout 5"],
  run: async (context, given) => {
    const { openProject } = await import("@rocky/sdk/node");
    const { reportRun } = await import("../report/run.ts");
    const { runOptions } = await import("../run-options.ts");
    const project = openProject(context.cwd, projectOptions(context, given));
    return reportRun(context, project.run(runOptions(context, given)), {
      filter: given.text("model") ?? given.text("pipeline") ?? "",
    });
  },
};
