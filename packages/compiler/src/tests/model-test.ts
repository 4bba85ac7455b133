import type { Span } from "@rocky/ir";

/** How bad it is when a test fails: only an `error` makes a command fail. */
export type TestSeverity = "error" | "warning";

/** What a test counts; every text is SQL over the columns of the tested table. */
export type TestCheck =
  /** Rows for which `violation` is true fail; those for which it is NULL pass. */
  | { readonly kind: "rows"; readonly violation: string }
  /** Rows beyond the first of each combination of values fail; NULLs count as equal. */
  | { readonly kind: "unique"; readonly keys: readonly string[] }
  /** Rows whose value no row of the other table has fail; NULLs pass. */
  | {
      readonly kind: "relationship";
      readonly column: string;
      readonly to: { readonly model: string } | { readonly table: readonly string[] };
      readonly toColumn: string;
    }
  /** The number of rows must be in the range. */
  | { readonly kind: "count"; readonly min?: number; readonly max?: number }
  /** `expression comparison value` must be true of the whole table. */
  | {
      readonly kind: "aggregate";
      readonly expression: string;
      readonly comparison: "<" | "<=" | ">" | ">=" | "=" | "<>";
      readonly value: string;
    };

/** A test of the rows of a built model. */
export interface ModelTest {
  readonly model: string;
  /** What people call it: `not_null(order_id)`; unique among the tests of its model. */
  readonly name: string;
  /** The type as written: `accepted_values`. */
  readonly type: string;
  readonly column?: string;
  readonly severity: TestSeverity;
  /** SQL; rows for which it is not true are not tested. */
  readonly filter?: string;
  readonly check: TestCheck;
  /** Where it is written. */
  readonly span: Span;
  /** Why it holds for every build of the model, whatever the data; absent when it must be run. */
  readonly proof?: string;
}
