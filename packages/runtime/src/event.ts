import type { AdapterErrorCode } from "@rocky/adapter";
import type { RelatedPlace, Span } from "@rocky/ir";
import type { PlannedStep } from "./plan.ts";

/** Why a step failed, in the warehouse's words. */
export interface StepError {
  readonly code: AdapterErrorCode;
  readonly message: string;
  readonly help?: string;
  /** The statement that was refused. */
  readonly statement?: string;
  /** UTF-16 offset in `statement`. */
  readonly position?: number;
  /** Where the statement comes from, when it was made of a file of the project; added by who knows the files. */
  readonly source?: StepSource;
}

/** The file behind a statement that was refused. */
export interface StepSource {
  readonly file: string;
  /** What the warehouse complained about; absent when it names no place. */
  readonly span?: Span;
  /** Where in macros that is. */
  readonly related: readonly RelatedPlace[];
}

/** What became of a step. */
export type StepResult =
  | {
      readonly step: PlannedStep;
      readonly status: "success";
      /** RFC 3339, UTC. */
      readonly startedAt: string;
      readonly durationMs: number;
      readonly rows?: bigint;
      readonly queryId?: string;
    }
  | {
      readonly step: PlannedStep;
      readonly status: "failed" | "cancelled";
      readonly startedAt?: string;
      readonly durationMs: number;
      readonly error: StepError;
    }
  /** `because`: ids of the steps that failed; empty when the run was cancelled before. */
  | { readonly step: PlannedStep; readonly status: "skipped"; readonly because: readonly string[] };

/** How a run went. `partial`: something failed and something was done. */
export interface RunSummary {
  readonly run: string;
  readonly planId: string;
  readonly status: "success" | "partial" | "failed" | "cancelled";
  readonly startedAt: string;
  readonly durationMs: number;
  /** In the order in which they ended. */
  readonly results: readonly StepResult[];
}

/** What happens during a run, in order. A step's end is told once it is durable in the ledger. */
export type RunEvent =
  | { readonly kind: "run-started"; readonly run: string; readonly planId: string; readonly steps: number }
  /** Earlier runs whose process is gone were closed; `runs` are their ids. */
  | { readonly kind: "runs-settled"; readonly runs: readonly string[] }
  | { readonly kind: "step-started"; readonly step: PlannedStep; readonly running: number }
  | {
      readonly kind: "step-ended";
      readonly result: StepResult;
      /** Steps that ended so far, this one included. */
      readonly ended: number;
      readonly steps: number;
    }
  | { readonly kind: "run-finished"; readonly summary: RunSummary };
