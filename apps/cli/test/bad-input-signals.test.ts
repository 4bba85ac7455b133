import { existsSync, readFileSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { historySchema } from "../src/schemas/history.ts";
import { ledgerVerifySchema } from "../src/schemas/ledger-verify.ts";
import { runSchema } from "../src/schemas/run.ts";
import { jsonOf } from "./json-output.ts";
import { config, endlessModel } from "./projects.ts";
import { folderWith, rocky, startRocky } from "./rocky.ts";

const slow = {
  "rocky.toml": config,
  "models/quick.sql": "SELECT 1 AS id\n",
  "models/slow.sql": endlessModel,
};

async function statusesOf(cwd: string): Promise<readonly string[]> {
  return jsonOf(historySchema, await rocky(["history"], { cwd })).runs.map((run) => run.status);
}

async function expectSoundLedger(cwd: string): Promise<void> {
  if (!existsSync(join(cwd, ".rocky", "ledger.db"))) return;
  expect(jsonOf(ledgerVerifySchema, await rocky(["ledger", "verify"], { cwd })).ok).toBe(true);
}

async function slowModelRuns(cwd: string): Promise<void> {
  for (;;) {
    if (existsSync(join(cwd, ".rocky", "ledger.db"))) {
      const [newest] = jsonOf(historySchema, await rocky(["history"], { cwd })).runs;
      if (newest?.models.some((model) => model.model_name === "slow" && model.status === "running")) return;
    }
    await setTimeout(100);
  }
}

const draftsIn = (folder: string): readonly string[] =>
  readdirSync(folder).filter((name) => /^\..*\.[0-9a-f]{12}$/.test(name));

test("SIGTERM interrupts the statement, records it, and ends with 130", async () => {
  const cwd = folderWith(slow);
  const running = startRocky(["run"], { cwd });
  await slowModelRuns(cwd);
  running.child.kill("SIGTERM");
  const ended = await running.ended;
  expect(ended.code, ended.stderr).toBe(130);
  expect(jsonOf(runSchema, ended).interrupted).toBe(true);
  expect(await statusesOf(cwd)).toEqual(["cancelled"]);
  await expectSoundLedger(cwd);
});

test("SIGTERM ends a run that waits for the database", async () => {
  const cwd = folderWith(slow);
  const running = startRocky(["run"], { cwd });
  await slowModelRuns(cwd);
  const waiting = startRocky(["run"], { cwd });
  await waiting.stderrSays("waiting for test.duckdb");
  waiting.child.kill("SIGTERM");
  const ended = await waiting.ended;
  expect({ code: ended.code, stderr: ended.stderr.split("\n").at(-2) }).toEqual({
    code: 130,
    stderr: "interrupted",
  });
  running.child.kill("SIGTERM");
  expect((await running.ended).code).toBe(130);
  await expectSoundLedger(cwd);
});

test("a run that is killed at any moment leaves a sound ledger, and the next run builds everything", async () => {
  const names = Array.from({ length: 12 }, (_, i) => `m${i}`);
  const models = names.map((name, i) => [
    `models/${name}.sql`,
    `SELECT ${i === 0 ? "1" : `(SELECT id FROM m${i - 1}) + 1`} AS id, sum(range) AS work FROM range(60000000)\n`,
  ]);
  const cwd = folderWith({ "rocky.toml": config, ...Object.fromEntries(models) });
  let leftOpen = 0;
  // The moments are counted in the time that a command takes now, however busy the machine is.
  let command = 250;
  for (let share = 0.25; share < 16 && leftOpen < 4; share += 0.35) {
    const running = startRocky(["run"], { cwd });
    await setTimeout(share * command);
    running.child.kill("SIGKILL");
    await running.ended;
    await expectSoundLedger(cwd);
    const start = performance.now();
    if ((await statusesOf(cwd)).includes("unknown")) leftOpen++;
    command = performance.now() - start;
  }
  expect(leftOpen).toBe(4);
  const last = await rocky(["run"], { cwd });
  expect(last.code, last.stderr).toBe(0);
  expect(jsonOf(runSchema, last).status).toBe("Success");
  const shown = await rocky(["show", "m11", "-o", "table"], { cwd });
  expect(shown.stdout).toContain("12");
  const open = (await statusesOf(cwd)).filter((status) => status === "unknown" || status === "running");
  expect(open).toEqual([]);
  await expectSoundLedger(cwd);
});

/** Kills the process when a file is on the disk under its draft's name and not yet under its own. */
const killBeforeRename = `
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
fs.renameSync = () => process.kill(process.pid, "SIGKILL");
syncBuiltinESMExports();
`;

test("a schema lockfile is whole after kill -9 in the middle of its writing, and the draft goes with the next", async () => {
  const cwd = folderWith({
    "rocky.toml": config,
    "models/a.sql": "SELECT 1 AS id\n",
    "seeds/plants.csv": "id,name\n1,rose\n2,ivy\n",
    "kill.mjs": killBeforeRename,
  });
  const seeded = await rocky(["seed"], { cwd });
  expect(seeded.code, seeded.stderr).toBe(0);
  const lockfile = join(cwd, "schemas.lock.toml");
  const before = "version = 1\n";
  writeFileSync(lockfile, before);
  const env = { NODE_OPTIONS: "--import ./kill.mjs" };
  const killed = await rocky(["discover", "--with-schemas"], { cwd, env });
  expect(killed.code).toBeNull();
  expect(readFileSync(lockfile, "utf8")).toBe(before);
  const [draft = ""] = draftsIn(cwd);
  expect(draft).not.toBe("");

  const longAgo = Date.now() / 1000 - 3600;
  utimesSync(join(cwd, draft), longAgo, longAgo);
  const next = await rocky(["discover", "--with-schemas"], { cwd });
  expect(next.code, next.stderr).toBe(0);
  expect(readFileSync(lockfile, "utf8")).toContain("plants");
  expect(draftsIn(cwd)).toEqual([]);
  expect((await rocky(["compile"], { cwd })).code).toBe(0);
});

test("two runs at once both end well when the first ends within the time to wait", async () => {
  const cwd = folderWith({ "rocky.toml": config, "models/a.sql": "SELECT 1 AS id\n" });
  const both = await Promise.all([rocky(["run"], { cwd }), rocky(["run"], { cwd })]);
  expect(both.map(({ code }) => code)).toEqual([0, 0]);
  expect(await statusesOf(cwd)).toEqual(["success", "success"]);
  await expectSoundLedger(cwd);
});
