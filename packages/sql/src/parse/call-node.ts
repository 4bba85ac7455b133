import type { Argument, Call, Expression } from "../ast/expression.ts";
import { plainCall, type CallParts } from "../ast/plain-call.ts";
import { endAfter, type Parser } from "./parser.ts";

/** A plain call that ends before the next token. */
export function call(p: Parser, start: number, parts: CallParts): Call {
  return plainCall({ start, end: endAfter(p, start) }, parts);
}

/** An argument without a name. */
export function positionalArgument(p: Parser, value: Expression, start: number): Argument {
  return { kind: "argument", start, end: endAfter(p, start), name: undefined, value };
}
