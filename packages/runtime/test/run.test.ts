import { createHash } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import type { HashText } from "@rocky/ir";
import {
  memoryStore,
  openLedger,
  readLedger,
  runsOf,
  runStart,
  stepIntent,
  verifyChain,
  type Ledger,
  type LedgerStore,
} from "@rocky/ledger";
import {
  planRun,
  recordRefusal,
  run,
  type ModelToBuild,
  type RunEvent,
  type RunHost,
  type RunPlan,
  type RunSummary,
} from "@rocky/runtime";
import fc from "fast-check";
import { expect, test } from "vitest";
import { warehouse, type Warehouse } from "./warehouse.ts";

const hash: HashText = (text) => createHash("sha256").update(text).digest("hex");
const here = { host: "here", pid: 1 };

function model(name: string, dependsOn: readonly string[] = []): ModelToBuild {
  const query = dependsOn.length === 0 ? "SELECT 1 AS x" : `SELECT x FROM ${dependsOn.join(", ")}`;
  return { name, target: { schema: "main", table: name }, strategy: "full_refresh", query, dependsOn };
}

function planOf(
  house: Warehouse,
  models: readonly ModelToBuild[],
  kinds: ReadonlyMap<string, "table" | "view"> = new Map(),
): RunPlan {
  const observed = { currentCatalog: "dev", relations: [], kinds };
  return planRun({ models, files: [], observed, dialect: "duckdb", hash, writer: house.writer });
}

interface Ran {
  readonly events: readonly RunEvent[];
  readonly summary: RunSummary;
  readonly store: LedgerStore;
}

async function ledgerOn(store: LedgerStore): Promise<Ledger> {
  return openLedger(store, { hash, now: () => Date.now(), projectId: "test" });
}

interface Setting {
  readonly store?: LedgerStore;
  readonly concurrency?: number;
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: RunEvent) => void;
}

async function carryOut(house: Warehouse, plan: RunPlan, setting: Setting = {}): Promise<Ran> {
  const store = setting.store ?? memoryStore();
  const host: RunHost = {
    connection: house.connection,
    ledger: await ledgerOn(store),
    runId: "run-2",
    command: "run",
    process: here,
    isAlive: () => false,
    now: () => Date.now(),
    delay: (ms) => setTimeout(ms),
    concurrency: setting.concurrency ?? 4,
  };
  const events: RunEvent[] = [];
  for await (const event of run(plan, host, setting.signal)) {
    events.push(event);
    setting.onEvent?.(event);
  }
  const last = events.at(-1);
  if (last?.kind !== "run-finished") throw new Error("the run did not finish");
  return { events, summary: last.summary, store };
}

function endings(summary: RunSummary): Readonly<Record<string, string>> {
  return Object.fromEntries(summary.results.map((result) => [result.step.id, result.status]));
}

test("models run after their inputs, and the ledger has intent before outcome for each", async () => {
  const house = warehouse();
  const plan = planOf(house, [model("c", ["b"]), model("b", ["a"]), model("a")]);
  const { summary, store } = await carryOut(house, plan);
  expect(summary.status).toBe("success");
  expect(house.made).toEqual(["SCHEMA main", "MAKE table a", "MAKE table b", "MAKE table c"]);
  const { entries } = await readLedger(store);
  expect(await verifyChain(store.read(0), hash)).toMatchObject({ ok: true });
  for (const step of ["a", "b", "c"]) {
    const seqs = entries.filter((entry) => entry.data["step"] === step).map((entry) => entry.kind);
    expect(seqs).toEqual(["step-intent", "step-outcome"]);
  }
  expect(entries.at(-1)).toMatchObject({ kind: "run-end", data: { status: "success" } });
});

