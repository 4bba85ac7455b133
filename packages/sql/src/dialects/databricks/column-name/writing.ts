import type { Expression } from "../../../ast/expression.ts";
import type { Naming } from "../../naming.ts";

/** What writing an expression needs to know. */
export interface Writing extends Naming {
  /** The parameters of the lambdas around the expression, in lower case. */
  readonly parameters: ReadonlySet<string>;
  /** Writes any expression; `undefined` where its spelling is not certain. */
  readonly text: (node: Expression, writing: Writing) => string | undefined;
}

/** Puts parts together when all of them are certain. */
export function all(
  parts: readonly (string | undefined)[],
  write: (...parts: readonly string[]) => string,
): string | undefined {
  const known = parts.filter((part) => part !== undefined);
  return known.length === parts.length ? write(...known) : undefined;
}
