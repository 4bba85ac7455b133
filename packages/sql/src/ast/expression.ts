import type { OrderItem, QueryNode, WindowSpecification } from "./query.ts";

/** What every node has: UTF-16 offsets in the file, `end` exclusive. Parentheses around a node are not part of it. */
export interface NodeSpan {
  readonly start: number;
  readonly end: number;
}

/** A name as written, without its quotes. */
export interface Identifier extends NodeSpan {
  readonly kind: "identifier";
  readonly name: string;
  readonly quoted: boolean;
}

/** A constant. `text` is the value without quotes and escapes; for numbers the digits as written. */
export interface Literal extends NodeSpan {
  readonly kind: "literal";
  readonly literal: "integer" | "decimal" | "double" | "string" | "blob" | "boolean" | "null";
  readonly text: string;
}

/** `DATE '2024-01-01'`, `TIMESTAMP '…'`, `DECIMAL(4,1) '…'`. */
export interface TypedLiteral extends NodeSpan {
  readonly kind: "typed-literal";
  readonly type: TypeName;
  readonly text: string;
}

/**
 * `INTERVAL 1 DAY`, `INTERVAL '1 day'`, `INTERVAL (x) HOUR`; `unit` is lower case and singular. `year to month` for a range,
 * `day hour` for `INTERVAL 1 DAY 2 HOURS`, whose other values are in `more`.
 */
export interface IntervalLiteral extends NodeSpan {
  readonly kind: "interval";
  readonly value: Expression;
  readonly unit: string | undefined;
  readonly more?: readonly Expression[];
}

/** `a`, `t.a`, `s.t.a`, `t.a.field`: which part is what is decided by the binder. */
export interface ColumnName extends NodeSpan {
  readonly kind: "column";
  readonly parts: readonly Identifier[];
  /** `(+)` follows: its table may be without a match. */
  readonly outer?: true;
  /** A name without a table that several tables have is that of the one among these that has it. Nobody writes this in SQL. */
  readonly among?: readonly Identifier[];
}

/** `REPLACE (expression AS name)`. */
export interface StarReplacement extends NodeSpan {
  readonly kind: "star-replacement";
  readonly expression: Expression;
  readonly name: Identifier;
}

/** `RENAME (from AS to)`. */
export interface StarRename extends NodeSpan {
  readonly kind: "star-rename";
  readonly from: ColumnName;
  readonly to: Identifier;
}

/** `[NOT] LIKE pattern [ESCAPE e]` after a star: only the columns whose names match. */
export interface StarFilter extends NodeSpan {
  readonly kind: "star-filter";
  readonly operator: Like["operator"];
  readonly negated: boolean;
  readonly pattern: Expression;
  readonly escape: Expression | undefined;
}

/** `*`, `t.*`, `struct.*`, with what it leaves out, replaces, renames and chooses. */
export interface Star extends NodeSpan {
  readonly kind: "star";
  readonly qualifier: readonly Identifier[];
  readonly exclude: readonly ColumnName[];
  readonly replace: readonly StarReplacement[];
  readonly rename: readonly StarRename[];
  readonly filter: StarFilter | undefined;
  /** Elements of arrays are shown whole, not by their fields: nobody wrote this star. */
  readonly whole?: boolean;
  /** Names that other columns beside it have taken: those of them that it has are left out. Nobody writes this in SQL. */
  readonly taken?: readonly Identifier[];
}

/** A prefix or postfix operator: `-x`, `+x`, `~x`, `NOT x`, `@x`, `x!`. `operator` is lower case. */
export interface Unary extends NodeSpan {
  readonly kind: "unary";
  readonly operator: string;
  readonly operand: Expression;
  /** Parentheses stand around the operand, where that matters. */
  readonly enclosed?: true;
  /** Offsets of the operator. */
  readonly operatorStart: number;
  readonly operatorEnd: number;
}

/** An infix operator of two operands; `operator` is lower case: `+`, `||`, `=`, `<>`, `is distinct from` … */
export interface Binary extends NodeSpan {
  readonly kind: "binary";
  readonly operator: string;
  readonly left: Expression;
  readonly right: Expression;
  readonly operatorStart: number;
  readonly operatorEnd: number;
}

/** AND and OR, flat: `a AND b AND c` has three operands. */
export interface Logical extends NodeSpan {
  readonly kind: "logical";
  readonly operator: "and" | "or";
  readonly operands: readonly Expression[];
}

/** `x [NOT] BETWEEN low AND high`. */
export interface Between extends NodeSpan {
  readonly kind: "between";
  readonly negated: boolean;
  readonly operand: Expression;
  readonly low: Expression;
  readonly high: Expression;
}

