import type { SqlType } from "@rocky/ir";
import type { Literal } from "../ast/expression.ts";
import type { NullRule } from "./null-rule.ts";
import type { Resolution } from "./resolution.ts";
import type { ValueType } from "./value-type.ts";

/** Where several values must become one type. Engines differ between these places, and some look at the order. */
export type UnificationContext =
  /** The branches of CASE and IF as written, ELSE last (a bare NULL where there is none). */
  | "case"
  /** COALESCE, IFNULL, GREATEST, LEAST. */
  | "coalesce"
  /** The columns that UNPIVOT puts into one. */
  | "unpivot"
  /** `[a, b]`, the keys or the values of a map. */
  | "array"
  /** A column of VALUES. */
  | "values"
  /** A column of UNION, INTERSECT or EXCEPT. */
  | "set"
  /** `a = b`, BETWEEN, CASE x WHEN y. */
  | "comparison"
  /** `x IN (a, b)`. */
  | "in";

/** The answer of {@link DialectTypes.commonType}. `none` is certain: the engine refuses the mixture. */
export type CommonType =
  | { readonly kind: "ok"; readonly type: SqlType }
  | { readonly kind: "none" }
  | { readonly kind: "unknown"; readonly reason: string };

/**
 * Whether a cast can work, and when its result may be NULL. `no` is certain: every value but NULL fails, at the latest when
 * the query runs.
 */
export interface CastRule {
  readonly allowed: "yes" | "no" | "unknown";
  readonly nulls: NullRule;
}

/** The type system of a dialect. Everything is pure; unknown argument types give unknown answers, never errors. */
export interface DialectTypes {
  /** The type that a name means, nested and with parameters; `undefined` for a name that is not a type. */
  readonly parse: (text: string) => SqlType | undefined;
  /** The type of a cast of a value to a name, where it is another than that of a column of the name. */
  readonly castType?: (text: string, from: ValueType) => SqlType | undefined;
  /** The names of types without parameters, in lower case. */
  readonly names: () => Iterable<string>;
  /** The type's name exactly as the engine shows it in DESCRIBE. */
  readonly print: (type: SqlType) => string;
  /** The type of a constant. */
  readonly literal: (node: Literal) => ValueType;
  /**
   * The result of an operator by its lower-case symbol or keyword: one operand for prefix and postfix operators, two or
   * three otherwise. Beside the operators of the grammar: `and`, `or`, `not`, `between` (operand, low, high), `[]` (index),
   * `[:]` (operand, then the bounds that are there), `like`, `ilike`, `glob`, `similar to`, `is null`, `in`, `at time zone`.
   */
  readonly operator: (operator: string, operands: readonly ValueType[]) => Resolution;
  /** The one type of several values. Constants give way to other values; among themselves they have their own types. No values at all have the type `null`. */
  readonly commonType: (values: readonly ValueType[], context: UnificationContext) => CommonType;
  /** CAST (`safe` false) or TRY_CAST (`safe` true). */
  readonly cast: (from: ValueType, to: SqlType, form: { readonly safe: boolean }) => CastRule;
  /** Whether a value becomes a type without a cast, as an argument of a function does. Unknown types do. */
  readonly converts: (from: ValueType, to: SqlType) => boolean;
  /** Whether a constant text is certainly none of a type's, so that reading it fails; what is not certain is `false`. */
  readonly isUnreadable: (text: string, type: SqlType) => boolean;
  /** A text that is not what it is read as gives a NULL; absent where the query fails. */
  readonly nullsForFailures?: true;
  /** Constants are computed before what takes them is looked for, so that a NULL which they come to has no type of its own. */
  readonly computesConstants?: true;
  /** `EXTRACT(field FROM x)`. */
  readonly extract: (field: string, operand: ValueType) => Resolution;
  /** The words for parts of dates, in lower case; `undefined` where others do not fail. */
  readonly dateParts?: ReadonlySet<string>;
  /**
   * The type of an interval with a unit (see `IntervalLiteral`), or without one with a constant text; `undefined` where the
   * text is not understood. Absent where there is only one type of intervals.
   */
  readonly interval?: (unit: string | undefined, text: string | undefined) => SqlType | undefined;
  /** The type that an output column gets from a value: constants settle, a bare NULL becomes the engine's choice. */
  readonly settle: (value: ValueType) => SqlType;
}
