import type { CancelSignal } from "@rocky/ir";
import { cancelSource, type CancelSource } from "./cancel-source.ts";
import {
  groupedAppender,
  runEnd,
  runStart,
  settle,
  type GroupedAppender,
  type NewEntry,
} from "@rocky/ledger";
import type { RunEvent, RunSummary, StepResult } from "./event.ts";
import { executeStep } from "./execute-step.ts";
import type { RunHost } from "./host.ts";
import type { PlannedStep, RunPlan } from "./plan.ts";
import { progressOf, type Progress } from "./progress.ts";
import { intentOf, outcomeOf } from "./record.ts";

/** A run under way. */
interface Running {
  readonly plan: RunPlan;
  readonly host: RunHost;
  readonly source: CancelSource;
  readonly appender: GroupedAppender;
  readonly progress: Progress;
  /** Announced in the ledger, waiting for a free place. */
  readonly queue: PlannedStep[];
  /** What will happen next: a step ends, or an end becomes durable. */
  readonly pending: Map<string, Promise<Happened>>;
  readonly results: StepResult[];
  /** Models that are ready, but wait for the last load. */
  readonly held: PlannedStep[];
  /** Everything that became of loads, told or not. */
  readonly loads: StepResult[];
  /** Models that must not be built, with the reason; absent until the loads are done. */
  refused?: ReadonlyMap<string, string>;
  executing: number;
}

type Happened =
  | { readonly kind: "executed"; readonly key: string; readonly result: StepResult }
  | { readonly kind: "durable"; readonly key: string; readonly result: StepResult };

/**
 * Carries out a plan. A step starts when its inputs are done; its intent is durable before, its outcome before its end is
 * told. A failing step skips what rests on it and nothing else. When `signal` aborts, running statements are interrupted
 * and the rest is skipped. Runs that a vanished process left open are closed first. Leaving the
 * events early is cancelling. Rejects with an `AdapterError` only when the ledger itself fails.
 */
export async function* run(
  plan: RunPlan,
  host: RunHost,
  signal?: CancelSignal,
): AsyncGenerator<RunEvent, void> {
  const started = host.now();
  const settled = settle((await host.ledger.read()).entries, host.isAlive);
  if (settled.length > 0) {
    await host.ledger.append(settled);
    yield { kind: "runs-settled", runs: [...new Set(settled.map((entry) => entry.run ?? ""))] };
  }
  await host.ledger.append([
    runStart({
      run: host.runId,
      command: host.command,
      process: host.process,
      facts: { ...host.facts, plan: plan.id, steps: plan.steps.length },
    }),
  ]);
  yield { kind: "run-started", run: host.runId, planId: plan.id, steps: plan.steps.length };
  const running: Running = {
    plan,
    host,
    source: cancelSource(signal),
    appender: groupedAppender(host.ledger, { maxEntries: 20, maxDelayMs: 50, delay: host.delay }),
    progress: progressOf(plan),
    queue: [],
    pending: new Map(),
    results: [],
    held: [],
    loads: [],
    executing: 0,
  };
  let left: "early" | "broken" | "done" = "early";
  try {
    yield* carryOut(running);
    left = "done";
  } catch (error) {
    left = "broken";
    throw error;
  } finally {
    if (left !== "done") await abandon(running, left, started);
    running.source.release();
  }
  const durationMs = host.now() - started;
  const status = statusOf(running);
  await committed(running.appender, [runEnd({ run: host.runId, status, durationMs })]);
  const startedAt = new Date(started).toISOString();
  const summary: RunSummary = {
    run: host.runId,
    planId: plan.id,
    status,
    startedAt,
    durationMs,
    results: running.results,
  };
  yield { kind: "run-finished", summary };
}

/**
 * Interrupts what still runs and waits for it. When the caller left early, all of it is recorded; when the ledger broke
 * there is nowhere to record, and the next run closes this one.
 */
async function abandon(running: Running, left: "early" | "broken", started: number): Promise<void> {
  running.source.cancel();
  if (left === "broken") {
    await Promise.allSettled(running.pending.values());
    return;
  }
  cancelRest(running);
  while (running.pending.size > 0) {
    const happened = await Promise.race(running.pending.values());
    running.pending.delete(happened.key);
    if (happened.kind === "executed") record(running, happened.result);
  }
  const { host } = running;
  await committed(running.appender, [
    runEnd({ run: host.runId, status: "cancelled", durationMs: host.now() - started }),
  ]);
}

