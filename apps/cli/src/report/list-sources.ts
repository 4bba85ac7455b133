import type { GraphNode, ProjectGraph } from "@rocky/sdk/node";
import { printJson, printNext, type Context } from "../context.ts";
import { exitCodes, type ExitCode } from "../exit-code.ts";
import type { listSourcesSchema } from "../schemas/list.ts";
import type { BodyOf } from "../schemas/schema-type.ts";
import { plural } from "./plural.ts";
import { tableText } from "./table.ts";

type Listed = BodyOf<typeof listSourcesSchema>["sources"][number];

/** Prints the tables that the project loads, or reads and does not make. */
export function printSources(context: Context, graph: ProjectGraph): ExitCode {
  const sources = graph.nodes.flatMap((node) => listed(node, graph)).toSorted(byName);
  if (context.output === "json") {
    printJson(context, { count: sources.length, sources } satisfies BodyOf<typeof listSourcesSchema>);
    return exitCodes.ok;
  }
  const { stdout } = context;
  if (sources.length > 0) stdout.write(sourcesTable(context, sources));
  stdout.write(`${plural(sources.length, "source")}\n`);
  printNext(context, adviceFor(sources));
  return exitCodes.ok;
}

function adviceFor(sources: readonly Listed[]): string {
  const unknown = sources.find((source) => source.columns === null);
  if (unknown?.kind === "load") return "rocky load makes the tables and their columns known";
  if (unknown?.kind === "seed") return "rocky seed makes the tables and their columns known";
  if (unknown !== undefined) return "rocky discover --with-schemas makes the columns known";
  const read = sources.find((source) => source.consumers.length > 0);
  return read === undefined ? "rocky list models" : `rocky list consumers ${read.name}`;
}

function sourcesTable({ stdout }: Context, sources: readonly Listed[]): string {
  const { style } = stdout;
  return tableText(
    [
      { heading: "TABLE" },
      { heading: "KIND" },
      { heading: "FROM" },
      {
        heading: "COLUMNS",
        align: "right",
        paint: (text, cell) => (cell === "?" ? style.yellow(text) : text),
      },
      { heading: "READ BY" },
    ],
    sources.map((source) => [
      source.name,
      source.kind,
      placeOf(source),
      source.columns === null ? "?" : String(source.columns),
      source.consumers.join(", "),
    ]),
    stdout,
  );
}

function placeOf({ kind, files }: Listed): string {
  if (kind === "source") return "the warehouse";
  const [file = "", ...others] = files;
  return others.length === 0 ? file : plural(files.length, "file");
}

function listed(node: GraphNode, { nodes }: ProjectGraph): readonly Listed[] {
  const { kind, name, pipeline, files, columns } = node;
  if (kind === "model") return [];
  const consumers = nodes.filter((other) => other.dependsOn.includes(node.id)).map((other) => other.name);
  return [
    {
      name,
      kind,
      ...(pipeline === undefined ? {} : { pipeline }),
      files,
      columns: columns ?? null,
      consumers: consumers.toSorted(),
    },
  ];
}

function byName(a: Listed, b: Listed): number {
  return a.name < b.name ? -1 : 1;
}
