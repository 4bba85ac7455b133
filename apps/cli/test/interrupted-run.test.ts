import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { historySchema } from "../src/schemas/history.ts";
import { ledgerVerifySchema } from "../src/schemas/ledger-verify.ts";
import { runSchema } from "../src/schemas/run.ts";
import { jsonOf } from "./json-output.ts";
import { config, endlessModel } from "./projects.ts";
import { folderWith, rocky, startRocky } from "./rocky.ts";

const files = {
  "rocky.toml": config,
  "models/quick.sql": "SELECT 1 AS id\n",
  "models/slow.sql": endlessModel,
};

async function historyOf(cwd: string) {
  return jsonOf(historySchema, await rocky(["history"], { cwd })).runs;
}

/** Waits until the ledger says that a model is being built. */
async function modelRuns(cwd: string, model: string): Promise<void> {
  for (;;) {
    if (existsSync(join(cwd, ".rocky", "ledger.db"))) {
      const [newest] = await historyOf(cwd);
      const step = newest?.models.find((candidate) => candidate.model_name === model);
      if (step?.status === "running") return;
    }
    await setTimeout(100);
  }
}

async function expectSoundLedger(cwd: string): Promise<void> {
  const verified = await rocky(["ledger", "verify"], { cwd });
  expect(jsonOf(ledgerVerifySchema, verified).ok).toBe(true);
}

test("Ctrl-C interrupts the statement, records it, and ends with 130", async () => {
  const cwd = folderWith(files);
  const running = startRocky(["run"], { cwd });
  await modelRuns(cwd, "slow");
  running.child.kill("SIGINT");
  const ended = await running.ended;
  expect(ended.code, ended.stderr).toBe(130);
  expect(jsonOf(runSchema, ended).interrupted).toBe(true);
  const [newest] = await historyOf(cwd);
  expect(newest).toMatchObject({ status: "cancelled" });
  expect(newest?.models.find((model) => model.model_name === "slow")?.status).toBe("cancelled");
  await expectSoundLedger(cwd);
});

test("one Ctrl-C that arrives twice, for the process and for its group, is one", async () => {
  const cwd = folderWith(files);
  const running = startRocky(["run"], { cwd });
  await modelRuns(cwd, "slow");
  running.child.kill("SIGINT");
  running.child.kill("SIGTERM");
  expect((await running.ended).code).toBe(130);
  const [newest] = await historyOf(cwd);
  expect(newest).toMatchObject({ status: "cancelled" });
  await expectSoundLedger(cwd);
});

test("what kill -9 leaves open is unknown, and the next run settles it", async () => {
  const cwd = folderWith(files);
  const running = startRocky(["run"], { cwd });
  await modelRuns(cwd, "slow");
  running.child.kill("SIGKILL");
  await running.ended;
  const [killed] = await historyOf(cwd);
  expect(killed).toMatchObject({ status: "unknown" });
  expect(killed?.models.find((model) => model.model_name === "slow")?.status).toBe("unknown");

  const next = await rocky(["run", "--model", "quick"], { cwd });
  expect(next.code, next.stderr).toBe(0);
  const [, settled] = await historyOf(cwd);
  expect(settled).toMatchObject({ run_id: killed?.run_id, status: "interrupted" });
  await expectSoundLedger(cwd);
});

test("a second run waits, then says who holds the database, and is recorded as refused", async () => {
  const cwd = folderWith(files);
  const running = startRocky(["run"], { cwd });
  await modelRuns(cwd, "slow");
  const second = await rocky(["run", "--lock-timeout", "1"], { cwd });
  expect(second.code).toBe(1);
  expect(second.stderr).toContain("waiting for test.duckdb");
  expect(second.stderr).toContain(`process ${running.child.pid}`);
  const runs = await historyOf(cwd);
  expect(runs.map((run) => run.status).toSorted()).toEqual(["refused", "running"]);
  running.child.kill("SIGINT");
  expect((await running.ended).code).toBe(130);
  await expectSoundLedger(cwd);
});
