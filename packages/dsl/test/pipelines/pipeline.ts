/** What a value of the tables may be. */
export type Kind = "int" | "real" | "text" | "bool" | "date";

/** A cell; dates are texts such as `2026-01-31`. */
export type Value = number | string | boolean | null;

/** A column as an author names it. */
export interface Named {
  readonly qualifier: string | undefined;
  readonly name: string;
}

/** A key of a `sort` or of a window. */
export interface SortKey {
  readonly column: Named;
  readonly descending: boolean;
}

/** An end of a frame: so many rows or values away. */
export type Bound = "unbounded" | "current" | number;

export interface Frame {
  readonly unit: "rows" | "range";
  readonly start: Bound;
  readonly end: Bound;
}

export interface Window {
  readonly partition: readonly Named[];
  readonly sort: readonly SortKey[];
  readonly frame: Frame | undefined;
}

export type Comparison = "==" | "!=" | "<" | "<=" | ">" | ">=";

export type Infix = "+" | "-" | "*" | "/" | "%" | "and" | "or" | Comparison;

export interface Arm {
  /** Undefined is `_`. */
  readonly pattern: { readonly operator: Comparison; readonly value: Expression } | undefined;
  readonly result: Expression;
}

/** The expressions of the language, as a plain tree that the tests own. */
export type Expression =
  | { readonly kind: "literal"; readonly type: Kind; readonly value: Value }
  | ({ readonly kind: "column" } & Named)
  | {
      readonly kind: "infix";
      readonly operator: Infix;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: "prefix"; readonly operator: "not" | "-"; readonly operand: Expression }
  | { readonly kind: "is-null"; readonly operand: Expression; readonly negated: boolean }
  | {
      readonly kind: "in";
      readonly operand: Expression;
      readonly list: readonly Expression[];
      readonly negated: boolean;
    }
  | { readonly kind: "match"; readonly subject: Expression; readonly arms: readonly Arm[] }
  | {
      readonly kind: "call";
      readonly name: string;
      readonly args: readonly Expression[];
      readonly distinct: boolean;
    }
  | {
      readonly kind: "window";
      readonly name: string;
      readonly args: readonly Expression[];
      readonly window: Window;
    }
  | { readonly kind: "cast"; readonly operand: Expression; readonly type: Kind; readonly safe: boolean };

/** `name: expression` of a group or a derive. */
export interface Assignment {
  readonly name: string;
  readonly value: Expression;
}

/** `column`, `alias.column`, `*`, `alias.*`. */
export type Selected = Named | { readonly all: string | undefined };

/** The steps of the language. */
export type Step =
  | { readonly kind: "from"; readonly table: string; readonly alias: string | undefined }
  | { readonly kind: "where"; readonly condition: Expression }
  | { readonly kind: "group"; readonly keys: readonly Named[]; readonly aggregates: readonly Assignment[] }
  | { readonly kind: "derive"; readonly items: readonly Assignment[] }
  | { readonly kind: "select"; readonly items: readonly Selected[] }
  | {
      readonly kind: "join";
      readonly join: "inner" | "left" | "right" | "full" | "cross";
      readonly table: string;
      readonly alias: string | undefined;
      /** The name is that of both sides; a qualifier says of which table the left one is. */
      readonly keys: readonly Named[];
      readonly keep: readonly Selected[] | undefined;
    }
  | { readonly kind: "sort"; readonly keys: readonly SortKey[] }
  | { readonly kind: "take"; readonly count: number }
  | { readonly kind: "distinct" }
  | { readonly kind: "union"; readonly all: boolean; readonly tables: readonly string[] }
  | { readonly kind: "replicate" };

/** A file: pipelines with names, and the one whose rows the model has. */
export interface Pipeline {
  readonly lets: readonly { readonly name: string; readonly steps: readonly Step[] }[];
  readonly steps: readonly Step[];
}
