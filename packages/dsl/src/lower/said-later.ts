import type { ColumnRef, Expression, Name, Step } from "../ast.ts";

/** The columns with a qualifier that steps read, by `qualifier.column` in lower case. */
export function qualifiedIn(steps: readonly Step[]): ReadonlyMap<string, ColumnRef> {
  const found = new Map<string, ColumnRef>();
  const add = (column: ColumnRef): void => {
    const [first, second] = column.parts;
    if (first === undefined || second === undefined) return;
    found.set(`${first.text}.${second.text}`.toLowerCase(), column);
  };
  for (const step of steps) for (const column of columnsOfStep(step)) add(column);
  return found;
}

/** The names without a table (lower case) that steps read before a step gives them a meaning of their own. */
export function namesIn(steps: readonly Step[]): ReadonlyMap<string, Name> {
  const found = new Map<string, Name>();
  const made = new Set<string>();
  const add = (columns: readonly ColumnRef[]): void => {
    for (const { parts } of columns) {
      const [first, second] = parts;
      const key = first?.text.toLowerCase() ?? "";
      if (first !== undefined && second === undefined && !made.has(key)) found.set(key, first);
    }
  };
  for (const step of steps) {
    if (step.kind === "derive") {
      for (const { name, value } of step.items) {
        add(columnsIn([value]));
        made.add(name.text.toLowerCase());
      }
    } else if (step.kind === "where" || step.kind === "select" || step.kind === "sort") {
      add(columnsOfStep(step));
    } else if (step.kind !== "take") {
      break;
    }
  }
  return found;
}

/** Whether the order of the rows lasts to a `take` or to the end. */
export function needsOrder(steps: readonly Step[]): boolean {
  for (const { kind } of steps) {
    if (kind === "take") return true;
    if (kind === "sort" || kind === "group" || kind === "union") return false;
  }
  return true;
}

function columnsOfStep(step: Step): readonly ColumnRef[] {
  switch (step.kind) {
    case "where":
      return columnsIn([step.condition]);
    case "group":
      return [...step.keys, ...columnsIn(step.aggregates.map(({ value }) => value))];
    case "derive":
      return columnsIn(step.items.map(({ value }) => value));
    case "select":
      return step.items.filter((item) => item.kind === "column");
    case "join":
      return [...step.keys, ...(step.keep ?? []).filter((item) => item.kind === "column")];
    case "sort":
      return step.items.map(({ column }) => column);
    case "from":
    case "take":
    case "distinct":
    case "union":
    case "replicate":
      return [];
  }
}

/** All columns in expressions. */
function columnsIn(roots: readonly Expression[]): readonly ColumnRef[] {
  const columns: ColumnRef[] = [];
  const open = [...roots];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    switch (node.kind) {
      case "literal":
        break;
      case "column":
        columns.push(node);
        break;
      case "parenthesised":
        open.push(node.expression);
        break;
      case "call":
        open.push(...node.arguments);
        columns.push(...(node.over?.partition ?? []), ...(node.over?.sort ?? []).map((item) => item.column));
        break;
      case "unary":
      case "is-null":
      case "cast":
        open.push(node.operand);
        break;
      case "binary":
        open.push(node.left, node.right);
        break;
      case "in":
        open.push(node.operand, ...node.list);
        break;
      case "match":
        open.push(node.subject);
        for (const { pattern, result } of node.arms) {
          open.push(result);
          if (pattern !== undefined) open.push(pattern.value);
        }
        break;
    }
  }
  return columns;
}
