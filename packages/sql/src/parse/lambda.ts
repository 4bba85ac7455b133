import type { Expression, Identifier, Lambda } from "../ast/expression.ts";
import { token } from "../lex/token.ts";
import { expectName, isAnyName } from "./names.ts";
import { endAfter, kind, kindAhead, startOf, take, type Parser } from "./parser.ts";
import { expectKind } from "./recovery.ts";
import { typeName } from "./type-name.ts";

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

/** `x INT -> …` and `(a INT, b INT) -> …`; `undefined` where no type stands before an arrow. */
export function typedLambda(p: Parser): Lambda | undefined {
  if (!hasTypes(p)) return undefined;
  const start = startOf(p);
  const parameters: Identifier[] = [];
  const many = take(p, token.leftParen);
  do {
    parameters.push(expectName(p, "the name of a lambda's parameter"));
    if (isAnyName(p)) typeName(p);
  } while (many && take(p, token.comma));
  if (many) expectKind(p, token.rightParen, "`)`");
  expectKind(p, token.arrow, "`->` and the body of the lambda");
  const body = p.grammar.expression(p, 0);
  return { kind: "lambda", start, end: endAfter(p, start), parameters, body, keyword: false };
}

/** Whether a name, a type and later an arrow are next, maybe several in parentheses. */
function hasTypes(p: Parser): boolean {
  const many = kind(p) === token.leftParen ? 1 : 0;
  if (!isAnyName(p, many)) return false;
  let isTyped = false;
  let depth = 0;
  for (let distance = many + 1; distance < 60; distance++) {
    const next = kindAhead(p, distance);
    if (next === token.leftParen) depth++;
    else if (next === token.rightParen) depth--;
    if (next === token.arrow && depth === -many) return isTyped;
    if (next === token.word && depth === 0) isTyped = true;
    if (next === token.end || depth < -many || (next === token.comma && depth === 0 && many === 0))
      return false;
  }
  return false;
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
