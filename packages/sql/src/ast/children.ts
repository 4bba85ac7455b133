import type { Expression, Star } from "./expression.ts";
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
      return noChildren;
    case "logical":
      return node.operands;
    case "list":
    case "row":
      return node.elements;
    default: {
      const children: (Expression | Star)[] = [];
      addChildren(children, node);
      return children;
    }
  }
}

const noChildren: readonly never[] = [];

/** Adds the expressions directly inside an expression to a list: walks have one list for all nodes. */
// oxlint-disable-next-line max-lines-per-function -- one line for each kind
function addChildren(to: (Expression | Star)[], node: Expression | Star): void {
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
      return;
    case "star":
      for (const replacement of node.replace) to.push(replacement.expression);
      if (node.filter === undefined) return;
      to.push(node.filter.pattern);
      addPresent(to, node.filter.escape);
      return;
    case "interval":
      to.push(node.value);
      if (node.more !== undefined) for (const one of node.more) to.push(one);
      return;
    case "unary":
    case "is":
    case "cast":
    case "extract":
    case "field":
    case "collate":
      to.push(node.operand);
      return;
    case "binary":
      to.push(node.left, node.right);
      return;
    case "logical":
      addAll(to, node.operands);
      return;
    case "between":
      to.push(node.operand, node.low, node.high);
      return;
    case "in":
      to.push(node.operand);
      addAll(to, node.list ?? noChildren);
      addPresent(to, node.collection);
      return;
    case "like":
      to.push(node.operand, node.pattern);
      addPresent(to, node.escape);
      return;
    case "case":
      addPresent(to, node.operand);
      for (const { when, result } of node.branches) to.push(when, result);
      addPresent(to, node.otherwise);
      return;
    case "call":
      for (const { value } of node.arguments) to.push(value);
      addOrder(to, node.orderBy);
      addOrder(to, node.withinGroup);
      addPresent(to, node.filter);
      if (node.over?.kind === "window") addWindow(to, node.over);
      return;
    case "lambda":
      to.push(node.body);
      return;
    case "quantified":
      to.push(node.operand);
      addPresent(to, node.collection);
      return;
    case "list":
    case "row":
      addAll(to, node.elements);
      return;
    case "struct":
    case "map":
      for (const { key, value } of node.entries) to.push(key, value);
      return;
    case "index":
      to.push(node.operand, node.index);
      return;
    case "slice":
      to.push(node.operand);
      addPresent(to, node.from);
      addPresent(to, node.to);
      addPresent(to, node.step);
      return;
    case "at-time-zone":
      to.push(node.operand, node.zone);
      return;
    case "columns":
      to.push(node.pattern);
      return;
    case "comprehension":
      to.push(node.value, node.list);
      addPresent(to, node.condition);
      return;
  }
}

function addPresent(to: (Expression | Star)[], node: Expression | undefined): void {
  if (node !== undefined) to.push(node);
}

function addAll(to: (Expression | Star)[], nodes: readonly Expression[]): void {
  for (const node of nodes) to.push(node);
}

function addOrder(to: (Expression | Star)[], items: readonly OrderItem[]): void {
  for (const { expression } of items) to.push(expression);
}

function addWindow(to: (Expression | Star)[], { partitionBy, orderBy, frame }: WindowSpecification): void {
  addAll(to, partitionBy);
  addOrder(to, orderBy);
  addPresent(to, frame?.from.offset);
  addPresent(to, frame?.to?.offset);
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
    if (answer === "no") addChildren(open, node);
  }
  return false;
}
