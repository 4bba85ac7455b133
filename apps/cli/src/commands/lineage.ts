import type { CompiledModel } from "@rocky/ir";
import type { Project } from "@rocky/sdk/node";
import { cacheOptions, openCache } from "../compile-cache.ts";
import type { LineageQuestion } from "../report/lineage.ts";
import { UsageError, type CommandDefinition } from "../command.ts";
import { projectOptions, variableOption } from "../variables.ts";

type Models = Pick<LineageQuestion, "graph" | "models" | "modelNamed" | "dialect" | "beyond">;

async function compiledModels(project: Project): Promise<Models> {
  const { lineageOf } = await import("@rocky/sdk");
  const { unreadableFile } = await import("@rocky/sdk/node");
  const { models, dialect, lockfile, diagnostics } = (await project.compile()).result;
  const unread = diagnostics.filter(({ code }) => code === unreadableFile);
  const modelNamed = (name: string): CompiledModel | undefined => models.find((model) => model.name === name);
  return {
    graph: lineageOf(models),
    models: () => models,
    modelNamed,
    dialect,
    beyond: { tables: lockfile.tables, unread },
  };
}

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
    ...cacheOptions,
  ],
  examples: ["lineage orders.total", "lineage stg_orders.amount --downstream", "lineage orders --format dot"],
  run: async (context, given) => {
    if (given.flag("upstream") && given.flag("downstream")) {
      throw new UsageError("--upstream and --downstream exclude each other");
    }
    const { openProject } = await import("@rocky/sdk/node");
    const { lineageAsked, printCachedLineage } = await import("../report/cached-lineage.ts");
    const project = openProject(context.cwd, projectOptions(context, given));
    const cache = context.isCacheMissed ? undefined : await openCache(context, given, project);
    const cached = await cache?.models();
    const answer = cached === undefined ? undefined : await printCachedLineage(context, given, cached);
    if (answer !== undefined) return answer;
    const { printLineage } = await import("../report/lineage.ts");
    return printLineage(context, { ...(await compiledModels(project)), ...lineageAsked(given) });
  },
};
