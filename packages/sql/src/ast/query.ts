import type {
  Argument,
  ColumnName,
  Expression,
  Identifier,
  Literal,
  NodeSpan,
  Star,
  TypeName,
} from "./expression.ts";

/** One item of an ORDER BY. */
export interface OrderItem extends NodeSpan {
  readonly kind: "order-item";
  readonly expression: Expression | Star;
  readonly direction: "asc" | "desc" | undefined;
  readonly nulls: "first" | "last" | undefined;
  /** It is written `HAVING MAX x`, among the arguments of an aggregate. */
  readonly having?: true;
}

/** An end of a window frame. */
export interface FrameBound extends NodeSpan {
  readonly kind: "frame-bound";
  readonly bound: "unbounded preceding" | "preceding" | "current row" | "following" | "unbounded following";
  readonly offset: Expression | undefined;
}

/** `ROWS BETWEEN a AND b EXCLUDE …`. */
export interface Frame extends NodeSpan {
  readonly kind: "frame";
  readonly unit: "rows" | "range" | "groups";
  readonly from: FrameBound;
  readonly to: FrameBound | undefined;
  readonly exclude: "current row" | "group" | "ties" | "no others" | undefined;
}

/** What stands in the parentheses after OVER or WINDOW name AS. */
export interface WindowSpecification extends NodeSpan {
  readonly kind: "window";
  /** The named window it starts from. */
  readonly base: Identifier | undefined;
  readonly partitionBy: readonly Expression[];
  readonly orderBy: readonly OrderItem[];
  readonly frame: Frame | undefined;
}

/** `WINDOW name AS (…)`. */
export interface NamedWindow extends NodeSpan {
  readonly kind: "named-window";
  readonly name: Identifier;
  readonly window: WindowSpecification;
}

/** One item of a SELECT list: `expression [AS alias]`, `alias: expression`, or a star. */
export interface SelectItem extends NodeSpan {
  readonly kind: "select-item";
  readonly expression: Expression | Star;
  readonly alias: Identifier | undefined;
  /** `AS (a, b)` after a function that gives several columns. */
  readonly columns?: readonly Identifier[];
  /** As it is written, where the dialect makes names of that. */
  readonly text?: string;
}

/** `ROLLUP (…)`, `CUBE (…)`, `GROUPING SETS (…)`; a set is a list of expressions, maybe empty. */
export interface GroupingSets extends NodeSpan {
  readonly kind: "grouping-sets";
  readonly form: "rollup" | "cube" | "grouping sets";
  readonly sets: readonly (readonly Expression[])[];
}

/** `GROUP BY …` or `GROUP BY ALL`. */
export interface GroupBy extends NodeSpan {
  readonly kind: "group-by";
  readonly all: boolean;
  readonly items: readonly (Expression | GroupingSets)[];
  /** Names in it are those of the rows that are grouped, never of the outputs. */
  readonly ofInput?: true;
}

/** `SELECT DISTINCT` (then `on` is empty) or `SELECT DISTINCT ON (…)`. */
export interface Distinct extends NodeSpan {
  readonly kind: "distinct";
  readonly on: readonly Expression[];
}

/** `START WITH … CONNECT BY …`. */
export interface ConnectBy extends NodeSpan {
  readonly kind: "connect-by";
  readonly conditions: readonly Expression[];
  /** As written. */
  readonly text: string;
}

/** One SELECT with its clauses, in whatever order the dialect writes them. A select without items and FROM is an error that was reported. */
export interface Select extends NodeSpan {
  readonly kind: "select";
  readonly distinct: Distinct | undefined;
  /** `SELECT AS STRUCT`, `SELECT AS VALUE`: each row is one value. */
  readonly as?: "struct" | "value";
  readonly items: readonly SelectItem[];
  /** Comma-separated relations; several mean a cross product. */
  readonly from: readonly Relation[];
  readonly where: Expression | undefined;
  readonly groupBy: GroupBy | undefined;
  readonly having: Expression | undefined;
  readonly windows: readonly NamedWindow[];
  readonly qualify: Expression | undefined;
  /**
   * `FROM t SELECT x`, or a bare `FROM t` (also written `TABLE t`), which has no items and means `*`.
   * The statement `PIVOT …` is a bare FROM whose one relation is that pivot.
   */
  readonly fromFirst: boolean;
  /** `START WITH …` and `CONNECT BY …`. */
  readonly connectBy?: ConnectBy;
  /** `TOP 10`. */
  readonly top?: Limit;
  /** The text after USING SAMPLE, which changes no column. */
  readonly sample: string | undefined;
}

/** `VALUES (…), (…)`. */
export interface Values extends NodeSpan {
  readonly kind: "values";
  readonly rows: readonly (readonly Expression[])[];
}

