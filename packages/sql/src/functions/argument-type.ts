import type { SqlType } from "@rocky/ir";
import type { ValueType } from "../types/value-type.ts";

/** A lambda given to a function. */
export interface LambdaArgument {
  /** How many parameters it names. */
  readonly parameters: number;
  /** Types the body with the parameters' types, as many as `parameters`. */
  readonly body: (parameters: readonly SqlType[]) => ValueType;
}

/** An argument of a call: its type, or a lambda (then `type` is not looked at). `name` for `name := value`. */
export interface ArgumentType extends ValueType {
  readonly name?: string;
  /** The name of a plain column, which some functions take for the argument's. */
  readonly column?: string;
  /** The texts of a list of constant texts. */
  readonly texts?: readonly string[];
  /** The fields of a struct of constant texts. */
  readonly fields?: readonly { readonly name: string; readonly text: string }[];
  readonly lambda?: LambdaArgument;
}
