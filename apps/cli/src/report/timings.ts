import { writeFileSync } from "node:fs";
import { AdapterError } from "@rocky/sdk/lineage";
import type { Compilation, Phase } from "@rocky/sdk/node";
import { tableText } from "./table.ts";
import type { TableOptions } from "./table.ts";

/** Where the phases of a compilation count in `compile_timings`. */
const groups: Readonly<Record<string, "load" | "graph" | "types" | "contracts">> = {
  configuration: "load",
  "read files": "load",
  models: "load",
  parse: "graph",
  order: "graph",
  bind: "types",
  tests: "types",
  findings: "types",
  contracts: "contracts",
  "look at files": "load",
  "compile again": "types",
};

/** The milliseconds of a compilation as JSON carries them. Join keys are compared while types are found, and not measured apart. */
export function wireTimings({
  phases,
  readMs,
  compileMs,
}: Pick<Compilation, "phases" | "readMs" | "compileMs">): {
  readonly project_load_ms: number;
  readonly semantic_graph_ms: number;
  readonly typecheck_ms: number;
  readonly typecheck_join_keys_ms: number;
  readonly contracts_ms: number;
  readonly total_ms: number;
} {
  const sum = (group: string): number =>
    Math.round(phases.reduce((ms, { name, spent }) => (groups[name] === group ? ms + spent : ms), 0));
  return {
    project_load_ms: sum("load"),
    semantic_graph_ms: sum("graph"),
    typecheck_ms: sum("types"),
    typecheck_join_keys_ms: 0,
    contracts_ms: sum("contracts"),
    total_ms: Math.round(readMs + compileMs),
  };
}

/** A table of phases: what each took, and what it worked on. */
export function timingsText(phases: readonly Phase[], options: TableOptions): string {
  const first = phases[0]?.start ?? 0;
  const last = phases.at(-1)?.end ?? 0;
  const rows = phases.map(({ name, spent, counts }) => [
    name,
    spent.toFixed(1),
    Object.entries(counts)
      .map(([what, count]) => `${count.toLocaleString("en")} ${what}`)
      .join(", "),
  ]);
  return tableText(
    [{ heading: "phase" }, { heading: "ms", align: "right" }, { heading: "of" }],
    [...rows, ["all", (last - first).toFixed(1), ""]],
    options,
  );
}

/**
 * Writes phases as a trace that browsers and Perfetto show (Chrome's Trace Event Format, complete events, microseconds). Phases that take turns
 * have a row each, from their first beginning to their last end.
 */
export function writeTrace(path: string, phases: readonly Phase[]): void {
  const events = phases.map(({ name, start, end, spent, counts }, i) => ({
    name,
    ph: "X",
    ts: Math.round(start * 1000),
    dur: Math.round((end - start) * 1000),
    pid: 1,
    tid: takesTurns({ start, end, spent }) ? i + 1 : 1,
    args: { ...counts, spent_ms: Math.round(spent * 1000) / 1000 },
  }));
  try {
    writeFileSync(path, `${JSON.stringify({ traceEvents: events, displayTimeUnit: "ms" })}\n`);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== undefined && code in noPlace) throw unwrittenTrace(path, code, error);
    throw error;
  }
}

/** Why a path is no place for a file, where another path is the remedy. */
const noPlace: Readonly<Record<string, string>> = {
  ENOENT: "its folder is not there",
  ENOTDIR: "a part of its path is no folder",
  EISDIR: "it is a folder",
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "nothing can be written there",
};

function unwrittenTrace(path: string, code: string, cause: unknown): AdapterError {
  return new AdapterError("rejected", `the trace cannot be written to ${path}: ${noPlace[code] ?? code}`, {
    help: "give --trace a file in a folder that exists and that you may write in",
    cause,
  });
}

function takesTurns({ start, end, spent }: Pick<Phase, "start" | "end" | "spent">): boolean {
  return spent < end - start;
}