/** A set operation over two or more queries of the same operator, flat from left to right. */
export interface SetOperation extends NodeSpan {
  readonly kind: "set-operation";
  readonly operator: "union" | "intersect" | "except";
  readonly all: boolean;
  readonly byName: boolean;
  /** Which columns stay of inputs that meet by name, where that is said: all, those of the first, the shared; `equal`: all must have the same. */
  readonly keeps?: "all" | "first" | "shared" | "equal";
  /** The only columns that stay. */
  readonly only?: readonly Identifier[];
  /** The words between the first two inputs: UNION, INTERSECT or EXCEPT, with ALL or DISTINCT. */
  readonly word: NodeSpan;
  readonly inputs: readonly QueryBody[];
}

/** `DESCRIBE t`, `SUMMARIZE SELECT …`, `SHOW TABLES` where a query stands in FROM. */
export interface ShowQuery extends NodeSpan {
  readonly kind: "show";
  readonly form: "describe" | "summarize" | "tables" | "all tables" | "databases" | "schemas" | "variables";
  /** What is described or summarized. */
  readonly source: QueryNode | TableName | undefined;
  /** The text as written. */
  readonly text: string;
}

/** What a query is made of; a nested `query` stood in parentheses. */
export type QueryBody = Select | Values | SetOperation | QueryNode | ShowQuery | OpaqueQuery;

/** A query that is not understood, with the reason. */
export interface OpaqueQuery extends NodeSpan {
  readonly kind: "opaque-query";
  readonly reason: string;
  readonly text: string;
}

/** One `name [(columns)] AS [MATERIALIZED] (query)` of a WITH. */
export interface CommonTable extends NodeSpan {
  readonly kind: "common-table";
  readonly name: Identifier;
  readonly columns: readonly Identifier[];
  readonly query: QueryNode;
  readonly materialized: boolean | undefined;
  /** `USING KEY (…)` of a recursive table. */
  readonly usingKey: readonly Identifier[];
  /** The column that counts the steps of the recursion, with the text behind its name that says how many there are. */
  readonly depth?: { readonly name: Identifier; readonly bounds: string };
}

/** `WITH [RECURSIVE] …`. */
export interface With extends NodeSpan {
  readonly kind: "with";
  readonly recursive: boolean;
  readonly tables: readonly CommonTable[];
}

/** `LIMIT n [PERCENT]`. */
export interface Limit extends NodeSpan {
  readonly kind: "limit";
  readonly count: Expression;
  readonly percent: boolean;
}

/** A whole query. */
export interface QueryNode extends NodeSpan {
  readonly kind: "query";
  readonly with: With | undefined;
  readonly body: QueryBody;
  readonly orderBy: readonly OrderItem[];
  /** `ORDER BY ALL [DESC]` instead of items. */
  readonly orderByAll: OrderItemAll | undefined;
  readonly limit: Limit | undefined;
  readonly offset: Expression | undefined;
}

/** `ORDER BY ALL`. */
export interface OrderItemAll extends NodeSpan {
  readonly kind: "order-all";
  readonly direction: "asc" | "desc" | undefined;
  readonly nulls: "first" | "last" | undefined;
}

/** `[AS] name [(columns)]`. */
export interface TableAlias extends NodeSpan {
  readonly kind: "table-alias";
  readonly name: Identifier;
  readonly columns: readonly Identifier[];
}

/** A relation by name; `sample` is the text of a TABLESAMPLE clause, which changes no column. */
export interface TableName extends NodeSpan {
  readonly kind: "table";
  readonly parts: readonly Identifier[];
  readonly alias: TableAlias | undefined;
  readonly sample: string | undefined;
  /** What WITH OFFSET calls the places of the elements, where the name is that of an array. */
  readonly offset?: Identifier;
  /** `AT (…)`, `VERSION AS OF …` or `WATERMARK …`, as written. */
  readonly version?: string;
  /** `STREAM` before it: its new rows as they come. */
  readonly stream?: true;
}

/** A query in FROM, also VALUES. */
export interface DerivedTable extends NodeSpan {
  readonly kind: "derived";
  readonly query: QueryNode;
  readonly lateral: boolean;
  readonly alias: TableAlias | undefined;
  readonly sample: string | undefined;
  /** Its columns may also be called by the names of the relations in it, as after a pipe. */
  readonly passesNames?: true;
}

/** `unnest(x)`, `range(10)`, `read_csv('…')` in FROM. */
export interface TableFunction extends NodeSpan {
  readonly kind: "table-function";
  readonly name: readonly Identifier[];
  readonly arguments: readonly Argument[];
  readonly withOrdinality: boolean;
  readonly lateral: boolean;
  readonly alias: TableAlias | undefined;
  readonly sample: string | undefined;
  /** What WITH OFFSET calls the places of the elements. */
  readonly offset?: Identifier;
  /** `STREAM` before it: its new rows as they come. */
  readonly stream?: true;
}

