import { wholeNumber, type CommandDefinition } from "../command.ts";

/** `rocky seed`. */
export const seedCommand: CommandDefinition = {
  name: "seed",
  summary: "load the CSV files of the seeds folder into tables",
  description:
    "Each seeds/<name>.csv becomes the table <name>, made anew by one statement. seeds/<name>.toml may give its [target] and the\n[types] of columns; the others are inferred from the whole file.",
  arguments: [],
  options: [
    { flags: "--seeds <path>", help: "the folder of the seeds (default: seeds)" },
    { flags: "--filter <name>", help: "only this seed" },
    {
      flags: "--lock-timeout <seconds>",
      help: "how long to wait for the database (default: 30)",
      parse: wholeNumber(0),
    },
  ],
  examples: ["seed", "seed --filter countries"],
  run: async (context, given) => {
    const { openProject } = await import("@rocky/sdk/node");
    const { reportSeed } = await import("../report/seed.ts");
    const { runOptions } = await import("../run-options.ts");
    const events = openProject(context.cwd, context).seed({
      ...runOptions(context, given),
      seeds: given.text("seeds"),
      seed: given.text("filter"),
    });
    return reportSeed(context, events, given.text("seeds") ?? "seeds");
  },
};
