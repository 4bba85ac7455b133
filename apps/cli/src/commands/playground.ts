import type { CommandDefinition } from "../command.ts";

/** `rocky playground`. */
export const playgroundCommand: CommandDefinition = {
  name: "playground",
  summary: "create a small DuckDB project to learn with",
  description: "Writes three CSV files and five models to a new folder.",
  arguments: [{ usage: "[path]", help: "the folder (default: rocky-playground)" }],
  options: [],
  examples: ["playground my-project"],
  run: async (context, given) => {
    const { createPlayground } = await import("@rocky/sdk/node");
    const { printCreated } = await import("../report/created.ts");
    const { resolve } = await import("node:path");
    const folder = given.argument(0) ?? "rocky-playground";
    const created = await createPlayground(resolve(context.cwd, folder));
    return printCreated(context, created, {
      next: `cd ${folder} && rocky load && rocky discover --with-schemas && rocky compile`,
    });
  },
};
