import type { Diagnostic } from "@rocky/ir";
import type { Comment, From, Let, RockyFile, Step } from "../ast.ts";
import { report } from "../diagnostics.ts";
import type { Item } from "./item.ts";

/** What is known of a file beside its items. */
export interface FileParts {
  readonly comments: readonly Comment[];
  readonly file: string;
  readonly start: number;
  readonly end: number;
  /** It has syntax errors, so that steps may be missing. */
  readonly isBroken: boolean;
}

/** A file of its items: the steps after a `let` are its own, up to the next one or to a second `from`. */
export function fileOf(
  items: readonly Item[],
  { comments, file, start, end, isBroken }: FileParts,
): { readonly file: RockyFile; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const lets: { name: Let["name"]; start: number; steps: Step[] }[] = [];
  const main: Step[] = [];
  let steps = main;
  for (const item of items) {
    if (item.kind === "let") {
      steps = [];
      lets.push({ name: item.name, start: item.start, steps });
    } else {
      if (item.kind === "from" && steps.some((step) => step.kind === "from")) {
        if (steps === main) {
          diagnostics.push(report.secondFrom({ file, start: item.start, end: item.end }, {}));
          continue;
        }
        steps = main;
      }
      steps.push(item);
    }
  }
  const whole: RockyFile = {
    kind: "file",
    lets: lets.map((one) => ({
      kind: "let",
      name: one.name,
      steps: fromFirst(one.steps),
      start: one.start,
      end: one.steps.at(-1)?.end ?? one.name.end,
    })),
    steps: fromFirst(main),
    comments,
    start,
    end,
  };
  if (!isBroken) diagnostics.push(...missing(whole, file));
  return { file: whole, diagnostics: [...diagnostics, ...repeated(whole.lets, file)] };
}

/** A pipeline starts with what it reads, wherever that is written. */
function fromFirst(steps: readonly Step[]): readonly Step[] {
  if (steps[0]?.kind === "from") return steps;
  const from = steps.filter((step): step is From => step.kind === "from");
  return from.length === 0 ? steps : [...from, ...steps.filter((step) => step.kind !== "from")];
}

function missing({ lets, steps, start, end }: RockyFile, file: string): readonly Diagnostic[] {
  const found = lets
    .filter((one) => one.steps[0]?.kind !== "from")
    .map(({ name }) => report.noFrom({ file, start: name.start, end: name.end }, { pipeline: name.text }));
  if (steps[0]?.kind === "from") return found;
  const [first] = steps;
  const at = first === undefined ? { start: end, end } : { start: first.start, end: first.end };
  const span = { file, ...(end === start ? { start, end } : at) };
  return [
    ...found,
    report.noFrom(span, { pipeline: lets.length === 0 ? "This file" : "The pipeline of this file" }),
  ];
}

function repeated(lets: readonly Let[], file: string): readonly Diagnostic[] {
  const seen = new Set<string>();
  return lets.flatMap(({ name }) => {
    const key = name.text.toLowerCase();
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    const span = { file, start: name.start, end: name.end };
    return [report.repeatedName(span, { name: name.text, things: "lets" })];
  });
}
