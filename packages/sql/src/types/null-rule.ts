import type { Nullability } from "@rocky/ir";

/**
 * When the result of an operator or a function may be NULL:
 * `strict`: only when some argument is NULL; `first`: only when the first argument is NULL; `rest`: only when another
 * argument than the first is NULL; `coalesce`: only when all arguments are NULL; `never`: never; `nullable`: whatever the
 * arguments are; `passing`: whatever the arguments are, and certainly when one is NULL; `defaulted`: as `nullable`, unless
 * a third argument is there to stand in, then `strict`. Of aggregates: `no-rows`: only when there is no input row; `no-input`: only when there is no input row or
 * some argument is NULL.
 */
export type NullRule =
  | "strict"
  | "first"
  | "rest"
  | "coalesce"
  | "never"
  | "nullable"
  | "passing"
  | "defaulted"
  | "no-rows"
  | "no-input";

/** Whatever may be NULL or not. */
export interface HasNullability {
  readonly nullability: Nullability;
}

const nullable: HasNullability = { nullability: "nullable" };

/**
 * Applies a rule to the nullabilities of the arguments. `inputRows` says whether an aggregate is certain to see a row: each
 * group of a GROUP BY has one, but a FILTER or an empty frame of a window may leave none.
 */
export function nullabilityBy(
  rule: NullRule,
  args: readonly HasNullability[],
  inputRows: "certain" | "possible" = "possible",
): Nullability {
  switch (rule) {
    case "never":
      return "not-null";
    case "nullable":
    case "passing":
      return "nullable";
    case "defaulted":
      return args.length > 2 ? worst(args) : "nullable";
    case "strict":
      return worst(args);
    case "first":
      return args[0]?.nullability ?? "nullable";
    case "rest":
      return worst(args.slice(1));
    case "coalesce":
      return args.some(isNotNull) ? "not-null" : worst(args.length === 0 ? [nullable] : args);
    case "no-rows":
      return inputRows === "certain" ? "not-null" : "nullable";
    case "no-input":
      return inputRows === "certain" ? worst(args) : "nullable";
  }
}

function isNotNull({ nullability }: HasNullability): boolean {
  return nullability === "not-null";
}

/** What is NULL as soon as one of some values is. */
export function worst(values: readonly HasNullability[]): Nullability {
  let found: Nullability = "not-null";
  for (const { nullability } of values) {
    if (nullability === "nullable") return "nullable";
    if (nullability === "unknown") found = "unknown";
  }
  return found;
}
