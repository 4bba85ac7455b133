import type { CompiledModel } from "@rocky/ir";
import type { CachedModels, Project } from "@rocky/sdk/node";
import { cacheOptions, openCache } from "../compile-cache.ts";
import type { LineageQuestion } from "../report/lineage.ts";
import { UsageError, type CommandDefinition } from "../command.ts";
import { projectOptions, variableOption } from "../variables.ts";

type Models = Pick<LineageQuestion, "graph" | "models" | "modelNamed" | "dialect">;

async function compiledModels(project: Project): Promise<Models> {
  const { lineageOf } = await import("@rocky/sdk");
  const { models, dialect } = (await project.compile()).result;
  const modelNamed = (name: string): CompiledModel | undefined => models.find((model) => model.name === name);
  return { graph: lineageOf(models), models, modelNamed, dialect };
}

async function cachedModels({ known, changed, dialect }: CachedModels): Promise<Models> {
  const { lazyLineageOf } = await import("@rocky/sdk");
  const fresh = new Map(changed?.models.map((model) => [model.name, model]));
  const modelNamed = (name: string): CompiledModel | undefined =>
    fresh.get(name) ?? known.named(name)?.compiled;
  const names = known.heads.map(({ name }) => name);
  const at = (place: number): CompiledModel => fresh.get(names[place] ?? "") ?? known.at(place).compiled;
  return { graph: lazyLineageOf({ names, at }), models: known.heads, modelNamed, dialect };
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
    const { printLineage } = await import("../report/lineage.ts");
    const project = openProject(context.cwd, projectOptions(context, given));
    const cached = await (await openCache(context, given, project))?.models();
    return printLineage(context, {
      ...(cached === undefined ? await compiledModels(project) : await cachedModels(cached)),
      target: given.argument(0) ?? "",
      direction: given.flag("downstream") ? "downstream" : "upstream",
      allRoles: given.flag("allRoles"),
      format: given.text("format"),
    });
  },
};
