import type { SqlType } from "@rocky/ir";

/**
 * What is known of a constant beside its type. Engines convert constants more freely than columns: an integer constant
 * fits every type that can hold its value, a string constant becomes whatever stands on the other side.
 */
export type LiteralValue =
  | { readonly kind: "integer"; readonly value: bigint }
  | { readonly kind: "string"; readonly text: string }
  /** A number with a point or an exponent, where such constants have no certain type of their own. */
  | { readonly kind: "float" }
  /** A NULL with a type, as `CAST(NULL AS DATE)`; a bare NULL has the type `null` and no literal. */
  | { readonly kind: "null" };

/**
 * The type of an expression as rules see it. `literal` is there only for a bare constant (parentheses around it do
 * not matter, a column, an operator and a cast do, unless it is a cast of NULL). A bare NULL has the type `null`.
 */
export interface ValueType {
  readonly type: SqlType;
  readonly literal?: LiteralValue | undefined;
  /** What an array of constants or a struct is made of, where its parts convert one by one. */
  readonly parts?: readonly ValueType[] | undefined;
  /** A text made of constants, which the engine computes before it looks for the function that takes it. */
  readonly computed?: boolean | undefined;
  /** It may be a constant that comes to NULL, and the engine would know before it looks for what takes it. */
  readonly unsure?: boolean | undefined;
}
