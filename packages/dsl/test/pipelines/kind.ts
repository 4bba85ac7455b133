import type { Expression, Kind, Named } from "./pipeline.ts";

/** The kind of an expression's values. */
export function kindOf(expression: Expression, kindNamed: (named: Named) => Kind): Kind {
  const inner = (each: Expression): Kind => kindOf(each, kindNamed);
  switch (expression.kind) {
    case "literal":
    case "cast":
      return expression.type;
    case "column":
      return kindNamed(expression);
    case "is-null":
    case "in":
      return "bool";
    case "prefix":
      return expression.operator === "not" ? "bool" : inner(expression.operand);
    case "infix": {
      if (expression.operator === "/") return "real";
      if (!"+-*%".includes(expression.operator)) return "bool";
      return widest([inner(expression.left), inner(expression.right)]);
    }
    case "match":
      return widest(expression.arms.map(({ result }) => inner(result)));
    case "call":
    case "window":
      return kindOfCall(expression.name, expression.args.map(inner));
  }
}

function widest(kinds: readonly Kind[]): Kind {
  return kinds.includes("real") ? "real" : kinds[0]!;
}

function kindOfCall(name: string, args: readonly Kind[]): Kind {
  if (["count", "length", "row_number", "rank", "dense_rank"].includes(name)) return "int";
  if (name === "avg") return "real";
  return name === "concat" ? "text" : widest(args);
}
