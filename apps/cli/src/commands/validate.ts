import type { CommandDefinition } from "../command.ts";

/** `rocky validate`. */
export const validateCommand: CommandDefinition = {
  name: "validate",
  summary: "check the configuration and the project's files without a warehouse",
  arguments: [],
  options: [],
  examples: ["validate", "-o json validate"],
  run: async (context) => {
    const { openProject } = await import("@rocky/sdk/node");
    const { printValidation } = await import("../report/validation.ts");
    return printValidation(context, await openProject(context.cwd, context).validate());
  },
};
