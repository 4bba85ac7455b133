import type { CommandDefinition } from "../command.ts";
import { projectOptions, variableOption } from "../variables.ts";

/** `rocky explain`. */
export const explainCommand: CommandDefinition = {
  name: "explain",
  summary: "explain a finding by its code, or why a column has its type and may be NULL",
  description:
    "With a code, prints the page of the finding with a bad and a good example. With a column, prints every expression behind it with its\ntype, whether it can be NULL and why, and where the facts come from, through all models before it.",
  arguments: [{ usage: "<what>", help: "a code such as E011, or a column as model.column" }],
  options: [variableOption],
  examples: ["explain E011", "explain orders.total", "explain orders.total -o json"],
  run: async (context, given) => {
    const what = given.argument(0) ?? "";
    if (/^[A-Z]\d{3}$/i.test(what)) {
      const { printPage } = await import("../report/explain-code.ts");
      return printPage(context, what.toUpperCase());
    }
    const { openProject } = await import("@rocky/sdk/node");
    const { printExplanation } = await import("../report/explain-column.ts");
    return printExplanation(
      context,
      await openProject(context.cwd, projectOptions(context, given)).compile(),
      what,
    );
  },
};
