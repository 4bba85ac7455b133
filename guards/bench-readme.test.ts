import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { withTables } from "../bench/harness/readme.mjs";

const bench = join(import.meta.dirname, "../bench");

test("the tables of bench/README.md are those of bench/results", () => {
  const text = readFileSync(join(bench, "README.md"), "utf8");
  const asked: string[] = [];
  const resultOf = (suite: string): object | undefined => {
    asked.push(suite);
    const file = join(bench, `results/${suite}.json`);
    return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
  };
  expect(withTables(text, resultOf)).toBe(text);
  expect(asked).toEqual(["project", "warm-up", "typing", "start", "compile", "describe", "run"]);
});
