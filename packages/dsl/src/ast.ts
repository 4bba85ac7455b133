/** What every node has: UTF-16 offsets in the file, `end` exclusive. */
export interface NodeSpan {
  readonly start: number;
  readonly end: number;
}

/** A name as written, without its backticks. */
export interface Name extends NodeSpan {
  readonly kind: "name";
  readonly text: string;
  readonly quoted: boolean;
}

/** The name of a table, a model or a `let`, maybe with schema and catalog. */
export interface TableRef extends NodeSpan {
  readonly kind: "table-ref";
  readonly parts: readonly Name[];
  /** `as alias`; without one the last part qualifies the table's columns. */
  readonly alias: Name | undefined;
}

/** A comment with its dashes, without the line's end. */
export interface Comment extends NodeSpan {
  readonly kind: "comment";
  readonly text: string;
}

/** A whole file. After errors it holds what could be read. */
export interface RockyFile extends NodeSpan {
  readonly kind: "file";
  /** In order of text; each sees those before it. */
  readonly lets: readonly Let[];
  /** The pipeline whose rows the model has. */
  readonly steps: readonly Step[];
  /** All comments of the file in order of text. */
  readonly comments: readonly Comment[];
}

/** `let name = steps`: a pipeline with a name, which `from`, `join` and `union` after it can read like a table. */
export interface Let extends NodeSpan {
  readonly kind: "let";
  readonly name: Name;
  readonly steps: readonly Step[];
}

/**
 * A step takes rows and gives rows: columns with names, in an order, and rows that may be in an order (`sort`).
 * Beside its columns, rows remember the tables that they come from, so that `alias.column` can be said until `group` or `union`.
 */
export type Step =
  | From
  | Where
  | Group
  | Derive
  | Select
  | Join
  | Sort
  | Take
  | DistinctRows
  | Union
  | Replicate;

/** `from table`: all rows and columns of a table. A pipeline has one. */
export interface From extends NodeSpan {
  readonly kind: "from";
  readonly table: TableRef;
}

/**
 * `where condition`: the rows for which the condition is true (neither false nor null). Right after `group` (only `where` and
 * `derive` between) an aggregate call in it is one over the rows of the group.
 */
export interface Where extends NodeSpan {
  readonly kind: "where";
  readonly condition: Expression;
}

/**
 * `group keys { name: aggregate }`: one row for each combination of keys, nulls being equal; its columns are the keys, then
 * the aggregates. Without keys there is exactly one row, also for no rows. The order of the rows is lost.
 */
export interface Group extends NodeSpan {
  readonly kind: "group";
  readonly keys: readonly ColumnRef[];
  readonly aggregates: readonly Assignment[];
}

/**
 * `derive { name: expression }`: the columns there were, then the new ones. An item sees the items before it. A name that
 * its own expression reads, or that is known to be a column, takes that column's place: the old one goes, the new one comes last.
 */
export interface Derive extends NodeSpan {
  readonly kind: "derive";
  readonly items: readonly Assignment[];
}

/**
 * `select { … }`: exactly these columns, in this order. Names that it leaves out can still be read by steps after it until
 * one that needs the result as a table (`distinct`, `group`, `union`, a `join`, or anything but `select` and `derive` after `take`).
 */
export interface Select extends NodeSpan {
  readonly kind: "select";
  readonly items: readonly SelectItem[];
}

/**
 * `[left|right|full] join table [as alias] on keys [{ keep … }]`, `cross join table`. Keys are columns of both sides and equal; left, right
 * and full fill up with nulls as in SQL. The columns are those there were, then those of the table without the keys;
 * a key is the left one (`right join`: the right one, `full join`: the one that is not null). With `keep`, whole tables that nobody
 * named go: what stays are columns that `derive`, `select` or `keep` named before, and those kept; the others can still be read as after `select`.
 * The order of the left rows stays.
 */
export interface Join extends NodeSpan {
  readonly kind: "join";
  readonly join: "inner" | "left" | "right" | "full" | "cross";
  readonly table: TableRef;
  /** Empty for a cross join. The last part of a qualified key is the column of the joined table. */
  readonly keys: readonly ColumnRef[];
  /** Absent without `{ keep … }`. */
  readonly keep: readonly SelectItem[] | undefined;
}

/** `sort a, b desc`: the rows in this order, which lasts through all steps but `group`, `union` and another `sort`. */
export interface Sort extends NodeSpan {
  readonly kind: "sort";
  readonly items: readonly SortItem[];
}

/** One column of a sort. */
export interface SortItem extends NodeSpan {
  readonly kind: "sort-item";
  readonly column: ColumnRef;
  readonly descending: boolean;
  /** Written `-column` rather than `column desc`. */
  readonly minus: boolean;
}

/** `take n`: the first n rows in their order, any n where they have none. */
export interface Take extends NodeSpan {
  readonly kind: "take";
  /** The digits, without underscores. */
  readonly count: string;
}

/** `distinct`: of equal rows one; nulls are equal. */
export interface DistinctRows extends NodeSpan {
  readonly kind: "distinct";
}

/**
 * `union [all] table, …`: the rows there were and those of the tables, column by column in their order (not by name); the
 * names are those there were. Without `all` equal rows become one. The order of the rows is lost.
 */
