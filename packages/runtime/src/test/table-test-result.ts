import type { CellValue } from "@rocky/adapter";
import type { ModelTest } from "@rocky/compiler";
import type { Column } from "@rocky/ir";
import type { StepError } from "../event.ts";

/** Some of the rows that fail. */
export interface FailingRows {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly CellValue[])[];
}

/**
 * What became of a test of a table. `proved`: the compiler knows that it holds, nothing was run; `not-run`: the table is
 * not there, or no warehouse was to be asked; `errored`: the warehouse could not say.
 */
export type TableTestResult =
  | { readonly test: ModelTest; readonly status: "passed"; readonly statement: string }
  | { readonly test: ModelTest; readonly status: "proved"; readonly proof: string }
  | { readonly test: ModelTest; readonly status: "not-run"; readonly reason: string }
  | {
      readonly test: ModelTest;
      /** `warned`: failed, but the test is only a warning. */
      readonly status: "failed" | "warned";
      readonly statement: string;
      /** How many rows fail; 1 for a test of the table as a whole. */
      readonly failures: bigint;
      /** What was measured, for a test of the table as a whole. */
      readonly measured?: string;
      /** What it should have been. */
      readonly expected?: string;
      /** The first of the rows that fail. */
      readonly sample?: FailingRows;
      /** The table that holds all of them, where that was asked for. */
      readonly storedIn?: string;
    }
  | {
      readonly test: ModelTest;
      readonly status: "errored";
      readonly statement: string;
      readonly error: StepError;
    };
