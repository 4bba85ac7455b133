import type { Argument, Call, Expression, Identifier } from "../ast/expression.ts";
import { endAfter, type Parser } from "./parser.ts";

/** What a call has at least. */
export interface CallParts {
  readonly name: readonly Identifier[];
  readonly arguments: readonly Argument[];
}

/** A call that ends before the next token, without DISTINCT, ORDER BY, FILTER or OVER. */
export function call(p: Parser, start: number, parts: CallParts): Call {
  return {
    kind: "call",
    start,
    end: endAfter(p, start),
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

/** An argument without a name. */
export function positionalArgument(p: Parser, value: Expression, start: number): Argument {
  return { kind: "argument", start, end: endAfter(p, start), name: undefined, value };
}