export interface Union extends NodeSpan {
  readonly kind: "union";
  readonly all: boolean;
  readonly tables: readonly TableRef[];
}

/** `replicate`: the table of `from` as it is, whatever other steps say (a warning tells that they do nothing). */
export interface Replicate extends NodeSpan {
  readonly kind: "replicate";
}

/** `name: expression`. */
export interface Assignment extends NodeSpan {
  readonly kind: "assignment";
  readonly name: Name;
  readonly value: Expression;
}

/** `*`: all columns there are; `alias.*`: all columns of one table. */
export interface Wildcard extends NodeSpan {
  readonly kind: "wildcard";
  readonly qualifier: Name | undefined;
}

/** What `select` and `keep` list. */
export type SelectItem = ColumnRef | Wildcard;

/** `column`, `alias.column`; further parts are fields. */
export interface ColumnRef extends NodeSpan {
  readonly kind: "column";
  readonly parts: readonly Name[];
}

/** A constant. */
export interface Literal extends NodeSpan {
  readonly kind: "literal";
  readonly literal: "number" | "string" | "date" | "timestamp" | "boolean" | "null";
  /**
   * Numbers without underscores; strings without quotes and escapes; dates and timestamps without `@`, as written; `true`, `false`,
   * `null`.
   */
  readonly text: string;
  /** A string written `$"…"`, in which a backslash escapes; in other strings it is a character like any other. */
  readonly escaped?: true;
}

/** `name(arguments) [over window]`; `count()` counts rows. */
export interface Call extends NodeSpan {
  readonly kind: "call";
  /** One part, or schema-qualified. */
  readonly name: readonly Name[];
  /** `count(distinct x)`. */
  readonly distinct: boolean;
  readonly arguments: readonly Expression[];
  readonly over: Window | undefined;
}

/** `(partition keys sort -column rows a..b)`. */
export interface Window extends NodeSpan {
  readonly kind: "window";
  readonly partition: readonly ColumnRef[];
  readonly sort: readonly SortItem[];
  readonly frame: Frame | undefined;
}

/** `rows 3..current`, `range unbounded..current`. */
export interface Frame extends NodeSpan {
  readonly kind: "frame";
  readonly unit: "rows" | "range";
  readonly from: FrameBound;
  readonly to: FrameBound;
}

/** An end of a frame: a number counts backwards as `from` and forwards as `to`. */
export interface FrameBound extends NodeSpan {
  readonly kind: "frame-bound";
  readonly bound: "unbounded" | "current" | "offset";
  /** The digits of an offset. */
  readonly offset: string | undefined;
}

/** `not x`, `-x`. */
export interface Unary extends NodeSpan {
  readonly kind: "unary";
  readonly operator: "not" | "-";
  readonly operand: Expression;
}

/** The operators between two operands. `!=` is null-safe: true where exactly one side is null, false where both are. `==` is null where one side is. */
export type BinaryOperator =
  | "or"
  | "and"
  | "=="
  | "!="
  | "<"
  | "<="
  | ">"
  | ">="
  | "+"
  | "-"
  | "*"
  | "/"
  | "%";

/** `left operator right`. */
export interface Binary extends NodeSpan {
  readonly kind: "binary";
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
  readonly operatorStart: number;
  readonly operatorEnd: number;
}

/** `x is [not] null`. */
export interface IsNull extends NodeSpan {
  readonly kind: "is-null";
  readonly negated: boolean;
  readonly operand: Expression;
}

/** `x [not] in [a, b]`: as `x == a or x == b`, nulls included; of an empty list it is false. */
export interface InList extends NodeSpan {
  readonly kind: "in";
  readonly negated: boolean;
  readonly operand: Expression;
  readonly list: readonly Expression[];
}

/** `cast(x as type)`, `try_cast(x as type)`, which gives null where the value does not fit. */
export interface Cast extends NodeSpan {
  readonly kind: "cast";
  readonly operand: Expression;
  readonly safe: boolean;
  /** The type as the dialect spells it, with single spaces. */
  readonly type: NodeSpan & { readonly text: string };
}

/** `match x { > 5 => "high", 0 => "zero", _ => "low" }`: the result of the first arm that is true; null without one. */
export interface Match extends NodeSpan {
  readonly kind: "match";
  readonly subject: Expression;
  readonly arms: readonly MatchArm[];
}

/** `[operator] value => result`, or `_ => result`. */
export interface MatchArm extends NodeSpan {
  readonly kind: "arm";
  /** Absent for `_`. */
  readonly pattern: MatchPattern | undefined;
  readonly result: Expression;
}

/** A comparison with the subject; a value without an operator means `==`. */
export interface MatchPattern extends NodeSpan {
  readonly kind: "pattern";
  readonly operator: "==" | "!=" | "<" | "<=" | ">" | ">=" | undefined;
  readonly value: Expression;
}

/** An expression in parentheses. */
export interface Parenthesised extends NodeSpan {
  readonly kind: "parenthesised";
  readonly expression: Expression;
}

/** Anything that has a value. */
export type Expression =
  | Literal
  | ColumnRef
  | Call
  | Unary
  | Binary
  | IsNull
  | InList
  | Cast
  | Match
  | Parenthesised;
