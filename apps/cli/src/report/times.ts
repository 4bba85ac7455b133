import { resolve } from "node:path";
import type { Phase } from "@rocky/sdk/node";
import type { Given } from "../command.ts";
import type { Context } from "../context.ts";
import { timingsText, writeTrace } from "./timings.ts";

/** Phases of a compilation, when its printing began, and when its answer began to be kept, where it is. */
interface Times {
  readonly phases: readonly Phase[];
  readonly printing: number;
  readonly keeping?: number | undefined;
}

/** Shows what each phase took, as `--timings` and `--trace` ask. */
export function showTimes(context: Context, given: Given, times: Times): void {
  const trace = given.text("trace");
  if (trace === undefined && !given.flag("timings")) return;
  const phases = withEnds(times);
  if (trace !== undefined) writeTrace(resolve(context.cwd, trace), phases);
  if (given.flag("timings")) context.stderr.write(timingsText(phases, context.stderr));
}

/** Phases of a compilation with what was before and after it; the clock starts with the process. */
function withEnds({ phases, printing, keeping }: Times): readonly Phase[] {
  const phase = (name: string, start: number, end: number): Phase => ({
    name,
    start,
    end,
    spent: end - start,
    counts: {},
  });
  return [
    phase("start", 0, phases[0]?.start ?? printing),
    ...phases,
    phase("print", printing, keeping ?? performance.now()),
    ...(keeping === undefined ? [] : [phase("keep", keeping, performance.now())]),
  ];
}
