import { wholeNumber, type CommandDefinition } from "../command.ts";

/** `rocky show`. */
export const showCommand: CommandDefinition = {
  name: "show",
  summary: "print rows of a model that was built",
  arguments: [{ usage: "<model>", help: "the model" }],
  options: [
    { flags: "-n, --limit <rows>", help: "at most this many rows (default: 20)", parse: wholeNumber(1) },
  ],
  examples: ["show orders", "show orders --limit 5 -o json"],
  run: async (context, given) => {
    const { openProject } = await import("@rocky/sdk/node");
    const { printRows } = await import("../report/rows.ts");
    const limit = given.number("limit") ?? 20;
    const project = openProject(context.cwd, context);
    return printRows(context, await project.show(given.argument(0) ?? "", { limit, signal: context.signal }));
  },
};
