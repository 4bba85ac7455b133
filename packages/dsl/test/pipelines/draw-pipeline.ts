import { choicesOf, type Choices } from "./choices.ts";
import { after, type Tables } from "./interpret.ts";
import { hasOwnNames } from "./interpret-join.ts";
import type { Pipeline, Step } from "./pipeline.ts";
import type { Relation } from "./relation.ts";
import { Unusable } from "./scalar.ts";
import { stepDraws, type Drawing } from "./draw-step.ts";

/** A pipeline with the rows that it means. */
export interface Drawn {
  readonly pipeline: Pipeline;
  readonly result: Relation;
}

const mostSteps = 9;

/** Takes decisions from numbers: the same numbers give the same pipeline, and fewer a simpler one. */
export function drawPipeline(numbers: readonly number[], tables: Tables): Drawn {
  const choices = choicesOf(numbers);
  if (choices.rarely(60)) return replicated(choices, tables);
  const known = new Map(tables);
  const lets: Pipeline["lets"][number][] = [];
  let names = 0;
  const fresh = (): string => (choices.rarely(12) ? `new \`${++names}` : `c${++names}`);
  const drawing = { choices, tables: known, fresh };
  const count = choices.int(3);
  for (let i = 1; i <= count; i++) {
    const { steps, result } = drawSteps(drawing, choices.int(5));
    lets.push({ name: `let_${i}`, steps });
    known.set(`let_${i}`, result);
  }
  const main = drawSteps(drawing, 1 + choices.int(mostSteps));
  return { pipeline: { lets, steps: main.steps }, result: main.result };
}

function replicated(choices: Choices, tables: Tables): Drawn {
  const from: Step = { kind: "from", table: choices.pick([...tables.keys()]), alias: undefined };
  return {
    pipeline: { lets: [], steps: [from, { kind: "replicate" }] },
    result: after(undefined, from, tables),
  };
}

function drawSteps(
  given: Omit<Drawing, "relation" | "steps" | "joins">,
  count: number,
): { readonly steps: readonly Step[]; readonly result: Relation } {
  const { choices, tables } = given;
  const drawing = { ...given, joins: choices.rarely(2) ? 3 : 1 };
  const alias = choices.rarely(3) ? drawing.fresh() : undefined;
  const steps: Step[] = [{ kind: "from", table: choices.pick([...tables.keys()]), alias }];
  let relation = after(undefined, steps[0]!, tables);
  for (let i = 0; i < count && !choices.ended(); i++) {
    const step = choices.pick(stepDraws)({ ...drawing, relation, steps });
    const next = step === undefined ? undefined : tried(relation, step, tables);
    if (step === undefined || next === undefined || (next.size === 0 && !choices.rarely(8))) continue;
    steps.push(step);
    relation = next;
  }
  return { steps, result: relation };
}

/** What the step makes of the rows, where that is certain. */
function tried(relation: Relation, step: Step, tables: Tables): Relation | undefined {
  try {
    const next = after(relation, step, tables);
    return hasOwnNames(next) ? next : undefined;
  } catch (error) {
    if (error instanceof Unusable) return undefined;
    throw error;
  }
}