test("an intent is durable before its statement is sent, and an end before it is told", async () => {
  const store = memoryStore();
  const durable: string[] = [];
  const watched: LedgerStore = {
    ...store,
    append: async (make) => {
      const rows = await store.append(make);
      durable.push(...rows.map((row) => row.body));
      return rows;
    },
  };
  const house = warehouse();
  const execute = house.connection.execute;
  const checking: Warehouse = {
    ...house,
    connection: {
      execute: (statements, signal) => {
        expect(durable.some((body) => body.includes(`"statements":${JSON.stringify(statements)}`))).toBe(
          true,
        );
        return execute(statements, signal);
      },
    },
  };
  await carryOut(checking, planOf(house, [model("a"), model("b", ["a"])]), {
    store: watched,
    onEvent: (event) => {
      if (event.kind !== "step-ended") return;
      const said = durable.some(
        (body) => body.includes('"step-outcome"') && body.includes(`"step":"${event.result.step.id}"`),
      );
      expect(said).toBe(true);
    },
  });
});

test("a failing model skips what rests on it and nothing else", async () => {
  const house = warehouse({ failing: new Set(["bad"]) });
  const models = [
    model("good"),
    model("bad"),
    model("behind", ["bad", "good"]),
    model("far", ["behind"]),
    model("fine", ["good"]),
  ];
  const { summary, store } = await carryOut(house, planOf(house, models));
  expect(summary.status).toBe("partial");
  expect(endings(summary)).toEqual({
    "schema main": "success",
    good: "success",
    bad: "failed",
    behind: "skipped",
    far: "skipped",
    fine: "success",
  });
  const [record] = runsOf((await readLedger(store)).entries, () => false);
  expect(record?.status).toBe("partial");
  expect(record?.steps.find((step) => step.step === "far")?.reason).toBe("an input failed: bad");
});

test("a run in which nothing was built has failed", async () => {
  const house = warehouse({ failing: new Set(["bad"]) });
  expect((await carryOut(house, planOf(house, [model("bad")]))).summary.status).toBe("failed");
});

test("cancelling interrupts what runs and skips the rest, and all of it is recorded", async () => {
  const house = warehouse({ hanging: new Set(["slow"]) });
  const abort = new AbortController();
  const { summary, store } = await carryOut(
    house,
    planOf(house, [model("slow"), model("later", ["slow"]), model("other")]),
    {
      concurrency: 1,
      signal: abort.signal,
      onEvent: (event) => {
        if (event.kind === "step-started" && event.step.id === "slow") abort.abort();
      },
    },
  );
  expect(summary.status).toBe("cancelled");
  expect(endings(summary)).toMatchObject({ slow: "cancelled", later: "skipped" });
  const [record] = runsOf((await readLedger(store)).entries, () => false);
  expect(record?.status).toBe("cancelled");
  expect(record?.steps.find((step) => step.step === "slow")?.status).toBe("cancelled");
});

test("leaving the events early interrupts what runs and records it", async () => {
  const house = warehouse({ hanging: new Set(["slow"]) });
  const store = memoryStore();
  const host: RunHost = {
    connection: house.connection,
    ledger: await ledgerOn(store),
    runId: "run-3",
    command: "run",
    process: here,
    isAlive: () => false,
    now: () => Date.now(),
    delay: (ms) => setTimeout(ms),
    concurrency: 1,
  };
  for await (const event of run(planOf(house, [model("slow"), model("later", ["slow"])]), host)) {
    if (event.kind === "step-started" && event.step.id === "slow") break;
  }
  const [record] = runsOf((await readLedger(store)).entries, () => false);
  expect(record?.status).toBe("cancelled");
  expect(record?.steps.map((step) => [step.step, step.status])).toEqual([
    ["schema main", "success"],
    ["slow", "cancelled"],
    ["later", "skipped"],
  ]);
});

test("a ledger that breaks during a run stops it with that error, after what runs was interrupted", async () => {
  const house = warehouse({ hanging: new Set(["slow"]) });
  const store = memoryStore();
  let commits = 0;
  const breaking: LedgerStore = {
    ...store,
    append: (make) => {
      commits += 1;
      return commits > 4 ? Promise.reject(new Error("the disk is full")) : store.append(make);
    },
  };
  const models = [model("a"), model("slow"), model("b", ["a"]), model("c", ["b"])];
  await expect(carryOut(house, planOf(house, models), { store: breaking })).rejects.toThrow(
    "the disk is full",
  );
});

