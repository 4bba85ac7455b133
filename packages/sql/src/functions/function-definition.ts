import type { NullRule } from "../types/null-rule.ts";

/** What a function does with rows. A macro is an expression under a name; it may stand where a scalar function may. */
export type FunctionKind = "scalar" | "aggregate" | "window" | "macro";

/** A function of a dialect's catalogue that stands in expressions; all its overloads have one kind. */
export interface FunctionDefinition {
  /** As the catalogue writes it. */
  readonly name: string;
  readonly kind: FunctionKind;
  /** The name that this one is another spelling of. */
  readonly aliasOf?: string;
  /** When the result may be NULL; a resolution may know it better for its types. */
  readonly nulls: NullRule;
  /** Whether equal arguments give equal results, in one query and across queries. */
  readonly deterministic: boolean;
  /** A macro with no use for what it is given; the engine does not even look at it. */
  readonly ignoresArguments?: true;
  /** The parameter types of each overload with the result, as the engine writes them: `abs(DOUBLE) -> DOUBLE`. */
  readonly signatures: readonly string[];
}