/** Two relations joined; comma joins are not here. */
export interface Join extends NodeSpan {
  readonly kind: "join";
  readonly join: "inner" | "left" | "right" | "full" | "cross" | "semi" | "anti" | "positional";
  readonly asof: boolean;
  readonly natural: boolean;
  readonly left: Relation;
  readonly right: Relation;
  readonly on: Expression | undefined;
  readonly using: readonly Identifier[];
  /** MATCH_CONDITION. */
  readonly match?: Expression;
}

/** One `expression [AS alias]` of a PIVOT. */
export interface PivotItem extends NodeSpan {
  readonly kind: "pivot-item";
  readonly expression: Expression;
  readonly alias: Identifier | undefined;
}

/** `FOR column IN (values)`; `values` is absent when the list is not explicit. */
export interface PivotColumn extends NodeSpan {
  readonly kind: "pivot-column";
  readonly columns: readonly Expression[];
  readonly values: readonly PivotItem[] | undefined;
}

/** `source PIVOT (aggregates FOR … IN (…) GROUP BY …)`, or the statement `PIVOT source ON … USING … GROUP BY …`. */
export interface Pivot extends NodeSpan {
  readonly kind: "pivot";
  readonly source: Relation;
  readonly aggregates: readonly PivotItem[];
  readonly on: readonly PivotColumn[];
  readonly groupBy: readonly ColumnName[];
  readonly alias: TableAlias | undefined;
  /** Written as a statement rather than as a clause of FROM. */
  readonly statement: boolean;
  /** DEFAULT ON NULL. */
  readonly defaultValue?: Expression;
}

/** One `a`, `(a, b)` or `COLUMNS(…) AS alias` of an UNPIVOT: the columns whose values stand in one row. */
export interface UnpivotItem extends NodeSpan {
  readonly kind: "unpivot-item";
  readonly columns: readonly (Expression | Star)[];
  readonly alias: Identifier | undefined;
  /** A constant after AS, which stands for the name. */
  readonly label?: Literal;
}

/** `source UNPIVOT (values FOR name IN (items))`, or the statement `UNPIVOT source ON items INTO NAME name VALUE values`. */
export interface Unpivot extends NodeSpan {
  readonly kind: "unpivot";
  readonly source: Relation;
  readonly items: readonly UnpivotItem[];
  /** The column that gets the names; `name` unless told. */
  readonly name: Identifier | undefined;
  /** The columns that get the values; `value` unless told. */
  readonly values: readonly Identifier[];
  readonly includeNulls: boolean;
  readonly alias: TableAlias | undefined;
  /** Written as a statement rather than as a clause of FROM. */
  readonly statement: boolean;
}

/** A parenthesised relation that has an alias of its own: `(a JOIN b USING (c)) AS x`. */
export interface AliasedRelation extends NodeSpan {
  readonly kind: "aliased-relation";
  readonly relation: Relation;
  readonly alias: TableAlias;
}

/** A relation that is not understood, with the reason; its columns are unknown. */
export interface OpaqueRelation extends NodeSpan {
  readonly kind: "opaque-relation";
  readonly reason: string;
  readonly text: string;
  /** The relations it is known to read, as far as they could be read. */
  readonly sources: readonly Relation[];
  readonly alias: TableAlias | undefined;
  /** All of its columns, where the text says what they are. */
  readonly columns?: readonly ScriptColumn[];
}

/** `name [TYPE]` of a column that a script gives; text unless told. */
export interface ScriptColumn {
  readonly name: Identifier;
  readonly type?: TypeName;
}

/** `source MATCH_RECOGNIZE (…)`. In measures and conditions the variables of the pattern stand before no column any more. */
export interface MatchRecognize extends NodeSpan {
  readonly kind: "match-recognize";
  readonly source: Relation;
  readonly partitionBy: readonly Expression[];
  readonly orderBy: readonly OrderItem[];
  readonly measures: readonly PivotItem[];
  /** What DEFINE asks of rows. */
  readonly conditions: readonly Expression[];
  /** ALL ROWS PER MATCH: the columns of the source too. */
  readonly allRows: boolean;
  readonly alias: TableAlias | undefined;
  /** From MATCH_RECOGNIZE to the parenthesis, as written. */
  readonly text: string;
}

/** Anything that may stand in FROM. */
export type Relation =
  | TableName
  | DerivedTable
  | TableFunction
  | Join
  | Pivot
  | Unpivot
  | MatchRecognize
  | AliasedRelation
  | OpaqueRelation;
