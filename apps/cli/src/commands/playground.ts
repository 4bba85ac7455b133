import { UsageError, type CommandDefinition } from "../command.ts";

/** `rocky playground`. */
export const playgroundCommand: CommandDefinition = {
  name: "playground",
  summary: "create a small DuckDB project to learn with",
  description:
    "Writes a project that compiles, runs and tests, with comments that explain it, to a new folder.\nNeeds no network and no files of your own. --list shows the templates.",
  arguments: [{ usage: "[folder]", help: "the folder (default: rocky-playground)" }],
  options: [
    {
      flags: "-t, --template <name>",
      help: "which project (default: quickstart)",
      choices: ["quickstart", "shop", "flights"],
    },
    { flags: "-l, --list", help: "show the templates and write nothing" },
  ],
  examples: ["playground my-project", "playground flights --template flights", "playground --list"],
  run: async (context, given) => {
    const { createPlayground } = await import("@rocky/sdk/node");
    const { printPlayground, printTemplates } = await import("../report/playground.ts");
    if (given.flag("list")) {
      if (given.argument(0) !== undefined) throw new UsageError("--list writes nothing and takes no folder");
      return printTemplates(context);
    }
    const { resolve } = await import("node:path");
    const folder = given.argument(0) ?? "rocky-playground";
    const created = await createPlayground(resolve(context.cwd, folder), given.text("template"));
    return printPlayground(context, created, folder);
  },
};
