import type { Binary, Expression } from "./expression.ts";

/** The conditions that must all hold where a condition holds. */
export function conjunctsOf(condition: Expression | undefined): readonly Expression[] {
  if (condition === undefined) return [];
  if (condition.kind === "logical" && condition.operator === "and") {
    return condition.operands.flatMap(conjunctsOf);
  }
  return [condition];
}

/** Those of them that say `a = b`. */
export function equalitiesIn(condition: Expression | undefined): readonly Binary[] {
  return conjunctsOf(condition).filter(
    (node): node is Binary => node.kind === "binary" && (node.operator === "=" || node.operator === "=="),
  );
}
