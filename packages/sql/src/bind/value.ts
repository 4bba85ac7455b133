import { unknownType, type Nullability } from "@rocky/ir";
import type { LiteralValue, ValueType } from "../types/value-type.ts";
import { noFacts, type Facts } from "./facts.ts";
import { noSources, type Source } from "./source.ts";

/** What an expression was found to be; made by {@link valueOf} and by copying one with some fields changed. */
export interface BoundValue extends Required<ValueType> {
  readonly nullability: Nullability;
  readonly sources: readonly Source[];
  readonly facts: Facts;
  /** The column's own spelling, when the expression is a plain column; the engine names the output after it. */
  readonly name: string | undefined;
  /** The id of the column or of the group key that the value is, unchanged. */
  readonly identity: number | undefined;
  /** Columns (by id) of which one is NULL where the value is; absent where it may be NULL for another reason. */
  readonly nullBy: readonly number[] | undefined;
  /** It is the name of what is made of constants. */
  readonly constant: boolean | undefined;
  /** The constant that a key of GROUP BY is. The engine takes it for a column. */
  readonly fixed: LiteralValue | undefined;
  /** What a condition comes to, whatever the data. */
  readonly truth: boolean | undefined;
}

type Known = "type" | "nullability" | "sources" | "facts";

/** Makes a value. All have the same fields in one order, which is what makes reading them quick. */
export function valueOf(parts: Pick<BoundValue, Known> & Partial<Omit<BoundValue, Known>>): BoundValue {
  return {
    type: parts.type,
    literal: parts.literal,
    parts: parts.parts,
    computed: parts.computed,
    unsure: parts.unsure,
    nullability: parts.nullability,
    sources: parts.sources,
    facts: parts.facts,
    name: parts.name,
    identity: parts.identity,
    nullBy: parts.nullBy,
    constant: parts.constant,
    fixed: parts.fixed,
    truth: parts.truth,
  };
}

/** A value of which nothing is known, for a reason that completes "the type is unknown because …". */
export function unknownValue(
  reason: string,
  sources: readonly Source[] = noSources,
  nullability: Nullability = "unknown",
): BoundValue {
  return valueOf({ type: unknownType(reason), nullability, sources, facts: noFacts });
}

/** The reason of values that follow from text with an error; whoever sees it says nothing more. */
export const errorReason = "the text has an error";

/** The value of an expression that was found wrong and reported. */
export function failedValue(sources: readonly Source[] = noSources): BoundValue {
  return unknownValue(errorReason, sources);
}

/** Whether any of the values has a type that is not known at its top level. */
export function firstUnknown(values: readonly BoundValue[]): string | undefined {
  for (const value of values) if (value.type.kind === "unknown") return value.type.reason;
  return undefined;
}
