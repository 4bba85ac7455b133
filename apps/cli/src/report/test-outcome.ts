import type { Diagnostic } from "@rocky/ir";
import type { Compilation, ProjectTestEvent, TableTestResult, UnitTestResult } from "@rocky/sdk/node";
import { messagesOf, type Context } from "../context.ts";
import { liveLine } from "./progress.ts";

/** Everything that testing a project came to. */
export interface TestOutcome {
  readonly compilation: Compilation;
  /** Findings that kept the tests from running. */
  readonly refused: readonly Diagnostic[];
  readonly units: readonly UnitTestResult[];
  readonly tables: readonly TableTestResult[];
}

/** Follows the tests to their end, with a live line on a terminal. */
export async function followTests(
  context: Context,
  events: AsyncIterable<ProjectTestEvent>,
): Promise<TestOutcome> {
  const live = liveLine(messagesOf(context), context.quiet ? { TERM: "dumb" } : context.environment);
  const units: UnitTestResult[] = [];
  const tables: TableTestResult[] = [];
  let refused: readonly Diagnostic[] = [];
  let compilation: Compilation | undefined;
  let total = 0;
  try {
    for await (const event of events) {
      switch (event.kind) {
        case "compiled":
          compilation = event.compilation;
          break;
        case "refused":
          refused = event.errors;
          break;
        case "started":
          total = event.tests;
          break;
        case "unit-test":
          units.push(event.result);
          break;
        case "table-test":
          tables.push(event.result);
          break;
      }
      live.show(total === 0 ? "" : `${units.length + tables.length}/${total} tests`);
    }
  } finally {
    live.show("");
  }
  if (compilation === undefined) throw new Error("the tests ended without a compilation");
  return { compilation, refused, units, tables };
}

/** Whether a test failed so that a command must fail. */
export function hasFailed(result: UnitTestResult | TableTestResult): boolean {
  return result.status === "failed" || result.status === "errored";
}

/** Whether nothing failed and nothing was refused. */
export function isGood({ refused, units, tables }: TestOutcome): boolean {
  return refused.length === 0 && !units.some(hasFailed) && !tables.some(hasFailed);
}
