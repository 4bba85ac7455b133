import {
  decision,
  memoryStore,
  openLedger,
  runEnd,
  runsOf,
  runStart,
  settle,
  stepIntent,
  stepOutcome,
  type NewEntry,
} from "@rocky/ledger";
import { expect, test } from "vitest";
import { hash } from "./hash.ts";

const gone = () => false;
const alive = () => true;
const elsewhere = () => undefined;
const process = { host: "h", pid: 7, started: "s" };

async function ledgerOf(...entries: NewEntry[]) {
  let clock = 0;
  const ledger = await openLedger(memoryStore(), { hash, now: () => (clock += 1000), projectId: "p" });
  for (const entry of entries) await ledger.append([entry]);
  return ledger;
}

async function entriesOf(...entries: NewEntry[]) {
  return (await (await ledgerOf(...entries)).read()).entries;
}

const start = (run: string) => runStart({ run, command: "run", process });
const intent = (run: string, step: string) =>
  stepIntent({
    run,
    step,
    target: `main.${step}`,
    statements: [`create ${step}`],
    facts: { recipe_hash: "x" },
  });

test("a run is shown with its steps, their durations, rows and reasons", async () => {
  const entries = await entriesOf(
    start("r1"),
    intent("r1", "a"),
    stepOutcome({ run: "r1", step: "a", status: "success", durationMs: 12, rows: 2n ** 60n }),
    stepOutcome({ run: "r1", step: "b", status: "skipped", reason: "a failed" }),
    runEnd({ run: "r1", status: "partial", durationMs: 20, reason: "one of two" }),
  );
  expect(runsOf(entries, gone)).toEqual([
    {
      run: "r1",
      command: "run",
      status: "partial",
      startedAt: "1970-01-01T00:00:02.000Z",
      endedAt: "1970-01-01T00:00:06.000Z",
      durationMs: 20,
      reason: "one of two",
      process,
      facts: { command: "run", host: "h", pid: 7, process_started: "s" },
      steps: [
        {
          step: "a",
          status: "success",
          target: "main.a",
          statements: ["create a"],
          startedAt: "1970-01-01T00:00:03.000Z",
          endedAt: "1970-01-01T00:00:04.000Z",
          durationMs: 12,
          rows: 2n ** 60n,
          facts: expect.objectContaining({ recipe_hash: "x", status: "success" }),
        },
        {
          step: "b",
          status: "skipped",
          statements: [],
          endedAt: "1970-01-01T00:00:05.000Z",
          reason: "a failed",
          facts: { step: "b", status: "skipped", reason: "a failed" },
        },
      ],
    },
  ]);
});

test("runs come newest first, and entries of no run are not runs", async () => {
  const entries = await entriesOf(
    start("r1"),
    start("r2"),
    runEnd({ run: "r1", status: "success" }),
    decision({ verdict: "refuse", rule: "lock", reason: "taken" }),
    decision({ run: "r3", verdict: "refuse", rule: "lock", reason: "taken" }),
  );
  expect(runsOf(entries, gone).map(({ run }) => run)).toEqual(["r2", "r1"]);
});

test.each([
  ["gone", gone, "unknown"],
  ["alive", alive, "running"],
  ["out of sight", elsewhere, "unknown"],
] as const)("an open step of a process that is %s", async (_, isAlive, status) => {
  const entries = await entriesOf(start("r"), intent("r", "a"));
  expect(runsOf(entries, isAlive)[0]).toMatchObject({ status, steps: [{ step: "a", status }] });
});

test("settling closes what a vanished process left open, once", async () => {
  const ledger = await ledgerOf(
    start("r"),
    intent("r", "a"),
    stepOutcome({ run: "r", step: "a", status: "success" }),
    intent("r", "b"),
  );
  const settling = settle((await ledger.read()).entries, gone);
  expect(
    settling.map(({ kind, run, data }) => ({ kind, run, step: data["step"], status: data["status"] })),
  ).toEqual([
    { kind: "step-outcome", run: "r", step: "b", status: "unknown" },
    { kind: "run-end", run: "r", step: undefined, status: "interrupted" },
  ]);
  await ledger.append(settling);
  const { entries } = await ledger.read();
  expect(settle(entries, gone)).toEqual([]);
  expect(runsOf(entries, gone)[0]).toMatchObject({
    status: "interrupted",
    reason: "process 7 on h ended without recording what became of it",
    steps: [
      { step: "a", status: "success" },
      { step: "b", status: "unknown" },
    ],
  });
});

test("a run that may still be alive is not settled", async () => {
  const entries = await entriesOf(start("r"), intent("r", "a"));
  expect(settle(entries, alive)).toEqual([]);
  expect(settle(entries, elsewhere)).toEqual([]);
});

test("what a process wrote itself wins over what others settled", async () => {
  const entries = await entriesOf(
    start("r"),
    intent("r", "a"),
    stepOutcome({ run: "r", step: "a", status: "unknown", reason: "vanished" }),
    runEnd({ run: "r", status: "interrupted" }),
    stepOutcome({ run: "r", step: "a", status: "success" }),
    runEnd({ run: "r", status: "success" }),
  );
  expect(runsOf(entries, gone)[0]).toMatchObject({ status: "success", steps: [{ status: "success" }] });
});

test("entries of a later release are shown as unknown", async () => {
  const entries = await entriesOf(
    start("r"),
    { kind: "step-outcome", run: "r", data: { step: "a", status: "evaporated", rows: "many" } },
    { kind: "run-end", run: "r", data: { status: "evaporated" } },
  );
  const [record] = runsOf(entries, gone);
  expect(record).toMatchObject({ status: "unknown", steps: [{ step: "a", status: "unknown" }] });
  expect(record?.steps[0]).not.toHaveProperty("rows");
});
