import type { ColumnsExpression, Expression, NodeSpan, Star } from "../ast/expression.ts";
import { childrenOf } from "../ast/children.ts";
import { expandStar, shownColumns, columnOf, type Expansion, type Output, type StarScope } from "./star.ts";
import { bindExpression } from "./expression/bind.ts";
import { replaceNode } from "../ast/replace.ts";
import type { ScopeColumn } from "./relation-scope.ts";
import { unknownValue } from "./value.ts";

/** The first COLUMNS(…) of an expression, queries inside it excluded. */
export function findColumns(root: Expression | Star): ColumnsExpression | undefined {
  const open: (Expression | Star)[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === "columns") return node;
    open.push(...childrenOf(node));
  }
  return undefined;
}

/** Expands an expression with COLUMNS(…) in it: once for each column that matches, named after the column. */
export function expandColumns(star: StarScope, root: Expression, columns: ColumnsExpression): Expansion {
  const matching = matchingColumns(star, columns);
  if (matching === undefined) {
    return { outputs: [], gap: "COLUMNS with a list or a lambda is not expanded" };
  }
  const outputs = matching.outputs.map((output) => {
    if (root === columns) return { ...output, node: root };
    const name = { kind: "identifier", name: output.name, quoted: true, ...placeOf(columns) } as const;
    const made = replaceNode(root, columns, { kind: "column", parts: [name], ...placeOf(columns) });
    const value =
      made === undefined
        ? unknownValue("COLUMNS stands where it cannot be expanded")
        : bindExpression(star.scope, made);
    return { name: output.name, value, node: root };
  });
  return { outputs, gap: matching.gap };
}

function placeOf(node: NodeSpan): NodeSpan {
  return { start: node.start, end: node.end };
}

function matchingColumns(star: StarScope, { pattern }: ColumnsExpression): Expansion | undefined {
  if (pattern.kind === "star") return expandStar(star, pattern);
  if (pattern.kind !== "literal" || pattern.literal !== "string") return undefined;
  const test = patternTest(pattern.text);
  if (test === undefined) return undefined;
  const shown: readonly ScopeColumn[] = shownColumns(star.from);
  const outputs = shown
    .filter((column) => test.test(column.name))
    .map((column): Output => ({ name: column.name, value: columnOf(star.scope, column), node: pattern }));
  return { outputs, gap: star.from.relations.find((relation) => !relation.complete)?.reason };
}

/** The pattern as a regular expression of this language; `undefined` when it is written for another one. */
function patternTest(text: string): RegExp | undefined {
  try {
    return new RegExp(text, "u");
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
