import type { CommandDefinition } from "../command.ts";

/** `rocky init`. */
export const initCommand: CommandDefinition = {
  name: "init",
  summary: "write a rocky.toml for the SQL files of a folder",
  description:
    "Finds the .sql files below it, says which of them compile, and changes nothing that exists; a folder without SQL files gets a\nfirst model.",
  arguments: [{ usage: "[folder]", help: "the folder (default: this one)" }],
  options: [
    { flags: "--template <name>", help: "where the models are built (default: duckdb)", choices: ["duckdb"] },
  ],
  examples: ["init", "init analytics"],
  run: async (context, given) => {
    const { initProject } = await import("@rocky/sdk/node");
    const { printInitialised } = await import("../report/initialised.ts");
    const { resolve } = await import("node:path");
    const folder = given.argument(0);
    const created = await initProject(resolve(context.cwd, folder ?? "."), context.environment);
    return printInitialised(context, created, folder);
  },
};
