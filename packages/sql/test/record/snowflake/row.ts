/** How good the evidence is: the vendor's documentation, answers of accounts that others recorded or tests of others, or a conclusion. */
export type Grade = "vendor page" | "recorded by others" | "inferred";

/** A query with what a source says of its outputs. */
export interface FactRow {
  /** What it is about: a row of the page, after the grade. */
  readonly topic: string;
  readonly sql: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly source: string;
  readonly grade: Grade;
  readonly setup?: string;
}

/** Where a fact is from. */
export interface Origin {
  readonly topic: string;
  readonly source: string;
  readonly grade: Grade;
}

/** One expression over the table of the facts. */
export function expressionRow(expression: string, type: string, { topic, source, grade }: Origin): FactRow {
  return {
    topic,
    sql: `SELECT ${expression} AS x FROM r`,
    columns: [{ name: "X", type }],
    source,
    grade,
  };
}
