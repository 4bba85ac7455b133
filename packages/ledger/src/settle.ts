import type { EntryBody, NewEntry } from "./entry.ts";
import { runsOf, type Liveness, type RunRecord } from "./history.ts";
import { runEnd, stepOutcome } from "./records.ts";

/**
 * What the next run appends about runs whose process is certainly gone: an `unknown` outcome for every step that was
 * begun and never ended, and the end of the run as `interrupted`. Runs that may still be alive are left alone.
 */
export function settle(entries: readonly EntryBody[], isAlive: Liveness): readonly NewEntry[] {
  return runsOf(entries, isAlive)
    .filter(
      ({ status, process }) => status === "unknown" && process !== undefined && isAlive(process) === false,
    )
    .toReversed()
    .flatMap(settleRun);
}

function settleRun(record: RunRecord): readonly NewEntry[] {
  const { run, process, steps } = record;
  const reason = `process ${process?.pid ?? "?"} on ${process?.host ?? "?"} ended without recording what became of it`;
  const open = steps.filter((step) => step.endedAt === undefined);
  return [
    ...open.map(({ step }) => stepOutcome({ run, step, status: "unknown", reason })),
    runEnd({ run, status: "interrupted", reason }),
  ];
}
