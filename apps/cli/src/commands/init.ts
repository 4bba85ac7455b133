import type { CommandDefinition } from "../command.ts";

/** `rocky init`. */
export const initCommand: CommandDefinition = {
  name: "init",
  summary: "write a rocky.toml for the SQL files of a folder",
  description: "Nothing that exists is changed; a folder without SQL files gets a first model.",
  arguments: [{ usage: "[path]", help: "the folder (default: this one)" }],
  options: [],
  examples: ["init", "init analytics"],
  run: async (context, given) => {
    const { initProject } = await import("@rocky/sdk/node");
    const { printCreated } = await import("../report/created.ts");
    const { resolve } = await import("node:path");
    const folder = given.argument(0);
    const created = await initProject(resolve(context.cwd, folder ?? "."));
    return printCreated(context, created, {
      next: folder === undefined ? "rocky compile" : `cd ${folder} && rocky compile`,
    });
  },
};
