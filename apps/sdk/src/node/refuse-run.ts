import { decision, runEnd, runStart, type Ledger } from "@rocky/ledger";
import { currentProcess } from "@rocky/node";

/** A run that did not begin. */
export interface RefusedRun {
  readonly run: string;
  readonly command: string;
  /** What decided: `compile`, `lock`. */
  readonly rule: string;
  readonly reason: string;
}

/** Records, in one durable commit, that a run was refused and why. */
export async function refuseRun(ledger: Pick<Ledger, "append">, refused: RefusedRun): Promise<void> {
  const { run, command, rule, reason } = refused;
  await ledger.append([
    runStart({ run, command, process: currentProcess() }),
    decision({ run, verdict: "refuse", rule, reason }),
    runEnd({ run, status: "refused", durationMs: 0, reason }),
  ]);
}
