import type { CompiledModel } from "@rocky/ir";
import { lineageOf, type LineageEdge } from "@rocky/sdk";
import { graphDot, graphMermaid, type GraphNode, type ProjectGraph } from "@rocky/sdk/node";
import { printJson, printNext, type Context } from "../context.ts";
import { exitCodes, type ExitCode } from "../exit-code.ts";
import type { dagSchema } from "../schemas/dag.ts";
import type { BodyOf } from "../schemas/schema-type.ts";
import { wireEdge } from "../wire/lineage-edge.ts";
import { nodeKind } from "./node-kind.ts";
import { plural } from "./plural.ts";
import { tableText } from "./table.ts";

type Body = BodyOf<typeof dagSchema>;

/** How the graph is wanted. */
export interface DagOptions {
  /** `text`, `dot` or `mermaid`, where it was given. */
  readonly format: string | undefined;
  readonly columnLineage: boolean;
}

/** Prints the graph of a project. */
export function printDag(context: Context, graph: ProjectGraph, options: DagOptions): ExitCode {
  warn(context, graph);
  if (options.format === "dot") context.stdout.write(graphDot(graph));
  else if (options.format === "mermaid") context.stdout.write(graphMermaid(graph));
  else if (options.format === undefined && context.output === "json") {
    printJson(context, bodyOf(graph, options));
  } else printText(context, graph);
  return exitCodes.ok;
}

/** What keeps the drawing from being the whole truth goes beside it. */
function warn({ stderr }: Context, { compilation }: ProjectGraph): void {
  const errors = compilation.result.diagnostics.filter(({ severity }) => severity === "error").length;
  if (errors === 0) return;
  stderr.write(
    `${stderr.style.yellow("warning")}: ${plural(errors, "error")} (see rocky compile): something may be missing here\n`,
  );
}

function bodyOf(graph: ProjectGraph, { columnLineage }: DagOptions): Body {
  const { nodes, layers, compilation } = graph;
  const edges = nodes.flatMap((node) =>
    node.dependsOn.map((from) => ({ from, to: node.id, edge_type: "data" as const })),
  );
  const byKind = Map.groupBy(nodes, (node) => node.kind);
  return {
    nodes: nodes.map(wireNode),
    edges,
    execution_layers: layers,
    summary: {
      total_nodes: nodes.length,
      total_edges: edges.length,
      execution_layers: layers.length,
      counts_by_kind: Object.fromEntries([...byKind].map(([kind, ofKind]) => [kind, ofKind.length])),
    },
    ...(columnLineage ? { column_lineage: columnEdges(compilation.result.models).map(wireEdge) } : {}),
  };
}

/** Every edge from a column into a column. */
function columnEdges(models: readonly CompiledModel[]): readonly LineageEdge[] {
  return [...lineageOf(models).into.values()].flat();
}

function wireNode({ id, kind, name, dependsOn, pipeline, model, target }: GraphNode): Body["nodes"][number] {
  return {
    id,
    kind,
    label: name,
    depends_on: dependsOn,
    ...(pipeline === undefined ? {} : { pipeline }),
    ...(model === undefined ? {} : { strategy: { type: model.strategy.kind } }),
    target: { catalog: target.catalog ?? "", schema: target.schema, table: target.table },
  };
}

function printText(context: Context, graph: ProjectGraph): void {
  const { stdout } = context;
  const { nodes, layers, unordered } = graph;
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const rows = [...layers, unordered].flatMap((ids, i) =>
    ids.flatMap((id, first) => {
      const node = byId.get(id);
      const layer = first > 0 ? "" : i === layers.length ? "none" : String(i + 1);
      return node === undefined ? [] : [[layer, node.name, nodeKind(node), namesOf(node, byId)]];
    }),
  );
  const columns = [
    { heading: "LAYER", paint: stdout.style.dim },
    { heading: "NAME" },
    { heading: "KIND" },
    { heading: "READS", paint: stdout.style.dim },
  ];
  if (rows.length > 0) stdout.write(tableText(columns, rows, stdout));
  const models = nodes.filter((node) => node.kind === "model").length;
  const tables = nodes.length - models;
  const counts = [
    plural(models, "model"),
    ...(tables > 0 ? [plural(tables, "source")] : []),
    plural(layers.length, "layer"),
  ];
  stdout.write(`${counts.join(", ")}\n`);
  if (unordered.length > 0) stdout.write("what is in no layer is on a cycle, or behind one\n");
  const last = layers.at(-1)?.flatMap((id) => byId.get(id)?.model?.name ?? [])[0];
  printNext(
    context,
    last === undefined ? "rocky init" : `rocky lineage ${last}; rocky dag --format mermaid is for a picture`,
  );
}

function namesOf(node: GraphNode, byId: ReadonlyMap<string, GraphNode>): string {
  return node.dependsOn.map((id) => byId.get(id)?.name ?? id).join(", ");
}
