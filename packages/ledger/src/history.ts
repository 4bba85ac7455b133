import type { EntryBody, EntryData } from "./entry.ts";
import { integerFact, numberFact, textFact, textListFact } from "./fact.ts";
import type { ProcessIdentity, RunEndStatus, StepEndStatus } from "./records.ts";

/** Whether a process still runs; `undefined` when nobody here can tell, as for another host. */
export type Liveness = (process: ProcessIdentity) => boolean | undefined;

/** How a run stands: ended, `running` while its process lives, else `unknown`. */
export type RunStatus = RunEndStatus | "running" | "unknown";

/** How a step stands. */
export type StepStatus = StepEndStatus | "running";

/** A step of a run, as recorded. */
export interface StepRecord {
  readonly step: string;
  readonly status: StepStatus;
  readonly target?: string;
  /** The statements that were announced; empty for a step that never began. */
  readonly statements: readonly string[];
  /** RFC 3339; absent for a step that never began. */
  readonly startedAt?: string;
  readonly endedAt?: string;
  readonly durationMs?: number;
  readonly rows?: bigint;
  readonly reason?: string;
  /** Everything that intent and outcome recorded; the outcome wins. */
  readonly facts: EntryData;
}

/** A run, as recorded. */
export interface RunRecord {
  readonly run: string;
  readonly command: string;
  readonly status: RunStatus;
  readonly startedAt: string;
  readonly endedAt?: string;
  readonly durationMs?: number;
  readonly reason?: string;
  readonly process?: ProcessIdentity;
  /** In the order in which they were first spoken of. */
  readonly steps: readonly StepRecord[];
  /** What its first entry recorded. */
  readonly facts: EntryData;
}

/** The runs that the entries speak of, newest first, each with its steps. */
export function runsOf(entries: readonly EntryBody[], isAlive: Liveness): readonly RunRecord[] {
  return [...Map.groupBy(entries.filter(isOfRun), (entry) => entry.run).values()]
    .map((ofRun) => runRecord(ofRun, isAlive))
    .toReversed();
}

const runKinds: ReadonlySet<string> = new Set(["run-start", "run-end", "step-intent", "step-outcome"]);

function isOfRun(entry: EntryBody): boolean {
  return entry.run !== "" && runKinds.has(entry.kind);
}

function runRecord(entries: readonly EntryBody[], isAlive: Liveness): RunRecord {
  const start = entries.find((entry) => entry.kind === "run-start");
  const end = endOf(entries);
  const first = start ?? entries[0];
  const process = start === undefined ? undefined : processOf(start.data);
  const alive = end === undefined && process !== undefined && isAlive(process) === true;
  const status = end === undefined ? (alive ? "running" : "unknown") : endStatus(end.data, runEndStatuses);
  return {
    run: first?.run ?? "",
    command: (start && textFact(start.data, "command")) ?? "unknown",
    status,
    startedAt: first?.at ?? "",
    ...present({ endedAt: end?.at, process }),
    ...present({
      durationMs: end && numberFact(end.data, "duration_ms"),
      reason: end && textFact(end.data, "reason"),
    }),
    steps: stepRecords(entries, alive ? "running" : "unknown"),
    facts: start?.data ?? {},
  };
}

function stepRecords(entries: readonly EntryBody[], open: StepStatus): readonly StepRecord[] {
  const ofSteps = entries.filter((entry) => textFact(entry.data, "step") !== undefined);
  return [...Map.groupBy(ofSteps, (entry) => textFact(entry.data, "step") ?? "")].map(([step, ofStep]) =>
    stepRecord(step, ofStep, open),
  );
}

function stepRecord(step: string, entries: readonly EntryBody[], open: StepStatus): StepRecord {
  const intent = entries.find((entry) => entry.kind === "step-intent");
  const outcome = outcomeOf(entries);
  const facts = { ...intent?.data, ...outcome?.data };
  return {
    step,
    status: outcome === undefined ? open : endStatus(outcome.data, stepEndStatuses),
    statements: textListFact(facts, "statements"),
    ...present({ target: textFact(facts, "target"), startedAt: intent?.at, endedAt: outcome?.at }),
    ...present({
      durationMs: numberFact(facts, "duration_ms"),
      rows: integerFact(facts, "rows"),
      reason: textFact(facts, "reason"),
    }),
    facts,
  };
}

// What a run's own process wrote wins over what others settled while they thought that it was gone.
function endOf(entries: readonly EntryBody[]): EntryBody | undefined {
  const ends = entries.filter((entry) => entry.kind === "run-end");
  return ends.find((entry) => textFact(entry.data, "status") !== "interrupted") ?? ends[0];
}

function outcomeOf(entries: readonly EntryBody[]): EntryBody | undefined {
  const outcomes = entries.filter((entry) => entry.kind === "step-outcome");
  return outcomes.find((entry) => textFact(entry.data, "status") !== "unknown") ?? outcomes[0];
}

function processOf(data: EntryData): ProcessIdentity | undefined {
  const host = textFact(data, "host");
  const pid = numberFact(data, "pid");
  if (host === undefined || pid === undefined) return undefined;
  return { host, pid, ...present({ started: textFact(data, "process_started") }) };
}

const runEndStatuses: readonly RunEndStatus[] = [
  "success",
  "partial",
  "failed",
  "cancelled",
  "refused",
  "interrupted",
];
const stepEndStatuses: readonly StepEndStatus[] = ["success", "failed", "skipped", "cancelled", "unknown"];

function endStatus<S extends string>(data: EntryData, known: readonly S[]): S | "unknown" {
  const status = textFact(data, "status");
  return known.find((candidate) => candidate === status) ?? "unknown";
}

function present<T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const kept = Object.entries(members).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
