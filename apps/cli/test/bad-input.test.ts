import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { groups } from "./bad-input/groups.ts";
import { pageOf, type ShownCase } from "./bad-input/page.ts";
import { runCase, type CaseOutcome } from "./bad-input/run-case.ts";

const page = join(import.meta.dirname, "../../../docs/evidence/bad-input.md");
const outcomes = new Map<string, CaseOutcome>();

describe.each(groups)("$title", ({ cases }) => {
  test.concurrent.each(cases)("$name", async (given) => {
    const outcome = await runCase(given);
    const { output } = outcome;
    outcomes.set(given.name, outcome);
    expect({ exitCode: outcome.exitCode, leftOver: outcome.leftOver }, output).toEqual({
      exitCode: given.exitCode,
      leftOver: [],
    });
    for (const phrase of given.says) expect(output).toContain(phrase);
    for (const phrase of given.saysNot ?? []) expect(output).not.toContain(phrase);
    expect(output).not.toMatch(/Rocky itself failed|^\s+at .*:\d+|node:internal|UnhandledPromise/m);
  });
});

test("names are unique", () => {
  const names = groups.flatMap(({ cases }) => cases.map(({ name }) => name));
  expect(new Set(names).size).toBe(names.length);
});

test("the page in docs shows what was printed", (context) => {
  const shown = groups.map((group) => ({
    group,
    cases: group.cases.flatMap((given): readonly ShownCase[] => {
      const outcome = outcomes.get(given.name);
      return outcome === undefined ? [] : [{ given, outcome }];
    }),
  }));
  const isWhole = shown.every(({ group, cases }) => cases.length === group.cases.length);
  context.skip(!isWhole, "not all cases were run");
  context.skip(process.platform !== "linux", "the page has the words of Linux");
  const text = pageOf(shown);
  if (process.env["ROCKY_WRITE_EVIDENCE"] === "1") writeFileSync(page, text);
  expect(existsSync(page) ? readFileSync(page, "utf8") : "").toBe(text);
});
