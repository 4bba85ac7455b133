import type { CommandDefinition } from "../command.ts";
import { projectOptions, variableOption } from "../variables.ts";

/** `rocky dag`. */
export const dagCommand: CommandDefinition = {
  name: "dag",
  summary: "draw what the project loads, reads and builds, layer by layer",
  description: "Each layer needs only those above it. Needs no warehouse.",
  arguments: [],
  options: [
    {
      flags: "--format <format>",
      help: "text for people, dot for Graphviz, mermaid for Markdown; wins over -o",
      choices: ["text", "dot", "mermaid"],
    },
    { flags: "--column-lineage", help: "in JSON, also which columns influence which" },
    variableOption,
  ],
  examples: ["dag", "dag --format mermaid", "dag -o json --column-lineage"],
  run: async (context, given) => {
    const { openProject } = await import("@rocky/sdk/node");
    const { printDag } = await import("../report/dag.ts");
    return printDag(context, await openProject(context.cwd, projectOptions(context, given)).graph(), {
      format: given.text("format"),
      columnLineage: given.flag("columnLineage"),
    });
  },
};
