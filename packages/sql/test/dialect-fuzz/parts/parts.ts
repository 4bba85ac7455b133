import type { Dialect } from "@rocky/sql";
import type { Pool } from "../pool.ts";
import type { CallShape } from "../call-shapes.ts";

/** A text that grew in a pool, and whether it may stand inside any other expression without parentheses. */
export type Grown = readonly [text: string, atomic: boolean];

/** A random table: its columns, with the type as a CREATE TABLE has it. */
export interface FuzzTable {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: string; readonly notNull: boolean }[];
}

/** What the one generator of queries needs to know of a dialect: texts, and the forms that only this dialect has. */
export interface DialectParts {
  readonly dialect: Dialect;
  /** Types of columns, the common ones several times. */
  readonly columnTypes: readonly string[];
  readonly columnNames: readonly string[];
  /** Constants with their types, as the engine prints them. */
  readonly constants: readonly (readonly [text: string, type: string])[];
  readonly booleanType: string;
  readonly textType: string;
  readonly casts: readonly ((value: string, type: string) => Grown)[];
  readonly castTypes: readonly string[];
  readonly infix: readonly string[];
  readonly prefix: readonly string[];
  readonly comparisons: readonly string[];
  /** Functions of one type of value: `coalesce`, `greatest`, … with the most arguments. */
  readonly choices: readonly (readonly [name: string, atMost: number])[];
  /** What has the shape `name(condition, a, b)`. */
  readonly conditional: string;
  /** Forms of expressions of this dialect only. */
  readonly growers: readonly ((pool: Pool) => Grown)[];
  /** Calls that are known to be taken, by name. */
  readonly calls: {
    readonly scalars: readonly (readonly CallShape[])[];
    readonly aggregates: readonly (readonly CallShape[])[];
  };
  readonly commonAggregates: readonly string[];
  /** Clauses behind the parentheses of an aggregate, as FILTER. */
  readonly afterAggregate: (condition: string) => readonly string[];
  readonly ranking: readonly string[];
  readonly offsets: readonly string[];
  readonly frames: readonly string[];
  readonly joins: readonly string[];
  readonly setOperators: readonly string[];
  readonly groupings: readonly ((keys: readonly string[]) => string)[];
  /** Items with stars; `name` is one of the columns, `value` any expression. */
  readonly stars: readonly ((of: StarHoles) => string)[];
  /** Something in FROM other than a table or a query. */
  readonly source: (of: SourceHoles) => string;
  /** Something behind a FROM clause that reads its columns. */
  readonly lateral: (pool: Pool) => string;
  readonly qualify: boolean;
  /** The engine reads WINDOW behind QUALIFY. */
  readonly windowAfterQualify: boolean;
  /** `WITH c(a, b) AS (…)`. */
  readonly namedCteColumns: boolean;
  /** Clauses at the end of a query beside ORDER BY and LIMIT. */
  readonly tails: readonly string[];
  /** Pipe operators that may follow a query that has these columns. */
  readonly pipe?: (of: StarHoles) => string;
  /** Statements that make the tables, if an engine is asked. */
  readonly ddl: (table: FuzzTable) => string;
}

/** What a star may name. */
export interface StarHoles {
  readonly random: Pool["workspace"]["random"];
  readonly name: string;
  readonly other: string;
  readonly alias: string;
  readonly value: string;
}

/** What a source in FROM may name. */
export interface SourceHoles {
  readonly random: Pool["workspace"]["random"];
  readonly table: string;
  readonly alias: string;
  /** A column of the table. */
  readonly name: () => string;
}
