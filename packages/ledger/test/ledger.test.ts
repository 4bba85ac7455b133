import { canonicalJson } from "@rocky/ir";
import { memoryStore, openLedger, readLedger, verifyChain } from "@rocky/ledger";
import fc from "fast-check";
import { expect, test } from "vitest";
import { hash } from "./hash.ts";
import { rowsOf } from "./rows.ts";

const now = () => Date.UTC(2026, 10, 21, 3, 15, 0, 123);
const options = { hash, now, projectId: "p-1" };

test("the first open writes a genesis entry, the second finds it", async () => {
  const store = memoryStore();
  await openLedger(store, options);
  const again = await openLedger(store, { ...options, projectId: "p-2" });
  expect(again.projectId).toBe("p-1");
  const rows = await rowsOf(store);
  expect(rows.map((row) => row.body)).toEqual([
    `{"at":"2026-11-21T03:15:00.123Z","data":{"project_id":"p-1"},"kind":"genesis","prev":"${"0".repeat(64)}","run":"","seq":0,"v":1}`,
  ]);
  expect(rows[0]?.hash).toBe(hash(rows[0]?.body ?? ""));
});

test("each entry carries the hash of the entry before", async () => {
  const store = memoryStore();
  const ledger = await openLedger(store, options);
  const written = await ledger.append([
    { kind: "decision", data: { verdict: "allow" } },
    { kind: "decision", run: "r", data: { verdict: "refuse" } },
  ]);
  const rows = await rowsOf(store);
  expect(rows.map((row) => row.prev)).toEqual(["0".repeat(64), rows[0]?.hash, rows[1]?.hash]);
  expect(written.map(({ seq, run, prev }) => ({ seq, run, prev }))).toEqual([
    { seq: 1, run: "", prev: rows[0]?.hash },
    { seq: 2, run: "r", prev: rows[1]?.hash },
  ]);
});

test("appending nothing writes nothing", async () => {
  const store = memoryStore();
  const ledger = await openLedger(store, options);
  expect(await ledger.append([])).toEqual([]);
  expect(await rowsOf(store)).toHaveLength(1);
});

test("values that JSON cannot hold exactly are stored as text", async () => {
  const ledger = await openLedger(memoryStore(), options);
  const data = {
    small: 2n ** 53n - 1n,
    big: 2n ** 53n,
    negative: -(2n ** 64n),
    float: 2 ** 60,
    fraction: 0.1,
    nothing: Number.NaN,
    text: "a\ud800b",
    nested: [{ rows: 2n ** 63n }, null],
    absent: undefined,
  };
  const [entry] = await ledger.append([{ kind: "step-outcome", run: "r", data }]);
  expect(entry?.data).toEqual({
    small: 9007199254740991,
    big: "9007199254740992",
    negative: "-18446744073709551616",
    float: "1152921504606846976",
    fraction: 0.1,
    nothing: "NaN",
    text: "a\ufffdb",
    nested: [{ rows: "9223372036854775808" }, null],
  });
});

test("whatever JSON is appended is read back and verifies", async () => {
  const facts = fc.dictionary(fc.string({ unit: "binary" }), fc.jsonValue({ noUnicodeString: false }));
  await fc.assert(
    fc.asyncProperty(fc.array(facts, { maxLength: 5 }), async (list) => {
      const store = memoryStore();
      const ledger = await openLedger(store, options);
      const written = await ledger.append(list.map((data) => ({ kind: "decision" as const, data })));
      const { entries, unreadable } = await ledger.read();
      expect(entries.slice(1)).toEqual(written);
      expect(unreadable).toEqual([]);
      expect(await verifyChain(store.read(0), hash)).toMatchObject({ ok: true, entries: list.length + 1 });
    }),
  );
});

test("a reading names what it could not read and keeps the rest", async () => {
  const good = { v: 1, seq: 1, prev: "p", at: "t", kind: "decision", run: "", data: {} };
  const store = memoryStore([
    { seq: 0, prev: "", hash: "", body: "not JSON" },
    { seq: 1, prev: "", hash: "", body: canonicalJson(good) },
    { seq: 2, prev: "", hash: "", body: canonicalJson({ ...good, v: 2 }) },
    { seq: 3, prev: "", hash: "", body: canonicalJson({ ...good, data: [] }) },
  ]);
  const reading = await readLedger(store);
  expect(reading.entries).toEqual([good]);
  expect(reading.unreadable).toEqual([
    { seq: 0, unreadable: "its body is not-canonical" },
    { seq: 2, unreadable: "its body is unknown-version" },
    { seq: 3, unreadable: "its body is malformed" },
  ]);
});