test("what a vanished process left open is closed by the next run", async () => {
  const store = memoryStore();
  const before = await ledgerOn(store);
  await before.append([
    runStart({ run: "run-1", command: "run", process: { host: "here", pid: 99 } }),
    stepIntent({ run: "run-1", step: "a", target: "main.a", statements: ["MAKE table a"] }),
  ]);
  expect(runsOf((await readLedger(store)).entries, () => false)[0]?.status).toBe("unknown");
  const house = warehouse();
  const { events } = await carryOut(house, planOf(house, [model("a")]), { store });
  expect(events[0]).toEqual({ kind: "runs-settled", runs: ["run-1"] });
  const old = runsOf((await readLedger(store)).entries, () => false).find((record) => record.run === "run-1");
  expect(old?.status).toBe("interrupted");
  expect(old?.steps[0]?.status).toBe("unknown");
});

test("a refusal is recorded with its rule", async () => {
  const store = memoryStore();
  await recordRefusal(await ledgerOn(store), {
    rule: "compile",
    reason: "2 errors",
    facts: { codes: ["E048"] },
  });
  expect((await readLedger(store)).entries.at(-1)).toMatchObject({
    kind: "decision",
    data: { verdict: "refuse", rule: "compile", reason: "2 errors", codes: ["E048"] },
  });
});

test("a relation of the other kind is replaced, and white space does not change the recipe", () => {
  const house = warehouse();
  const kinds = new Map([["\0main\0a", "view" as const]]);
  const [, step] = planOf(house, [model("a")], kinds).steps;
  expect(step?.statements).toEqual(["DROP view a", "MAKE table a"]);
  const spaced = { ...model("a"), query: "SELECT  1 -- one\n AS x" };
  expect(planOf(house, [spaced]).steps[1]?.recipeHash).toBe(planOf(house, [model("a")]).steps[1]?.recipeHash);
  const other = { ...model("a"), query: "SELECT 2 AS x" };
  expect(planOf(house, [other]).steps[1]?.recipeHash).not.toBe(
    planOf(house, [model("a")]).steps[1]?.recipeHash,
  );
});

const graphs = fc.record({
  size: fc.integer({ min: 1, max: 12 }),
  pairs: fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 30 }),
  failing: fc.array(fc.nat(11), { maxLength: 3 }),
  concurrency: fc.integer({ min: 1, max: 4 }),
});

test("every model runs once after its inputs, or is skipped because something above it failed", async () => {
  await fc.assert(
    fc.asyncProperty(graphs, async ({ size, pairs, failing, concurrency }) => {
      const dependsOn = (i: number): readonly string[] =>
        pairs.filter(([to, from]) => to === i && from < i).map(([, from]) => `m${from}`);
      const models = Array.from({ length: size }, (_, i) => model(`m${i}`, [...new Set(dependsOn(i))]));
      const house = warehouse({ failing: new Set(failing.map((i) => `m${i}`)) });
      const { summary } = await carryOut(house, planOf(house, models), { concurrency });
      const status = endings(summary);
      expect(Object.keys(status)).toHaveLength(size + 1);
      expect(house.most).toBeLessThanOrEqual(concurrency);
      const position = new Map(house.made.map((statement, i) => [statement.split(" ").at(-1) ?? "", i]));
      for (const { name, dependsOn: inputs } of models) {
        if (status[name] === "success") {
          for (const input of inputs) expect(position.get(input)).toBeLessThan(position.get(name) ?? -1);
        }
        const broken = inputs.some((input) => status[input] !== "success");
        expect(status[name] === "skipped").toBe(broken);
      }
    }),
    { numRuns: 40 },
  );
});
