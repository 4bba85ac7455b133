import { openCompileCache } from "@rocky/sdk/cache";
import { cacheWanted } from "../compile-cache.ts";
import type { Context } from "../context.ts";
import type { ExitCode } from "../exit-code.ts";
import { reportFailure } from "../failure.ts";
import { contextOf, type Process } from "../process.ts";
import { printCachedLineage } from "../report/cached-lineage.ts";
import { printCached } from "../report/cached.ts";
import { showTimes } from "../report/times.ts";
import { lazySinkOf, sinkOf } from "../terminal/sink.ts";
import { projectOptions } from "../variables.ts";
import { readWarmQuestion, type WarmQuestion } from "./warm-question.ts";

/** An exit code where the question was answered; otherwise whether what earlier compilations left was looked at. */
export type WarmAnswer = ExitCode | "missed" | "not asked";

/**
 * Answers what earlier compilations of a project left an answer to. Nothing else of Rocky is loaded for it, not even the parser of command
 * lines. Never rejects; where it does not answer, nothing was printed but notes.
 */
export async function answerWarm(process: Process): Promise<WarmAnswer> {
  const question = readWarmQuestion(process.argv.slice(2));
  if (question === undefined) return "not asked";
  const stdout = sinkOf(process.stdout, process.env);
  const stderr = lazySinkOf(() => process.stderr, process.env);
  const signal = new AbortController().signal;
  let context: Context | undefined;
  try {
    context = { ...contextOf(process, question), stdout, stderr, signal, isCacheMissed: false };
    const answer = await answerOf(context, question, performance.now());
    if (typeof answer === "string") return answer;
    const problem = (await stdout.written()) ?? (await stderr.written());
    if (problem !== undefined) throw problem;
    return answer;
  } catch (error) {
    const exitCode = reportFailure(error, { stdout, stderr, environment: process.env, context });
    await stderr.written();
    return exitCode;
  }
}

async function answerOf(
  context: Context,
  { name, given }: WarmQuestion,
  started: number,
): Promise<WarmAnswer> {
  const options = cacheWanted(context, given);
  if (options === undefined || (name === "compile" && context.output !== "json")) return "not asked";
  const cache = openCompileCache(context.cwd, projectOptions(context, given), options);
  switch (name) {
    case "compile": {
      const printed = await printCached(context, cache, started);
      if (printed === undefined) return "missed";
      showTimes(context, given, printed);
      return printed.exitCode;
    }
    case "lineage": {
      const models = await cache.models();
      if (models === undefined) return "missed";
      return (await printCachedLineage(context, given, models)) ?? "missed";
    }
  }
}
