import { groupedAppender, type NewEntry } from "@rocky/ledger";
import fc from "fast-check";
import { expect, test } from "vitest";

const entry = (n: number): NewEntry => ({ kind: "decision", data: { n } });

/** A ledger that keeps its commits and timers that are rung by hand. */
function bench(fail: (commit: number) => boolean = () => false) {
  const commits: unknown[][] = [];
  const timers: (() => void)[] = [];
  const ledger = {
    append: (entries: readonly NewEntry[]) => {
      if (fail(commits.length)) return Promise.reject(new Error("disk full"));
      commits.push(entries.map(({ data }) => data["n"]));
      return Promise.resolve([]);
    },
  };
  const delay = () => new Promise<void>((resolve) => timers.push(resolve));
  const appender = groupedAppender(ledger, { maxEntries: 3, maxDelayMs: 50, delay });
  return { appender, commits, ring: () => timers.splice(0).forEach((resolve) => resolve()) };
}

test("a group is committed when it is full", async () => {
  const { appender, commits } = bench();
  const adding = appender.add([entry(1), entry(2)]);
  expect(commits).toEqual([]);
  await Promise.all([adding, appender.add([entry(3)])]);
  expect(commits).toEqual([[1, 2, 3]]);
});

test("a group is committed when its time is over, and an old timer does not touch the next group", async () => {
  const { appender, commits, ring } = bench();
  const first = appender.add([entry(1)]);
  ring();
  await first;
  expect(commits).toEqual([[1]]);
  void appender.add([entry(2), entry(3), entry(4)]);
  void appender.add([entry(5)]);
  await Promise.resolve();
  await appender.flush();
  ring();
  await new Promise(setImmediate);
  await appender.flush();
  expect(commits).toEqual([[1], [2, 3, 4], [5]]);
});

test("flush waits for everything that was added", async () => {
  const { appender, commits } = bench();
  void appender.add([entry(1)]);
  await appender.flush();
  expect(commits).toEqual([[1]]);
  await appender.flush();
  expect(commits).toEqual([[1]]);
});

test("a failed commit fails its adders, the flush and all later commits", async () => {
  const { appender, commits } = bench(() => true);
  const adding = appender.add([entry(1)]);
  await expect(appender.flush()).rejects.toThrow("disk full");
  await expect(adding).rejects.toThrow("disk full");
  await expect(appender.add([entry(1), entry(2), entry(3)])).rejects.toThrow("disk full");
  expect(commits).toEqual([]);
});

test("whatever the groups, the order is kept and nothing is lost or doubled", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.nat({ max: 4 }), fc.boolean())), async (script) => {
      const { appender, commits } = bench();
      let n = 0;
      for (const [size, flushed] of script) {
        void appender.add(Array.from({ length: size }, () => entry((n += 1))));
        if (flushed) await appender.flush();
      }
      await appender.flush();
      expect(commits.flat()).toEqual(Array.from({ length: n }, (_, i) => i + 1));
    }),
  );
});
