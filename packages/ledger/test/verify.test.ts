import { canonicalJson } from "@rocky/ir";
import { memoryStore, openLedger, verifyChain, type StoredEntry, type UnreadableEntry } from "@rocky/ledger";
import fc from "fast-check";
import { expect, test } from "vitest";
import { hash } from "./hash.ts";
import { rowsOf } from "./rows.ts";

const encoder = new TextEncoder();
const decoder = new TextDecoder();

async function chainOf(count: number): Promise<readonly StoredEntry[]> {
  const store = memoryStore();
  let clock = 0;
  const ledger = await openLedger(store, { hash, now: () => (clock += 1000), projectId: "p" });
  for (let i = 0; i < count; i += 1) {
    await ledger.append([
      { kind: "step-outcome", run: "r", data: { step: `m${i}`, status: "success", é: "ü" } },
    ]);
  }
  return rowsOf(store);
}

const chain = await chainOf(6);
const verify = (rows: readonly StoredEntry[]) => verifyChain(memoryStore(rows).read(0), hash);
const place = fc.integer({ min: 0, max: chain.length - 1 });

async function* only<T>(...items: T[]) {
  yield* items;
}

/** The entry with another body and a hash to match, as somebody who knows the format would forge it. */
function forged(seq: number, change: Record<string, unknown>): StoredEntry[] {
  return chain.map((row) => {
    if (row.seq !== seq) return row;
    const body = canonicalJson({ ...JSON.parse(row.body), ...change });
    return { ...row, body, hash: hash(body) };
  });
}

test("a sound chain is counted and its head named", async () => {
  const head = { seq: 6, hash: chain[6]?.hash };
  expect(await verify(chain)).toEqual({ ok: true, entries: 7, head, projectId: "p" });
});

test("any changed byte of any body is found at its entry", async () => {
  const byte = fc.integer({ min: 1, max: 255 });
  await fc.assert(
    fc.asyncProperty(place, fc.nat(), byte, async (seq, at, flip) => {
      const rows = chain.map((row) => {
        if (row.seq !== seq) return row;
        const bytes = encoder.encode(row.body);
        const index = at % bytes.length;
        bytes[index] = (bytes[index] ?? 0) ^ flip;
        return { ...row, body: decoder.decode(bytes) };
      });
      expect(await verify(rows)).toMatchObject({
        ok: false,
        entries: seq,
        broken: { seq, reason: "hash-mismatch" },
      });
    }),
  );
});

test("any changed digit of a stored hash or link is found", async () => {
  const column = fc.constantFrom("hash", "prev");
  await fc.assert(
    fc.asyncProperty(place, column, fc.nat({ max: 63 }), async (seq, name, at) => {
      const rows = chain.map((row) => {
        const text = row[name as "hash" | "prev"];
        const other = text[at] === "a" ? "b" : "a";
        return row.seq === seq ? { ...row, [name]: text.slice(0, at) + other + text.slice(at + 1) } : row;
      });
      expect(await verify(rows)).toMatchObject({ ok: false, broken: { seq } });
    }),
  );
});

test("any entry that is taken out before the last is found", async () => {
  const inside = fc.uniqueArray(fc.integer({ min: 0, max: chain.length - 2 }), { minLength: 1 });
  await fc.assert(
    fc.asyncProperty(inside, async (gone) => {
      const first = Math.min(...gone);
      const verdict = await verify(chain.filter((row) => !gone.includes(row.seq)));
      const reason = first === 0 ? "missing-genesis" : "sequence-gap";
      expect(verdict).toMatchObject({ ok: false, entries: first, broken: { reason } });
    }),
  );
});

test("any other order is found, renumbered or not", async () => {
  const order = fc
    .shuffledSubarray([...chain], { minLength: chain.length })
    .filter((rows) => rows.some((row, i) => row.seq !== i));
  await fc.assert(
    fc.asyncProperty(order, fc.boolean(), async (rows, renumber) => {
      const moved = renumber ? rows.map((row, seq) => ({ ...row, seq })) : rows;
      expect(await verify(moved)).toMatchObject({ ok: false });
    }),
  );
});

test("a forged entry with a hash of its own breaks the link of the next one", async () => {
  expect(await verify(forged(2, { data: { status: "failed" } }))).toMatchObject({
    broken: { seq: 3, reason: "prev-mismatch" },
  });
});

test.each([
  { what: "another version", seq: 2, change: { v: 2 }, reason: "unknown-version" },
  { what: "another number", seq: 2, change: { seq: 9 }, reason: "sequence-gap" },
  { what: "another link", seq: 2, change: { prev: "f".repeat(64) }, reason: "prev-mismatch" },
  { what: "a second genesis", seq: 2, change: { kind: "genesis" }, reason: "malformed" },
  { what: "a member too many", seq: 2, change: { extra: 1 }, reason: "malformed" },
  { what: "facts that are a list", seq: 2, change: { data: [] }, reason: "malformed" },
  { what: "a first entry of another kind", seq: 0, change: { kind: "decision" }, reason: "missing-genesis" },
  { what: "a genesis without a project", seq: 0, change: { data: {} }, reason: "missing-genesis" },
])("$what is refused", async ({ seq, change, reason }) => {
  expect(await verify(forged(seq, change))).toMatchObject({ ok: false, broken: { seq, reason } });
});

test.each([
  ["white space", (body: string) => body.replace(":", ": ")],
  ["a repeated member", (body: string) => body.replace('"v":1}', '"v":1,"v":1}')],
  ["another spelling of a number", (body: string) => body.replace('"v":1}', '"v":1.0}')],
  ["text after the end", (body: string) => `${body}\n`],
])("a body that is not canonical is refused: %s", async (_, change) => {
  const rows = chain.map((row) =>
    row.seq === 2 ? { ...row, body: change(row.body), hash: hash(change(row.body)) } : row,
  );
  expect(await verify(rows)).toMatchObject({ broken: { seq: 2, reason: "not-canonical" } });
});

test("an empty store and an unreadable row are broken", async () => {
  expect(await verify([])).toMatchObject({ entries: 0, broken: { seq: 0, reason: "missing-genesis" } });
  const first = chain[0] as StoredEntry;
  expect(
    await verifyChain(
      only<StoredEntry | UnreadableEntry>(first, { unreadable: "the page is damaged" }),
      hash,
    ),
  ).toEqual({
    ok: false,
    entries: 1,
    broken: { seq: 1, reason: "unreadable", message: "entry 1: cannot be read: the page is damaged" },
  });
});

test("a broken chain is continued without hiding the break", async () => {
  const last = chain.length - 1;
  const store = memoryStore(
    chain.map((row) => (row.seq === last ? { ...row, body: row.body.replace("success", "failed!") } : row)),
  );
  const ledger = await openLedger(store, { hash, now: () => 0, projectId: "p" });
  await ledger.append([{ kind: "decision", data: {} }]);
  expect(await verifyChain(store.read(0), hash)).toMatchObject({
    broken: { seq: last, reason: "hash-mismatch" },
  });
});