/** `x [NOT] IN (a, b)`, or `x IN (SELECT …)`, or `x IN list`. Exactly one of the three is there. */
export interface InTest extends NodeSpan {
  readonly kind: "in";
  readonly negated: boolean;
  readonly operand: Expression;
  readonly list: readonly Expression[] | undefined;
  readonly query: QueryNode | undefined;
  readonly collection: Expression | undefined;
  /** The collection is written as `UNNEST(collection)`: one element is compared after the other. */
  readonly unnested?: true;
}

/** `x IS [NOT] NULL | TRUE | FALSE | UNKNOWN`, also the postfix `ISNULL` and `NOTNULL`. */
export interface IsTest extends NodeSpan {
  readonly kind: "is";
  readonly negated: boolean;
  readonly operand: Expression;
  readonly test: "null" | "true" | "false" | "unknown";
}

/** `x [NOT] LIKE pattern [ESCAPE e]`; the pattern of `LIKE ANY (…)` is a list. */
export interface Like extends NodeSpan {
  readonly kind: "like";
  readonly operator: "like" | "ilike" | "glob" | "similar to" | "rlike";
  readonly negated: boolean;
  readonly operand: Expression;
  readonly pattern: Expression;
  readonly escape: Expression | undefined;
  /** Of a list of patterns, whether one or all must fit. */
  readonly quantifier?: "any" | "all";
}

/** One `WHEN … THEN …`. */
export interface WhenBranch extends NodeSpan {
  readonly kind: "when";
  readonly when: Expression;
  readonly result: Expression;
}

/** `CASE [operand] WHEN … THEN … [ELSE …] END`. */
export interface Case extends NodeSpan {
  readonly kind: "case";
  readonly operand: Expression | undefined;
  readonly branches: readonly WhenBranch[];
  readonly otherwise: Expression | undefined;
}

/** `CAST(x AS t)`, `TRY_CAST(x AS t)`, `x::t`. */
export interface Cast extends NodeSpan {
  readonly kind: "cast";
  readonly operand: Expression;
  readonly type: TypeName;
  /** NULL instead of an error where the value does not fit. */
  readonly safe: boolean;
}

/** A type's name as written; the dialect turns `text` (single spaces, no comments) into a type. */
export interface TypeName extends NodeSpan {
  readonly kind: "type-name";
  readonly text: string;
}

/** `EXTRACT(field FROM x)`; `field` is lower case. */
export interface Extract extends NodeSpan {
  readonly kind: "extract";
  readonly field: string;
  /** The field in the letters of the text. */
  readonly written?: string;
  readonly operand: Expression;
}

/** An argument of a call: `x`, `name := x` or `name => x`. */
export interface Argument extends NodeSpan {
  readonly kind: "argument";
  readonly name: Identifier | undefined;
  readonly value: Expression | Star;
}

/**
 * A function call. Keyword forms (`SUBSTRING(x FROM 1)`, `POSITION(a IN b)`, `TRIM(BOTH a FROM b)`) are calls with plain arguments.
 */
export interface Call extends NodeSpan {
  readonly kind: "call";
  /** One part, or schema-qualified. */
  readonly name: readonly Identifier[];
  readonly arguments: readonly Argument[];
  readonly distinct: boolean;
  /** `sum(x ORDER BY y)`. */
  readonly orderBy: readonly OrderItem[];
  /** LIMIT among the arguments of an aggregate. */
  readonly limit?: Expression;
  /** `WITHIN GROUP (ORDER BY …)`. */
  readonly withinGroup: readonly OrderItem[];
  /** `FILTER (WHERE …)`. */
  readonly filter: Expression | undefined;
  readonly nullTreatment: "ignore" | "respect" | undefined;
  /** `OVER (…)`, or the name of a window. */
  readonly over: WindowSpecification | Identifier | undefined;
}

/** `x -> x + 1`, `(x, i) -> …`, `lambda x: x + 1`. */
export interface Lambda extends NodeSpan {
  readonly kind: "lambda";
  readonly parameters: readonly Identifier[];
  readonly body: Expression;
  /** `lambda x: …` rather than an arrow. */
  readonly keyword: boolean;
}

/** A query used as a value; its span covers the query, not the parentheses. */
export interface ScalarSubquery extends NodeSpan {
  readonly kind: "subquery";
  readonly query: QueryNode;
  /** The argument of a table function: all rows and columns are given to it. */
  readonly isTable?: true;
}

/** `EXISTS (SELECT …)`. */
export interface Exists extends NodeSpan {
  readonly kind: "exists";
  readonly query: QueryNode;
}

/** `x = ANY (SELECT …)`, `x > ALL (list)`. Exactly one of `query` and `collection` is there. */
export interface Quantified extends NodeSpan {
  readonly kind: "quantified";
  readonly operator: string;
  readonly quantifier: "any" | "all";
  readonly operand: Expression;
  readonly query: QueryNode | undefined;
  readonly collection: Expression | undefined;
}

