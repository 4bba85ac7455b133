import { dependentsOf, nearestNames } from "@rocky/ir";
import { AdapterError, type GraphNode, type ProjectGraph } from "@rocky/sdk/node";
import { printJson, printNext, type Context } from "../context.ts";
import { exitCodes, type ExitCode } from "../exit-code.ts";
import type { listNeighboursSchema } from "../schemas/list.ts";
import type { BodyOf } from "../schemas/schema-type.ts";
import { nodeKind } from "./node-kind.ts";
import { plural } from "./plural.ts";
import { tableText } from "./table.ts";

/** Whose neighbours are asked for, and which. */
export interface NeighbourQuestion {
  /** A model, or a table that models read. */
  readonly name: string;
  readonly what: "deps" | "consumers";
  /** Also what is further away. */
  readonly all: boolean;
}

/** A node with how many steps away it is. */
interface Neighbour {
  readonly node: GraphNode;
  readonly distance: number;
}

/** Prints what a model reads, or what reads it; the nearest first. */
export function printNeighbours(
  context: Context,
  graph: ProjectGraph,
  question: NeighbourQuestion,
): ExitCode {
  const start = findNode(graph, question.name);
  const found = neighbours(graph, start, question);
  if (context.output === "json") {
    const items = found.map(({ node, distance }) => ({ name: node.name, kind: node.kind, distance }));
    printJson(context, { model: start.name, count: items.length, items } satisfies BodyOf<
      typeof listNeighboursSchema
    >);
    return exitCodes.ok;
  }
  const { stdout } = context;
  if (found.length > 0) {
    const columns = [
      { heading: question.what === "deps" ? "READS" : "READ BY" },
      { heading: "KIND" },
      ...(question.all ? [{ heading: "STEPS AWAY", align: "right" as const }] : []),
      { heading: "FILE" },
    ];
    const rows = found.map(({ node, distance }) => [
      node.name,
      nodeKind(node),
      ...(question.all ? [String(distance)] : []),
      node.files.length > 1 ? plural(node.files.length, "file") : (node.files[0] ?? ""),
    ]);
    stdout.write(tableText(columns, rows, stdout));
  }
  stdout.write(`${sentence(start.name, question, found.length)}\n`);
  printNext(
    context,
    start.kind === "model" ? `rocky lineage ${start.name} shows its columns too` : "rocky dag",
  );
  return exitCodes.ok;
}

function sentence(name: string, { what, all }: NeighbourQuestion, count: number): string {
  const things = count === 0 ? "nothing" : plural(count, what === "deps" ? "relation" : "model");
  if (what === "deps") return `${name} ${all ? "rests on" : "reads"} ${things}`;
  return all
    ? `${things} ${count === 1 || count === 0 ? "rests" : "rest"} on ${name}`
    : `${name} is read by ${things}`;
}

function findNode({ nodes }: ProjectGraph, name: string): GraphNode {
  const wanted = name.toLowerCase();
  const node = nodes.find((each) => each.name.toLowerCase() === wanted);
  if (node !== undefined) return node;
  const near = nearestNames(
    name,
    nodes.map((each) => each.name),
  );
  throw new AdapterError("not-found", `the project has no model and reads no table \`${name}\``, {
    help:
      near.length > 0
        ? `did you mean ${near.map((each) => `\`${each}\``).join(" or ")}?`
        : "`rocky list` lists the models, `rocky list sources` the tables",
  });
}

function neighbours(
  { nodes }: ProjectGraph,
  start: GraphNode,
  { what, all }: NeighbourQuestion,
): readonly Neighbour[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const backwards = new Map(nodes.map((node) => [node.id, node.dependsOn]));
  const next = what === "deps" ? backwards : dependentsOf(backwards);
  const found: Neighbour[] = [];
  const seen = new Set([start.id]);
  let front: readonly string[] = [start.id];
  for (let distance = 1; front.length > 0 && (all || distance === 1); distance++) {
    const following = new Set(front.flatMap((id) => next.get(id) ?? []).filter((id) => !seen.has(id)));
    for (const id of following) {
      seen.add(id);
      const node = byId.get(id);
      if (node !== undefined) found.push({ node, distance });
    }
    front = [...following];
  }
  return found.toSorted((a, b) => a.distance - b.distance || (a.node.name < b.node.name ? -1 : 1));
}
