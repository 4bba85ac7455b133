import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { homedir, hostname } from "node:os";
import { join } from "node:path";
import {
  createHasher,
  currentProcess,
  ensureRockyFolder,
  isProcessAlive,
  newRunId,
  processAlive,
  resolvePath,
  writeFileAtomic,
} from "@rocky/node";
import { expect, test } from "vitest";
import { scratchFolder } from "./scratch.ts";

test("the hash is BLAKE3 of the UTF-8 bytes", async () => {
  const hash = await createHasher();
  // The first is the empty input of the test vectors that the authors of BLAKE3 publish.
  expect(hash("")).toBe("af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262");
  expect(hash("é")).toBe(hash("é"));
  expect(hash("é")).not.toBe(hash("e"));
});

test("a run id sorts by time and may be a file name", () => {
  const now = Date.UTC(2026, 10, 21, 3, 15, 0, 123);
  expect(newRunId(now, () => 0)).toBe("run-20261121T031500123Z-000000");
  expect(newRunId(now, () => 0.9999999999)).toBe("run-20261121T031500123Z-ffffff");
});

test("an atomic write makes folders, replaces the file and leaves no draft", () => {
  const file = join(scratchFolder(), "a/b.txt");
  writeFileAtomic(file, "one");
  writeFileAtomic(file, "zwei: é");
  expect(readFileSync(file, "utf8")).toBe("zwei: é");
  expect(readdirSync(join(file, ".."))).toEqual(["b.txt"]);
});

test("an atomic write that fails leaves no draft", () => {
  const root = scratchFolder();
  mkdirSync(join(root, "taken/inside"), { recursive: true });
  expect(() => writeFileAtomic(join(root, "taken"), "x")).toThrow();
  expect(readdirSync(root)).toEqual(["taken"]);
});

test("git ignores everything of .rocky but approvals and plans", () => {
  const root = scratchFolder();
  const folder = ensureRockyFolder(root);
  for (const name of ["ledger.db", "approvals/main/a.json", "plans/p.json", "cache/c"]) {
    writeFileAtomic(join(folder, name), "x");
  }
  const git = (...args: string[]) => spawnSync("git", args, { cwd: root, encoding: "utf8" }).stdout;
  git("init", "-q");
  expect(git("ls-files", "--others", "--exclude-standard").trim().split("\n")).toEqual([
    ".rocky/.gitignore",
    ".rocky/approvals/main/a.json",
    ".rocky/plans/p.json",
  ]);
});

test("a .gitignore of the user's is left alone", () => {
  const root = scratchFolder({ ".rocky/.gitignore": "mine" });
  ensureRockyFolder(root);
  expect(readFileSync(join(root, ".rocky/.gitignore"), "utf8")).toBe("mine");
});

test("a process that runs is alive, one that ended is not, one elsewhere is unknown", () => {
  const own = currentProcess();
  expect(own).toMatchObject({ host: hostname(), pid: process.pid });
  expect(isProcessAlive(own)).toBe(true);
  const ended = spawnSync(process.execPath, ["-e", ""]).pid;
  expect(processAlive(ended)).toBe(false);
  expect(isProcessAlive({ host: hostname(), pid: ended })).toBe(false);
  expect(isProcessAlive({ ...own, host: `${hostname()}-other` })).toBeUndefined();
});

test.runIf(existsSync("/proc/self/stat"))(
  "a number that another process has now is not taken for the old one",
  () => {
    expect(isProcessAlive({ ...currentProcess(), started: "another boot/1" })).toBe(false);
  },
);

test("paths start at the root, at the user's folder, or are absolute", () => {
  expect(resolvePath("/p", "dev.duckdb")).toBe("/p/dev.duckdb");
  expect(resolvePath("/p", "../dev.duckdb")).toBe("/dev.duckdb");
  expect(resolvePath("/p", "/x/dev.duckdb")).toBe("/x/dev.duckdb");
  expect(resolvePath("/p", "~/dev.duckdb")).toBe(join(homedir(), "dev.duckdb"));
});
