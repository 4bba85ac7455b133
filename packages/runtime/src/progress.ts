import type { StepResult } from "./event.ts";
import type { PlannedStep, RunPlan } from "./plan.ts";

/** Which steps of a plan are waiting, begun and done; changes as the run goes on. */
export interface Progress {
  /** Steps whose inputs are done and that were not handed out yet, in the order of the plan. */
  takeReady(): readonly PlannedStep[];
  /** Records an end; returns the steps that can never run because of it, in the order of the plan. */
  end(result: StepResult): readonly StepResult[];
  /** Hands out everything that was never begun; used when a run is cancelled. */
  takeRest(): readonly PlannedStep[];
}

/** The state of a run over a plan, linear in its steps and dependencies. */
export function progressOf(plan: RunPlan): Progress {
  const missing = new Map(plan.steps.map((step) => [step.id, step.dependsOn.length]));
  const dependents = new Map<string, PlannedStep[]>();
  for (const step of plan.steps) {
    for (const id of step.dependsOn) {
      const list = dependents.get(id);
      if (list === undefined) dependents.set(id, [step]);
      else list.push(step);
    }
  }
  const order = new Map(plan.steps.map((step, i) => [step.id, i]));
  const handedOut = new Set<string>();
  let ready = plan.steps.filter((step) => step.dependsOn.length === 0);

  const take = (steps: readonly PlannedStep[]): readonly PlannedStep[] => {
    const fresh = steps.filter((step) => !handedOut.has(step.id));
    for (const step of fresh) handedOut.add(step.id);
    return fresh.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
  };
  const skipBehind = (failed: PlannedStep): readonly StepResult[] => {
    const behind: PlannedStep[] = [];
    const queue = [...(dependents.get(failed.id) ?? [])];
    for (let step = queue.pop(); step !== undefined; step = queue.pop()) {
      if (handedOut.has(step.id)) continue;
      handedOut.add(step.id);
      behind.push(step);
      queue.push(...(dependents.get(step.id) ?? []));
    }
    behind.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
    return behind.map((step) => ({ step, status: "skipped", because: [failed.id] }));
  };

  return {
    takeReady: () => {
      const taken = take(ready);
      ready = [];
      return taken;
    },
    takeRest: () => take(plan.steps),
    end: (result) => {
      if (result.status !== "success") return skipBehind(result.step);
      for (const step of dependents.get(result.step.id) ?? []) {
        const left = (missing.get(step.id) ?? 0) - 1;
        missing.set(step.id, left);
        if (left === 0) ready.push(step);
      }
      return [];
    },
  };
}