/** `[a, b]`, `ARRAY[a, b]`. */
export interface ListLiteral extends NodeSpan {
  readonly kind: "list";
  readonly elements: readonly Expression[];
  /** Written with ARRAY. */
  readonly keyword: boolean;
}

/** One `name: value` of a struct literal, one `key: value` of a map literal. */
export interface Entry extends NodeSpan {
  readonly kind: "entry";
  readonly key: Expression;
  readonly value: Expression;
}

/** `{a: 1, 'b': 2}`; the keys are string literals whatever way they were written. */
export interface StructLiteral extends NodeSpan {
  readonly kind: "struct";
  readonly entries: readonly Entry[];
}

/** `MAP {k: v}`. */
export interface MapLiteral extends NodeSpan {
  readonly kind: "map";
  readonly entries: readonly Entry[];
}

/** `(a, b)` or `ROW(a, b)`: two values or more, or one after `ROW`. */
export interface Row extends NodeSpan {
  readonly kind: "row";
  readonly elements: readonly Expression[];
  /** The names that AS gives to elements, at the places of these. */
  readonly names?: readonly (Identifier | undefined)[];
}

/** `expression.field` where the expression is not a plain name: `f(x).y`, `(a).b`. */
export interface FieldAccess extends NodeSpan {
  readonly kind: "field";
  readonly operand: Expression;
  readonly field: Identifier;
  /** Written `expression:field`, a path into JSON or VARIANT. */
  readonly path?: true;
}

/** `x[i]`, also in a path. */
export interface Index extends NodeSpan {
  readonly kind: "index";
  readonly operand: Expression;
  readonly index: Expression;
  /** Written `operand:[index]`, a path into VARIANT. */
  readonly path?: true;
}

/** `x[from:to:step]`. */
export interface Slice extends NodeSpan {
  readonly kind: "slice";
  readonly operand: Expression;
  readonly from: Expression | undefined;
  readonly to: Expression | undefined;
  readonly step: Expression | undefined;
}

/** `x AT TIME ZONE z`. */
export interface AtTimeZone extends NodeSpan {
  readonly kind: "at-time-zone";
  readonly operand: Expression;
  readonly zone: Expression;
}

/** `x COLLATE name`. */
export interface Collate extends NodeSpan {
  readonly kind: "collate";
  readonly operand: Expression;
  readonly collation: readonly Identifier[];
}

/** `?`, `$1`, `$name`. */
export interface Parameter extends NodeSpan {
  readonly kind: "parameter";
  readonly name: string;
}

/** `COLUMNS(*)`, `COLUMNS('regex')`, `COLUMNS(['a', 'b'])`, `COLUMNS(name -> …)`. */
export interface ColumnsExpression extends NodeSpan {
  readonly kind: "columns";
  readonly pattern: Expression | Star;
  /** `*COLUMNS(…)`, also written `UNPACK(COLUMNS(…))`: all the columns at once, as a list of arguments. */
  readonly unpacked: boolean;
}

/** `[value for x in list if condition]`; the second parameter, if there is one, is the place in the list. */
export interface Comprehension extends NodeSpan {
  readonly kind: "comprehension";
  readonly value: Expression;
  readonly parameters: readonly Identifier[];
  readonly list: Expression;
  readonly condition: Expression | undefined;
}

/** `#2`: the second column of FROM; `$2` and `t.$2` in other dialects. */
export interface PositionalReference extends NodeSpan {
  readonly kind: "positional";
  /** The table before the dot. */
  readonly table?: Identifier;
  /** From 1. */
  readonly position: number;
}

/** Text that is legal or might be, but is not understood; `reason` is a phrase such as "list comprehensions are not understood yet". */
export interface OpaqueExpression extends NodeSpan {
  readonly kind: "opaque";
  readonly reason: string;
  /** The text as written: printing gives it back unchanged. */
  readonly text: string;
  /** One value; otherwise it may stand for any number of columns. */
  readonly single: boolean;
}

/** Where an expression should be and none could be read; a syntax error was reported. */
export interface ErrorExpression extends NodeSpan {
  readonly kind: "error";
}

/** Anything that has a value. */
export type Expression =
  | Literal
  | TypedLiteral
  | IntervalLiteral
  | ColumnName
  | Unary
  | Binary
  | Logical
  | Between
  | InTest
  | IsTest
  | Like
  | Case
  | Cast
  | Extract
  | Call
  | Lambda
  | ScalarSubquery
  | Exists
  | Quantified
  | ListLiteral
  | StructLiteral
  | MapLiteral
  | Row
  | FieldAccess
  | Index
  | Slice
  | AtTimeZone
  | Collate
  | Parameter
  | ColumnsExpression
  | Comprehension
  | PositionalReference
  | OpaqueExpression
  | ErrorExpression;
