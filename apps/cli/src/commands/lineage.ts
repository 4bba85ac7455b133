import { UsageError, type CommandDefinition } from "../command.ts";
import { projectOptions, variableOption } from "../variables.ts";

/** `rocky lineage`. */
export const lineageCommand: CommandDefinition = {
  name: "lineage",
  summary: "show what a model or a column comes from, and what comes from it",
  description:
    "For a column it follows values; --all-roles also follows filters, join keys, grouping and ordering.",
  arguments: [{ usage: "<target>", help: "a model, or a column as model.column" }],
  options: [
    { flags: "--upstream", help: "what the column comes from (the default)" },
    { flags: "--downstream", help: "what comes from the column" },
    { flags: "--all-roles", help: "every way in which one column can influence another" },
    {
      flags: "--format <format>",
      help: "text for people, dot for Graphviz; wins over -o",
      choices: ["text", "dot"],
    },
    variableOption,
  ],
  examples: ["lineage orders.total", "lineage stg_orders.amount --downstream", "lineage orders --format dot"],
  run: async (context, given) => {
    if (given.flag("upstream") && given.flag("downstream")) {
      throw new UsageError("--upstream and --downstream exclude each other");
    }
    const { openProject } = await import("@rocky/sdk/node");
    const { lineageOf } = await import("@rocky/sdk");
    const { printLineage } = await import("../report/lineage.ts");
    const { result } = await openProject(context.cwd, projectOptions(context, given)).compile();
    return printLineage(context, {
      graph: lineageOf(result.models),
      models: result.models,
      dialect: result.dialect,
      target: given.argument(0) ?? "",
      direction: given.flag("downstream") ? "downstream" : "upstream",
      allRoles: given.flag("allRoles"),
      format: given.text("format"),
    });
  },
};
