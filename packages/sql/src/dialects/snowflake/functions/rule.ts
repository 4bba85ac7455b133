import type { SqlType } from "@rocky/ir";
import type { ArgumentType } from "../../../functions/argument-type.ts";
import type { RuleCall, RuleResult } from "../../../functions/signatures/resolve-signature.ts";

/** A rule that results of signatures name. */
export type Rule = (call: RuleCall) => RuleResult;

/** A result that no source says. */
export const unmodelled: SqlType = { kind: "unknown", reason: "its result is not documented in full" };

/** The type of an argument by its place. */
export function typeAt({ args }: RuleCall, at: number): SqlType {
  return args[at]?.type ?? { kind: "null" };
}

/** A whole number that is written as an argument. */
export function wholeAt(args: readonly ArgumentType[], at: number): number | undefined {
  const literal = args[at]?.literal;
  return literal?.kind === "integer" ? Number(literal.value) : undefined;
}

/** A text that is written as an argument, in lower case. */
export function wordAt(args: readonly ArgumentType[], at: number): string | undefined {
  const literal = args[at]?.literal;
  return literal?.kind === "string" ? literal.text.toLowerCase() : undefined;
}
