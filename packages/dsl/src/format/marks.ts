import type { NodeSpan, RockyFile } from "../ast.ts";
import { nodesOf } from "./nodes.ts";

/** How the line of a step begins. */
interface StepMark {
  readonly depth: number;
  /** A blank line is before it. */
  readonly blank: boolean;
}

/** What the tokens of a file are for, by the offsets at which they start. */
export interface Marks {
  /** Steps and `let`. */
  readonly steps: ReadonlyMap<number, StepMark>;
  /** Items of lists in braces and brackets, which need no comma between them. */
  readonly items: ReadonlySet<number>;
  /** Every `-` with one operand. */
  readonly signs: ReadonlySet<number>;
  /** Types, which are spelled as a dialect spells them, by their start. */
  readonly types: ReadonlyMap<number, NodeSpan & { readonly text: string }>;
}

/** Says what the tokens of a file are for. */
export function marksOf(file: RockyFile): Marks {
  const items = new Set<number>();
  const signs = new Set<number>();
  const types = new Map<number, NodeSpan & { readonly text: string }>();
  for (const node of nodesOf(file)) {
    for (const { start } of itemsOf(node)) items.add(start);
    if (node.kind === "unary" && node.operator === "-") signs.add(node.start);
    if (node.kind === "sort-item" && node.minus) signs.add(node.start);
    if (node.kind === "cast") types.set(node.type.start, node.type);
  }
  return { steps: stepsOf(file), items, signs, types };
}

function stepsOf(file: RockyFile): Marks["steps"] {
  const steps = new Map<number, StepMark>();
  for (const [i, each] of file.lets.entries()) {
    steps.set(each.start, { depth: 0, blank: i > 0 });
    for (const step of each.steps) steps.set(step.start, { depth: 1, blank: false });
  }
  for (const [i, step] of file.steps.entries())
    steps.set(step.start, { depth: 0, blank: i === 0 && file.lets.length > 0 });
  return steps;
}

function itemsOf(node: ReturnType<typeof nodesOf>[number]): readonly NodeSpan[] {
  switch (node.kind) {
    case "group":
      return node.aggregates;
    case "derive":
      return node.items;
    case "select":
      return node.items;
    case "join":
      return node.keep ?? [];
    case "match":
      return node.arms;
    case "in":
      return node.list;
    default:
      return [];
  }
}
