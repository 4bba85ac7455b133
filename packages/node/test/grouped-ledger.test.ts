import { join } from "node:path";
import {
  groupedAppender,
  openLedger,
  runsOf,
  runStart,
  settle,
  stepIntent,
  stepOutcome,
} from "@rocky/ledger";
import {
  createHasher,
  currentProcess,
  delay,
  isProcessAlive,
  sqliteLedgerStore,
  systemClock,
} from "@rocky/node";
import { expect, test } from "vitest";
import { scratchFolder } from "./scratch.ts";

async function openedIn(folder: string) {
  const store = sqliteLedgerStore(join(folder, ".rocky/ledger.db"));
  return openLedger(store, { hash: await createHasher(), now: systemClock, projectId: "p" });
}

test("a group becomes durable by itself, without a flush", async () => {
  const ledger = await openedIn(scratchFolder());
  const appender = groupedAppender(ledger, { maxEntries: 20, maxDelayMs: 5, delay });
  await appender.add([runStart({ run: "r", command: "run", process: currentProcess() })]);
  expect((await ledger.read()).entries.map(({ kind }) => kind)).toEqual(["genesis", "run-start"]);
  await ledger.close();
});

test("the next run settles what a process that is gone left open, and nothing of one that runs", async () => {
  const folder = scratchFolder();
  const own = currentProcess();
  const ledger = await openedIn(folder);
  await ledger.append([
    runStart({ run: "gone", command: "run", process: { ...own, pid: 2 ** 22 + 1 } }),
    stepIntent({ run: "gone", step: "a", statements: ["SELECT 1"] }),
    stepOutcome({ run: "gone", step: "a", status: "success", rows: 2n ** 60n }),
    stepIntent({ run: "gone", step: "b", statements: ["SELECT 2"] }),
    runStart({ run: "alive", command: "run", process: own }),
    stepIntent({ run: "alive", step: "a", statements: ["SELECT 1"] }),
  ]);
  await ledger.append(settle((await ledger.read()).entries, isProcessAlive));
  await ledger.close();

  const again = await openedIn(folder);
  const runs = runsOf((await again.read()).entries, isProcessAlive);
  await again.close();
  expect(runs.map(({ run, status, steps }) => [run, status, steps.map((step) => step.status)])).toEqual([
    ["alive", "running", ["running"]],
    ["gone", "interrupted", ["success", "unknown"]],
  ]);
});
