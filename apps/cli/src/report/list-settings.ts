import type { PipelineConfig, ProjectGraph } from "@rocky/sdk/node";
import { printJson, printNext, type Context } from "../context.ts";
import { exitCodes, type ExitCode } from "../exit-code.ts";
import type { listAdaptersSchema, listPipelinesSchema } from "../schemas/list.ts";
import type { BodyOf } from "../schemas/schema-type.ts";
import { plural } from "./plural.ts";
import { tableText } from "./table.ts";

type ListedPipeline = BodyOf<typeof listPipelinesSchema>["pipelines"][number];
type ListedAdapter = BodyOf<typeof listAdaptersSchema>["adapters"][number];

/** Prints the pipelines in the order in which they run. */
export function printPipelines(context: Context, graph: ProjectGraph): ExitCode {
  const pipelines = graph.compilation.result.config.pipelines.map((each) => wirePipeline(each, graph));
  if (context.output === "json") {
    printJson(context, { count: pipelines.length, pipelines } satisfies BodyOf<typeof listPipelinesSchema>);
    return exitCodes.ok;
  }
  const { stdout } = context;
  const columns = [
    { heading: "PIPELINE" },
    { heading: "TYPE" },
    { heading: "FROM" },
    { heading: "TABLES", align: "right" as const },
    { heading: "ADAPTER" },
    { heading: "AFTER" },
  ];
  const rows = pipelines.map((pipeline) => [
    pipeline.name,
    pipeline.pipeline_type,
    pipeline.models ?? pipeline.source_dir ?? "",
    String(pipeline.tables),
    pipeline.adapter,
    pipeline.depends_on.join(", "),
  ]);
  if (rows.length > 0) stdout.write(tableText(columns, rows, stdout));
  stdout.write(`${plural(pipelines.length, "pipeline")}\n`);
  const [first] = pipelines;
  printNext(context, first === undefined ? "rocky list models" : `rocky run --pipeline ${first.name}`);
  return exitCodes.ok;
}

function wirePipeline(pipeline: PipelineConfig, graph: ProjectGraph): ListedPipeline {
  const made = graph.nodes.filter((node) => node.pipeline === pipeline.name).length;
  const { name, dependsOn } = pipeline;
  const base = { name, depends_on: dependsOn, tables: made };
  switch (pipeline.type) {
    case "transformation":
      return { ...base, pipeline_type: pipeline.type, adapter: pipeline.adapter, models: pipeline.models };
    case "load":
      return {
        ...base,
        pipeline_type: pipeline.type,
        adapter: pipeline.adapter,
        source_dir: pipeline.sourceDir,
      };
    case "other":
      return { ...base, pipeline_type: pipeline.declared, adapter: "" };
  }
}

/** Prints the adapters as they are configured; of their settings only the path, since others may be secret. */
export function printAdapters(context: Context, { compilation }: ProjectGraph): ExitCode {
  const { config } = compilation.result;
  const adapters = config.adapters.map(({ name, type, settings }): ListedAdapter => {
    const { path } = settings;
    const pipelines = config.pipelines.filter((each) => each.type !== "other" && each.adapter === name);
    return {
      name,
      adapter_type: type,
      ...(typeof path === "string" ? { path } : {}),
      pipelines: pipelines.map((pipeline) => pipeline.name),
    };
  });
  if (context.output === "json") {
    printJson(context, { count: adapters.length, adapters } satisfies BodyOf<typeof listAdaptersSchema>);
    return exitCodes.ok;
  }
  const { stdout } = context;
  const columns = [{ heading: "ADAPTER" }, { heading: "TYPE" }, { heading: "PATH" }, { heading: "USED BY" }];
  const rows = adapters.map((adapter) => [
    adapter.name,
    adapter.adapter_type,
    adapter.path ?? "",
    adapter.pipelines.join(", "),
  ]);
  if (rows.length > 0) stdout.write(tableText(columns, rows, stdout));
  stdout.write(`${plural(adapters.length, "adapter")}\n`);
  printNext(context, "rocky doctor --check adapters says whether they can be reached");
  return exitCodes.ok;
}