/** Adds entries and commits at once, together with what was queued before. */
async function committed(appender: GroupedAppender, entries: readonly NewEntry[]): Promise<void> {
  await Promise.all([appender.add(entries), appender.flush()]);
}

async function* carryOut(running: Running): AsyncGenerator<RunEvent, void> {
  for (;;) {
    if (running.source.signal.aborted) cancelRest(running);
    else yield* startReady(running);
    if (running.pending.size === 0) return;
    const happened = await Promise.race(running.pending.values());
    running.pending.delete(happened.key);
    if (happened.kind === "executed") {
      running.executing--;
      record(running, happened.result);
      for (const skipped of running.progress.end(happened.result)) record(running, skipped);
    } else {
      running.results.push(happened.result);
      const ended = running.results.length;
      yield { kind: "step-ended", result: happened.result, ended, steps: running.plan.steps.length };
    }
  }
}

/** Announces the steps that became ready in one durable commit, then starts as many as there are places. */
async function* startReady(running: Running): AsyncGenerator<RunEvent, void> {
  const ready = await withoutHeld(running, running.progress.takeReady());
  if (ready.length > 0) {
    await committed(
      running.appender,
      ready.map((step) => intentOf(running.host.runId, step, running.host.database)),
    );
    running.queue.push(...ready);
  }
  while (running.executing < running.host.concurrency && !running.source.signal.aborted) {
    const step = running.queue.shift();
    if (step === undefined) return;
    running.executing++;
    const key = `executed ${step.id}`;
    running.pending.set(
      key,
      executeStep(step, running.host, running.source.signal).then((result) => ({
        kind: "executed",
        key,
        result,
      })),
    );
    yield { kind: "step-started", step, running: running.executing };
  }
}

/** Keeps models back until the last load ended, and then those that must not be built for good. */
async function withoutHeld(running: Running, ready: readonly PlannedStep[]): Promise<readonly PlannedStep[]> {
  const { plan, host, held, loads } = running;
  const all = plan.steps.filter((step) => step.kind === "load").length;
  if (host.afterLoads === undefined || all === 0) return ready;
  if (loads.length < all) {
    held.push(...ready.filter((step) => step.kind === "model"));
    return ready.filter((step) => step.kind !== "model");
  }
  running.refused ??= await host.afterLoads(loads);
  const allowed: PlannedStep[] = [];
  for (const step of [...ready, ...held.splice(0)]) {
    const message = step.kind === "model" ? running.refused.get(step.name) : undefined;
    if (message === undefined) allowed.push(step);
    else refuse(running, step, message);
  }
  return allowed;
}

function refuse(running: Running, step: PlannedStep, message: string): void {
  const result: StepResult = { step, status: "failed", durationMs: 0, error: { code: "rejected", message } };
  record(running, result);
  for (const skipped of running.progress.end(result)) record(running, skipped);
}

/** Queues an outcome; its end is told once it is durable. */
function record(running: Running, result: StepResult): void {
  if (result.step.kind === "load") running.loads.push(result);
  const key = `durable ${result.step.id}`;
  const durable = running.appender.add([outcomeOf(running.host.runId, result)]);
  const happened = durable.then((): Happened => ({ kind: "durable", key, result }));
  // When the ledger breaks, the first of several failures is thrown by whoever waits; the others are the same one.
  happened.catch(() => undefined);
  running.pending.set(key, happened);
}

function cancelRest(running: Running): void {
  const waiting = [...running.queue.splice(0), ...running.held.splice(0)];
  for (const step of [...waiting, ...running.progress.takeRest()]) {
    record(running, { step, status: "skipped", because: [] });
  }
}

function statusOf({ results, source }: Running): RunSummary["status"] {
  const count = (status: StepResult["status"]): number =>
    results.filter((result) => result.status === status && result.step.kind !== "schema").length;
  const broken = results.filter((result) => result.status !== "success").length;
  if (broken === 0) return "success";
  if (source.signal.aborted || count("cancelled") > 0) return "cancelled";
  return count("success") > 0 ? "partial" : "failed";
}
