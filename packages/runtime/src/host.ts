import type { Connection } from "@rocky/adapter";
import type { StepResult } from "./event.ts";
import type { ExtraFacts, Ledger, Liveness, ProcessIdentity } from "@rocky/ledger";

/** What a run needs from outside. */
export interface RunHost {
  readonly connection: Pick<Connection, "execute">;
  readonly ledger: Pick<Ledger, "append" | "read">;
  /** Names the run in events and ledger. */
  readonly runId: string;
  /** The verb, for the ledger: `run`, `load`. */
  readonly command: string;
  /** What the database is called, so that the ledger can tell two of them apart. */
  readonly database?: string;
  readonly process: ProcessIdentity;
  readonly isAlive: Liveness;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly now: () => number;
  /** Resolves after that many milliseconds. */
  readonly delay: (ms: number) => Promise<void>;
  /** How many steps may run at once, 1 or more. */
  readonly concurrency: number;
  /**
   * Called once when the last load of a run ended, before any model begins. What was loaded may be something else than what the
   * models were compiled against: answers which models must not be built, with the reason. Never rejects.
   */
  readonly afterLoads?: (results: readonly StepResult[]) => Promise<ReadonlyMap<string, string>>;
  /** Goes into the run's first entry: versions, pipeline, selection. */
  readonly facts?: ExtraFacts;
}
