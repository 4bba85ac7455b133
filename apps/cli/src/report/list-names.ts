import type { ProjectGraph } from "@rocky/sdk/node";
import type { Context } from "../context.ts";
import { exitCodes, type ExitCode } from "../exit-code.ts";

/** Prints names, one a line, for scripts and for shells that complete them. */
export function printNames({ stdout }: Context, graph: ProjectGraph, what: string): ExitCode {
  const names = namesOf(graph, what).toSorted();
  stdout.write(names.map((name) => `${name.replaceAll("\n", " ")}\n`).join(""));
  return exitCodes.ok;
}

function namesOf({ nodes, compilation }: ProjectGraph, what: string): readonly string[] {
  const { config } = compilation.result;
  if (what === "pipelines") return config.pipelines.map((pipeline) => pipeline.name);
  if (what === "adapters") return config.adapters.map((adapter) => adapter.name);
  return nodes.filter((node) => (node.kind === "model") === (what === "models")).map((node) => node.name);
}
