import { UsageError, type CommandDefinition } from "../command.ts";
import { projectOptions, variableOption } from "../variables.ts";

/** What `rocky list` lists. */
const subjects = ["models", "pipelines", "adapters", "sources", "deps", "consumers"] as const;

/** `rocky list`. */
export const listCommand: CommandDefinition = {
  name: "list",
  summary: "list models, pipelines, adapters or sources, or what a model rests on",
  description:
    "`deps` lists what a model reads, `consumers` what reads it; with --all also what is further away.\nNeeds no warehouse.",
  arguments: [
    { usage: "[what]", help: "what to list (default: models)", choices: subjects },
    { usage: "[model]", help: "the model, for deps and consumers; a table is fine too" },
  ],
  options: [
    { flags: "-a, --all", help: "of deps and consumers: everything, not only the nearest" },
    { flags: "--names", help: "only the names, one a line, whatever -o says" },
    variableOption,
  ],
  examples: ["list", "list sources", "list consumers stg_orders --all", "list models -o json"],
  run: async (context, given) => {
    const what = given.argument(0) ?? "models";
    const name = given.argument(1);
    const { openProject } = await import("@rocky/sdk/node");
    const named = { ...context, command: `list ${what}` };
    const graph = () => openProject(context.cwd, projectOptions(context, given)).graph();
    if (what === "deps" || what === "consumers") {
      if (name === undefined) throw new UsageError(`name the model: rocky list ${what} <model>`);
      const { printNeighbours } = await import("../report/list-neighbours.ts");
      return printNeighbours(named, await graph(), { name, what, all: given.flag("all") });
    }
    if (given.flag("all")) throw new UsageError("--all is for deps and consumers");
    if (name !== undefined) throw new UsageError(`\`rocky list ${what}\` takes no model`);
    if (given.flag("names")) {
      const { printNames } = await import("../report/list-names.ts");
      return printNames(named, await graph(), what);
    }
    if (what === "sources") {
      const { printSources } = await import("../report/list-sources.ts");
      return printSources(named, await graph());
    }
    if (what === "models") {
      const { printModels } = await import("../report/list-models.ts");
      return printModels(named, await graph());
    }
    const { printAdapters, printPipelines } = await import("../report/list-settings.ts");
    return what === "adapters" ? printAdapters(named, await graph()) : printPipelines(named, await graph());
  },
};
