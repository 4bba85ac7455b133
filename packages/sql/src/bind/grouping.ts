import type { Expression } from "../ast/expression.ts";
import type { BoundValue } from "./value.ts";

/** How the rows of a SELECT are grouped. */
export interface Grouping {
  /** Ids of the columns that are group keys by themselves. */
  readonly columns: ReadonlySet<number>;
  /** Values of the group keys by their structure; see `structure.ts`. */
  readonly keys: ReadonlyMap<string, BoundValue>;
  /** Kinds of nodes that stand in `keys`, so that others need no look. */
  readonly kinds: ReadonlySet<Expression["kind"]>;
  /** A column outside of the keys is certainly an error, unless it is in `mentioned`. */
  readonly certain: boolean;
  /** Ids of columns inside key expressions: an expression over them may equal a key in a way that is not seen here. */
  readonly mentioned: ReadonlySet<number>;
  /** Keys may be NULL because of ROLLUP, CUBE or GROUPING SETS. */
  readonly sets: boolean;
  /** Keys that have no structure to be known by, where `sets`: what looks like them may be NULL too. */
  readonly unseenKeys: ReadonlySet<Expression>;
  /** A key has a query in it: what repeats it is not seen here, nor that its parts are no keys. */
  readonly hasUnseenQuery: boolean;
  /** Where `sets`, ids of the key columns as groups have them, by the ids of the columns themselves. */
  readonly setColumns: ReadonlyMap<number, number | undefined>;
  /** Each group has at least one row. */
  readonly inputRows: "certain" | "possible";
  /** An id as columns have: it is "not NULL" where the group has a row. */
  readonly rowsId: number;
  /** A key with a query in it is a time with a zone, which the engine groups, and shows, as the number that it is stored in. */
  readonly numbered: boolean;
}
