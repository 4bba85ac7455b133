import type { CompileCache, Phase } from "@rocky/sdk/node";
import type { Context } from "../context.ts";
import { exitCodes, type ExitCode } from "../exit-code.ts";
import { printCompiledJson } from "../wire/compiled-json.ts";
import { coverageFrom } from "./coverage.ts";
import { wireTimings } from "./timings.ts";

/** What was printed from the cache: how the command ends, and what it took. */
interface PrintedFromCache {
  readonly exitCode: ExitCode;
  readonly phases: readonly Phase[];
  /** When the printing began. */
  readonly printing: number;
}

/** Prints the compilation of a project as JSON from what an earlier one left; nothing where that does not tell it. */
export async function printCached(
  context: Context,
  cache: CompileCache,
  started: number,
): Promise<PrintedFromCache | undefined> {
  const answer = await cache.answer(async (input) =>
    (await import("../wire/json-printer.ts")).jsonPrinter(input),
  );
  if (answer === undefined) return undefined;
  const { models, counts, hasErrors, compiled, readMs, compileMs } = answer;
  const printing = performance.now();
  const looked = started + readMs;
  const phases: readonly Phase[] = [
    { name: "look at files", start: started, end: looked, spent: readMs, counts: {} },
    {
      name: "compile again",
      start: looked,
      end: printing,
      spent: printing - looked,
      counts: { compiled, kept: models - compiled },
    },
  ];
  await printCompiledJson(context, {
    ...answer,
    expanded: undefined,
    coverage: () => coverageFrom(models, counts),
    timings: wireTimings({ phases, readMs, compileMs }),
  });
  return { exitCode: hasErrors ? exitCodes.failure : exitCodes.ok, phases, printing };
}
