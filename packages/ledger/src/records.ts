import type { LedgerValue, NewEntry } from "./entry.ts";

/** The process that carries a run, as its first entry names it. */
export interface ProcessIdentity {
  readonly host: string;
  readonly pid: number;
  /** Tells two processes apart that had the same number one after the other, where the system has such a mark. */
  readonly started?: string;
}

/** Facts that an entry carries beside the named ones; keys in snake case. They may not repeat a named one. */
export type ExtraFacts = Readonly<Record<string, LedgerValue | undefined>>;

/** How a run ended. `partial`: some steps failed and others were done; `interrupted`: its process vanished. */
export type RunEndStatus = "success" | "partial" | "failed" | "cancelled" | "refused" | "interrupted";

/** How a step ended. `unknown`: begun, but nobody recorded its end. */
export type StepEndStatus = "success" | "failed" | "skipped" | "cancelled" | "unknown";

/** What a run is when it starts. */
export interface RunStart {
  readonly run: string;
  /** The verb: `run`, `load`. */
  readonly command: string;
  readonly process: ProcessIdentity;
  readonly facts?: ExtraFacts;
}

/** A step that is about to have an effect. */
export interface StepIntent {
  readonly run: string;
  /** Names the step within its run: the model, or the pipeline and file. */
  readonly step: string;
  /** Where the effect goes: the physical name. */
  readonly target?: string;
  /** The exact statements that will be sent. */
  readonly statements: readonly string[];
  readonly facts?: ExtraFacts;
}

/** What became of a step; a skipped one has no intent. */
export interface StepOutcome {
  readonly run: string;
  readonly step: string;
  readonly status: StepEndStatus;
  readonly durationMs?: number;
  readonly rows?: bigint;
  /** What went wrong, or why it was skipped. */
  readonly reason?: string;
  readonly facts?: ExtraFacts;
}

/** What became of a run. */
export interface RunEnd {
  readonly run: string;
  readonly status: RunEndStatus;
  readonly durationMs?: number;
  readonly reason?: string;
  readonly facts?: ExtraFacts;
}

/** Something that was allowed or refused. */
export interface Decision {
  readonly run?: string;
  readonly verdict: "allow" | "refuse";
  /** What decided: `lock`, `plan`, a gate's name. */
  readonly rule: string;
  readonly reason: string;
  readonly facts?: ExtraFacts;
}

/** The entry that opens a run. */
export function runStart(start: RunStart): NewEntry {
  const { run, command, process, facts } = start;
  const { host, pid, started } = process;
  return { kind: "run-start", run, data: { ...facts, command, host, pid, process_started: started } };
}

/** The entry that announces an effect; must be durable before the effect. */
export function stepIntent(intent: StepIntent): NewEntry {
  const { run, step, target, statements, facts } = intent;
  return { kind: "step-intent", run, data: { ...facts, step, target, statements } };
}

/** The entry that records what became of a step. */
export function stepOutcome(outcome: StepOutcome): NewEntry {
  const { run, step, status, durationMs, rows, reason, facts } = outcome;
  return {
    kind: "step-outcome",
    run,
    data: { ...facts, step, status, duration_ms: durationMs, rows, reason },
  };
}

/** The entry that closes a run. */
export function runEnd(end: RunEnd): NewEntry {
  const { run, status, durationMs, reason, facts } = end;
  return { kind: "run-end", run, data: { ...facts, status, duration_ms: durationMs, reason } };
}

/** The entry that records what was allowed or refused. */
export function decision(made: Decision): NewEntry {
  const { run, verdict, rule, reason, facts } = made;
  return {
    kind: "decision",
    ...(run === undefined ? {} : { run }),
    data: { ...facts, verdict, rule, reason },
  };
}
