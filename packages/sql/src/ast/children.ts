import type { Argument, Expression, Star } from "./expression.ts";
import type { OrderItem, WindowSpecification } from "./query.ts";

/** The expressions directly inside an expression, in order of text; queries are not entered. */
export function childrenOf(node: Expression | Star): readonly (Expression | Star)[] {
  switch (node.kind) {
    case "literal":
    case "typed-literal":
    case "column":
    case "parameter":
    case "positional":
    case "subquery":
    case "exists":
    case "opaque":
    case "error":
      return [];
    case "star":
      return [
        ...node.replace.map((replacement) => replacement.expression),
        ...(node.filter === undefined ? [] : [node.filter.pattern, ...present(node.filter.escape)]),
      ];
    case "interval":
      return [node.value];
    case "unary":
    case "is":
    case "cast":
    case "extract":
    case "field":
    case "collate":
      return [node.operand];
    case "binary":
      return [node.left, node.right];
    case "logical":
      return node.operands;
    case "between":
      return [node.operand, node.low, node.high];
    case "in":
      return [node.operand, ...(node.list ?? []), ...present(node.collection)];
    case "like":
      return [node.operand, node.pattern, ...present(node.escape)];
    case "case":
      return [
        ...present(node.operand),
        ...node.branches.flatMap((branch) => [branch.when, branch.result]),
        ...present(node.otherwise),
      ];
    case "call":
      return [
        ...node.arguments.map((argument: Argument) => argument.value),
        ...ofOrder(node.orderBy),
        ...ofOrder(node.withinGroup),
        ...present(node.filter),
        ...(node.over?.kind === "window" ? ofWindow(node.over) : []),
      ];
    case "lambda":
      return [node.body];
    case "quantified":
      return [node.operand, ...present(node.collection)];
    case "list":
    case "row":
      return node.elements;
    case "struct":
    case "map":
      return node.entries.flatMap((entry) => [entry.key, entry.value]);
    case "index":
      return [node.operand, node.index];
    case "slice":
      return [node.operand, ...present(node.from), ...present(node.to), ...present(node.step)];
    case "at-time-zone":
      return [node.operand, node.zone];
    case "columns":
      return [node.pattern];
    case "comprehension":
      return [node.value, node.list, ...present(node.condition)];
  }
}

function present(node: Expression | undefined): readonly Expression[] {
  return node === undefined ? [] : [node];
}

function ofOrder(items: readonly OrderItem[]): readonly (Expression | Star)[] {
  return items.map((item) => item.expression);
}

function ofWindow(window: WindowSpecification): readonly (Expression | Star)[] {
  const { frame } = window;
  return [
    ...window.partitionBy,
    ...ofOrder(window.orderBy),
    ...present(frame?.from.offset),
    ...present(frame?.to?.offset),
  ];
}

/** Whether nothing can be inside a node; most of a query's expressions are such. */
export function isLeaf({ kind }: Expression | Star): boolean {
  return kind === "column" || kind === "literal" || kind === "typed-literal" || kind === "parameter";
}

/** Whether a node or one inside it (queries excluded) satisfies `test`; does not recurse. */
export function someNode(
  root: Expression | Star,
  test: (node: Expression | Star) => "yes" | "no" | "skip",
): boolean {
  if (isLeaf(root)) return test(root) === "yes";
  const open: (Expression | Star)[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const answer = test(node);
    if (answer === "yes") return true;
    if (answer === "no") open.push(...childrenOf(node));
  }
  return false;
}
