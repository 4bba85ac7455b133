import type { Span } from "@rocky/ir";
import type { ValidationCode } from "./codes.ts";

/** How a message counts: `ok` says what is in order, `lint` what could be left out. Only an `error` makes a project invalid. */
export type ValidationSeverity = "error" | "warn" | "lint" | "ok";

/** One thing that validation says. */
export interface ValidationMessage {
  readonly code: ValidationCode;
  readonly severity: ValidationSeverity;
  readonly message: string;
  readonly span?: Span;
  readonly file?: string;
  /** The setting: `pipeline.main.target.adapter`. */
  readonly field?: string;
  readonly help?: string;
  /** The code of the finding that `rocky compile` reports too. */
  readonly diagnostic?: string;
}
