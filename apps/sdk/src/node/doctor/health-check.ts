import type { Compilation } from "../compile-project.ts";

/** What is looked at, in this order. */
export const healthCheckNames = [
  "config",
  "environment",
  "models",
  "adapters",
  "lockfile",
  "ledger",
  "state",
  "node",
  "disk",
] as const;

/** One of {@link healthCheckNames}. */
export type HealthCheckName = (typeof healthCheckNames)[number];

/** What a check found. */
export interface Finding {
  /** `critical`: something will fail. `warning`: something is worse than it could be. */
  readonly status: "healthy" | "warning" | "critical";
  /** One sentence without a full stop. */
  readonly message: string;
  /** What to do about it; absent when nothing is to be done. */
  readonly fix?: string;
  /** Facts by name, for those who want to know more. */
  readonly details?: readonly (readonly [string, string])[];
}

/** A finding with its check and how long it took. */
export interface HealthCheck extends Finding {
  readonly name: HealthCheckName;
  readonly durationMs: number;
}

/** What the checks look at. */
export interface Patient {
  /** Absolute path of the project's root. */
  readonly root: string;
  readonly compilation: Compilation;
  readonly signal: AbortSignal | undefined;
}
