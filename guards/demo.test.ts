import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { execPath } from "node:process";
import { expect, test } from "vitest";

test("the demo tells its story in at most seventy lines, and every step does what it says", () => {
  const script = join(import.meta.dirname, "../scripts/demo.mjs");
  const { status, stdout, stderr } = spawnSync(execPath, [script], { encoding: "utf8" });
  expect(stderr).toBe("");
  expect(status).toBe(0);
  expect(stdout.trimEnd().split("\n").length).toBeLessThanOrEqual(70);
  expect(stdout).toMatch(/\$ rocky compile\n.* known, \d+ ms\n/);
  for (const step of [1, 2, 3, 4, 5, 6, 7, 8]) expect(stdout).toContain(`${step}. `);
}, 120_000);
