import type { Nullability, SqlType } from "@rocky/ir";
import type { LiteralValue, ValueType } from "../types/value-type.ts";
import type { NodeSpan } from "../ast/expression.ts";
import type { RowKey } from "./keys/grain.ts";
import type { Source } from "./source.ts";

/** An output column of a query. */
export interface BoundColumn {
  readonly name: string;
  readonly type: SqlType;
  readonly nullability: Nullability;
  readonly sources: readonly Source[];
  /** The constant that it is, or what it is made of, where a set operation still sees that. */
  readonly literal?: LiteralValue;
  readonly parts?: readonly ValueType[];
  /** The constant that stands in every row, with the kind of its literal before it. */
  readonly constant?: string;
  /** The expression that makes it. */
  readonly node: NodeSpan;
}

/** The column as one that is no constant to a set operation. */
export function withoutLiteral(column: BoundColumn): BoundColumn {
  if (column.literal === undefined) return column;
  const { literal: _, ...rest } = column;
  return rest;
}

/** What a query gives to whoever reads it. */
export interface BoundRelation {
  readonly columns: readonly BoundColumn[];
  /** The type of the one value that each row is, of which `columns` are the fields (`SELECT AS STRUCT`). */
  readonly value?: SqlType;
  /** Each row is one value without a name, which who reads it from FROM calls by the name of the relation. */
  readonly nameless?: true;
  /** Whether `columns` is all of them. */
  readonly complete: boolean;
  /** Why it is not complete. */
  readonly reason: string;
  readonly assumed: readonly string[];
  /** What decides which rows there are. */
  readonly rowSources: readonly Source[];
  /** What tells the rows apart: positions in `columns`. */
  readonly keys: readonly RowKey[];
  /** How many rows there are, as far as it matters: a scalar subquery that has `one` cannot be empty. */
  readonly rows: "one" | "any";
  /** Columns (by id) of the queries around that are not NULL where this one has a row. */
  readonly proved: readonly number[];
}

/** A query of which nothing is known. */
export function unknownRelation(reason: string): BoundRelation {
  return {
    columns: [],
    complete: false,
    reason,
    assumed: [],
    rowSources: [],
    keys: [],
    rows: "any",
    proved: [],
  };
}
