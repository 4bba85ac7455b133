import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { exitCodes } from "../src/exit-code.ts";
import { folderWith, rocky } from "./rocky.ts";

const codes = Object.values(exitCodes).map(String);

test("the page of exit codes has every one of them, and no other", () => {
  const page = readFileSync(join(import.meta.dirname, "../../../docs/exit-codes.md"), "utf8");
  const documented = [...page.matchAll(/^\| (\d+) +\|/gm)].map(([, code]) => code);
  expect(documented).toEqual(codes.toSorted((a, b) => Number(a) - Number(b)));
});

test("help names every exit code", async () => {
  const { stdout } = await rocky(["--help"], { cwd: folderWith({}) });
  const [, text = ""] = stdout.split("Exit codes:");
  expect(new Set(text.match(/\d+/g))).toEqual(new Set(codes));
});
