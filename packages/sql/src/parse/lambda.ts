import type { Expression, Identifier, Lambda } from "../ast/expression.ts";
import { token } from "../lex/token.ts";
import { expectName } from "./names.ts";
import { endAfter, startOf, take, type Parser } from "./parser.ts";
import { expectKind } from "./recovery.ts";

/** `lambda x, y: body`. */
export function lambda(p: Parser): Lambda {
  const start = startOf(p);
  p.at++;
  const parameters: Identifier[] = [];
  do parameters.push(expectName(p, "the name of a lambda's parameter"));
  while (take(p, token.comma));
  expectKind(p, token.colon, "`:` and the body of the lambda");
  const body = p.grammar.expression(p, 0);
  return { kind: "lambda", start, end: endAfter(p, start), parameters, body, keyword: true };
}

/** An argument `x -> …` or `(x, y) -> …` as a lambda; every other expression unchanged. */
export function asLambda(value: Expression): Expression {
  if (value.kind !== "binary" || value.operator !== "->") return value;
  const parameters = parametersOf(value.left);
  if (parameters === undefined) return value;
  return {
    kind: "lambda",
    start: value.start,
    end: value.end,
    parameters,
    body: value.right,
    keyword: false,
  };
}

function parametersOf(left: Expression): readonly Identifier[] | undefined {
  const names = left.kind === "row" ? left.elements : [left];
  const parameters: Identifier[] = [];
  for (const name of names) {
    const part = name.kind === "column" && name.parts.length === 1 ? name.parts[0] : undefined;
    if (part === undefined) return undefined;
    parameters.push(part);
  }
  return parameters;
}
