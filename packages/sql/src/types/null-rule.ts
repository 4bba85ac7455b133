import type { Nullability } from "@rocky/ir";

/**
 * When the result of an operator or a function may be NULL:
 * `strict`: only when some argument is NULL; `first`: only when the first argument is NULL; `rest`: only when another argument than the first is NULL;
 * `coalesce`: only when all arguments are NULL; `never`: never; `nullable`: whatever the arguments are;
 * `no-input` (aggregates): only when no input row has its first argument not NULL, or there is no input row.
 */
export type NullRule = "strict" | "first" | "rest" | "coalesce" | "never" | "nullable" | "no-input";

/**
 * Applies a rule to the nullabilities of the arguments. For `no-input` they are those of the aggregated argument, and
 * `inputRows` says whether at least one row is certain to be there (each group of GROUP BY has one).
 */
export function nullabilityBy(
  rule: NullRule,
  args: readonly Nullability[],
  inputRows: "certain" | "possible" = "possible",
): Nullability {
  switch (rule) {
    case "never":
      return "not-null";
    case "nullable":
      return "nullable";
    case "strict":
      return worst(args);
    case "first":
      return args[0] ?? "nullable";
    case "rest":
      return worst(args.slice(1));
    case "coalesce":
      return args.includes("not-null") ? "not-null" : worst(args.length === 0 ? ["nullable"] : args);
    case "no-input":
      return inputRows === "certain" ? (args[0] ?? "nullable") : "nullable";
  }
}

function worst(args: readonly Nullability[]): Nullability {
  if (args.includes("nullable")) return "nullable";
  return args.includes("unknown") ? "unknown" : "not-null";
}
