import type { Argument, Call, Identifier, NodeSpan } from "./expression.ts";

/** What a call has at least. */
export interface CallParts {
  readonly name: readonly Identifier[];
  readonly arguments: readonly Argument[];
}

/** A call without DISTINCT, ORDER BY, FILTER or OVER. */
export function plainCall({ start, end }: NodeSpan, parts: CallParts): Call {
  return {
    kind: "call",
    start,
    end,
    name: parts.name,
    arguments: parts.arguments,
    distinct: false,
    orderBy: [],
    withinGroup: [],
    filter: undefined,
    nullTreatment: undefined,
    over: undefined,
  };
}
