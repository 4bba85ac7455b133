import type { Span, SqlType } from "@rocky/ir";

/** A column of a fixture; without a type, its values decide. */
export interface FixtureColumn {
  readonly name: string;
  readonly type?: SqlType;
}

/** Rows that a test sets up or expects. */
export interface Fixture {
  readonly columns: readonly FixtureColumn[];
  /** By column; `undefined` is NULL. */
  readonly rows: readonly (readonly (FixtureCell | undefined)[])[];
}

/** A value of a fixture. */
export interface FixtureCell {
  /** As a literal of SQL. */
  readonly sql: string;
  /** As TOML has it. */
  readonly value: unknown;
}

/** What stands in for a relation that the model reads. */
export interface Given extends Fixture {
  /** As the test names it. */
  readonly ref: string;
  /** The model that it stands for, or the parts of the table's name as the model writes it. */
  readonly standsFor: { readonly model: string } | { readonly table: readonly string[] };
}

/** A unit test: with these rows in, the model's query must give those. */
export interface UnitTest {
  readonly model: string;
  readonly name: string;
  readonly description?: string;
  readonly given: readonly Given[];
  /** Only these columns are compared; as sets of rows with their number, or row by row when `ordered`. */
  readonly expect: Fixture & { readonly ordered: boolean };
  readonly span: Span;
}
