import type { Expression, Identifier, Star } from "../ast/expression.ts";
import { childrenOf } from "../ast/children.ts";
import { replaceNodes } from "../ast/replace.ts";
import { word } from "../lex/words.ts";
import { token } from "../lex/token.ts";
import { call, positionalArgument } from "./call-node.ts";
import { isAnyName, takeName } from "./names.ts";
import { kind, take, takeWord, wordAhead, type Parser, startOf } from "./parser.ts";
import { closeBracket, expected, openBracket } from "./recovery.ts";

/** `WITH (a AS x, b AS a + 1, b * 2)`: the last expression with the values in the places of their names. */
export function withExpression(p: Parser): Expression {
  const start = startOf(p);
  p.at++;
  const opened = openBracket(p);
  const values = new Map<string, Expression>();
  while (isAnyName(p) && wordAhead(p, 1) === word.as) {
    const name = takeName(p).name.toLowerCase();
    takeWord(p, word.as);
    values.set(name, filled(p.grammar.expression(p, 0), values));
    if (!take(p, token.comma) && kind(p) !== token.rightParen) expected(p, "`,`");
  }
  const result = filled(p.grammar.expression(p, 0), values);
  closeBracket(p, opened);
  // A column alone would give its name to the output.
  const name: Identifier = { kind: "identifier", start, end: start, name: "coalesce", quoted: false };
  return call(p, start, { name: [name], arguments: [positionalArgument(p, result, result.start)] });
}

function filled(root: Expression, values: ReadonlyMap<string, Expression>): Expression {
  let made = root;
  for (const [name, value] of values) {
    const old = new Set<Expression>();
    collect(made, name, old);
    if (old.size > 0) made = replaceNodes(made, old, value);
  }
  return made;
}

function collect(root: Expression, name: string, to: Set<Expression>): void {
  const open: (Expression | Star)[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === "star") continue;
    const [part, more] = node.kind === "column" ? node.parts : [];
    if (part?.name.toLowerCase() === name && more === undefined) to.add(node);
    for (const one of childrenOf(node)) open.push(one);
  }
}
