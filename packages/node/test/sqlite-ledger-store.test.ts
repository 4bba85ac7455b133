import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { openLedger, readLedger, verifyChain } from "@rocky/ledger";
import { createHasher, isLedgerBegun, sqliteLedgerStore, systemClock } from "@rocky/node";
import { expect, test } from "vitest";
import { scratchFolder } from "./scratch.ts";

const hash = await createHasher();
const options = { hash, now: systemClock, projectId: "p" };

function appendInProcess(path: string, name: string, count: number) {
  const script = join(import.meta.dirname, "append-process.ts");
  return spawn(process.execPath, [script, path, name, String(count)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
}

async function ledgerWith(path: string, count: number) {
  const ledger = await openLedger(sqliteLedgerStore(path), options);
  for (let n = 0; n < count; n += 1)
    await ledger.append([{ kind: "decision", data: { n, fill: "x".repeat(400) } }]);
  await ledger.close();
}

async function verify(path: string) {
  const store = sqliteLedgerStore(path, { readOnly: true });
  const verdict = await verifyChain(store.read(0), hash);
  await store.close();
  return verdict;
}

test("entries outlive the store that wrote them", async () => {
  const path = join(scratchFolder(), "deep/er/ledger.db");
  await ledgerWith(path, 3);
  const store = sqliteLedgerStore(path);
  expect(
    (await readLedger(store)).entries.map(({ seq, data }) => [seq, data["n"] ?? data["project_id"]]),
  ).toEqual([
    [0, "p"],
    [1, 0],
    [2, 1],
    [3, 2],
  ]);
  await store.close();
});

test("reading makes no file, and a missing file reads as empty", async () => {
  const path = join(scratchFolder(), "ledger.db");
  for (const store of [sqliteLedgerStore(path), sqliteLedgerStore(path, { readOnly: true })]) {
    expect(await readLedger(store)).toEqual({ entries: [], unreadable: [] });
    await store.close();
  }
  expect(existsSync(path)).toBe(false);
});

test("a file whose maker was killed before the first entry is a ledger that was not begun, and can be", async () => {
  const folder = scratchFolder();
  const [empty, logged] = [join(folder, "empty.db"), join(folder, "logged.db")];
  writeFileSync(empty, "");
  const database = new DatabaseSync(logged);
  database.exec("PRAGMA journal_mode = WAL");
  database.close();
  for (const path of [empty, logged]) {
    expect(await isLedgerBegun(path)).toBe(false);
    expect(await readLedger(sqliteLedgerStore(path))).toEqual({ entries: [], unreadable: [] });
    await ledgerWith(path, 1);
    expect(await isLedgerBegun(path)).toBe(true);
    expect(await verify(path)).toMatchObject({ ok: true, entries: 2 });
  }
  expect(await isLedgerBegun(join(folder, "missing.db"))).toBe(false);
});

test("no table is made without an entry, so an empty one says that entries were removed", async () => {
  const path = join(scratchFolder(), "ledger.db");
  const store = sqliteLedgerStore(path);
  expect(await store.append(() => [])).toEqual([]);
  await store.close();
  expect(await isLedgerBegun(path)).toBe(false);

  await ledgerWith(path, 1);
  const database = new DatabaseSync(path);
  database.exec("DELETE FROM entry");
  database.close();
  expect(await isLedgerBegun(path)).toBe(true);
  expect(await verify(path)).toMatchObject({ ok: false, broken: { reason: "missing-genesis" } });
});

test("what cannot be read counts as begun, so that reading it says why", async () => {
  const path = join(scratchFolder(), "ledger.db");
  writeFileSync(path, "no database at all, but long enough to have a header ".repeat(20));
  expect(await isLedgerBegun(path)).toBe(true);
  expect(await verify(path)).toMatchObject({ ok: false, broken: { reason: "unreadable" } });
});

test("more entries than a page are all read, from any place", async () => {
  const path = join(scratchFolder(), "ledger.db");
  const ledger = await openLedger(sqliteLedgerStore(path), options);
  await ledger.append(Array.from({ length: 1200 }, () => ({ kind: "decision" as const, data: {} })));
  await ledger.close();
  expect(await verify(path)).toMatchObject({ ok: true, entries: 1201 });
  const store = sqliteLedgerStore(path);
  const seqs: (number | undefined)[] = [];
  for await (const { seq } of store.read(1190)) seqs.push(seq);
  await store.close();
  expect(seqs).toEqual([1190, 1191, 1192, 1193, 1194, 1195, 1196, 1197, 1198, 1199, 1200]);
});

test("an append that fails half-way writes nothing, and the store goes on", async () => {
  const path = join(scratchFolder(), "ledger.db");
  await ledgerWith(path, 1);
  const store = sqliteLedgerStore(path);
  const row = { prev: "", hash: "", body: "" };
  await expect(
    store.append(() => [
      { ...row, seq: 2 },
      { ...row, seq: 1 },
    ]),
  ).rejects.toMatchObject({
    name: "AdapterError",
    code: "rejected",
  });
  await store.append((last) => [{ ...row, seq: 2, prev: last?.hash ?? "" }]);
  await store.close();
  expect(await verify(path)).toMatchObject({
    ok: false,
    entries: 2,
    broken: { seq: 2, reason: "hash-mismatch" },
  });
});

test("four processes at once make one chain", async () => {
  const path = join(scratchFolder(), "ledger.db");
  const names = ["a", "b", "c", "d"];
  const children = names.map((name) => appendInProcess(path, name, 100));
  for (const child of children) child.stdout.resume();
  const codes = await Promise.all(children.map(async (child) => (await once(child, "exit"))[0]));
  expect(codes).toEqual([0, 0, 0, 0]);
  expect(await verify(path)).toMatchObject({ ok: true, entries: 401 });
  const { entries } = await readLedger(sqliteLedgerStore(path));
  for (const name of names) {
    const own = entries.filter(({ data }) => data["name"] === name).map(({ data }) => data["n"]);
    expect(own).toEqual(Array.from({ length: 100 }, (_, n) => n));
  }
}, 60_000);

test("what was appended before a kill is there, and the chain is sound", async () => {
  const path = join(scratchFolder(), "ledger.db");
  const child = appendInProcess(path, "victim", 1_000_000);
  let told = 0;
  for await (const line of createInterface(child.stdout)) {
    told = Number(line);
    if (told >= 30) break;
  }
  child.kill("SIGKILL");
  await once(child, "exit");
  const verdict = await verify(path);
  expect(verdict.ok).toBe(true);
  expect(verdict.entries).toBeGreaterThanOrEqual(told + 2);
  await ledgerWith(path, 1);
  expect(await verify(path)).toMatchObject({ ok: true, entries: verdict.entries + 1 });
}, 60_000);

test("a byte changed inside an entry's body names the entry", async () => {
  const path = join(scratchFolder(), "ledger.db");
  await ledgerWith(path, 5);
  const bytes = readFileSync(path);
  const place = bytes.indexOf('"n":3');
  bytes.write("4", place + 4);
  writeFileSync(path, bytes);
  expect(await verify(path)).toMatchObject({
    ok: false,
    entries: 4,
    broken: { seq: 4, reason: "hash-mismatch" },
  });
});

test("rows that hold something else than text are named", async () => {
  const path = join(scratchFolder(), "ledger.db");
  const database = new DatabaseSync(path);
  database.exec("CREATE TABLE entry (seq INTEGER PRIMARY KEY, prev, hash, body)");
  database.exec("INSERT INTO entry VALUES (0, NULL, 1, x'00')");
  database.close();
  expect(await verify(path)).toMatchObject({ broken: { seq: 0, reason: "unreadable" } });
  const store = sqliteLedgerStore(path);
  await expect(store.append(() => [])).rejects.toMatchObject({ name: "AdapterError", code: "rejected" });
  await store.close();
});

test.each([
  ["another file", () => Buffer.from("not a database, but long enough to be read as one\n".repeat(40))],
  ["a header that was overwritten", (bytes: Buffer) => bytes.fill(0, 0, 16)],
  ["a file that was cut", (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
] as const)("%s is a finding for the reader and an AdapterError for the writer", async (_, damage) => {
  const path = join(scratchFolder(), "ledger.db");
  await ledgerWith(path, 60);
  writeFileSync(path, damage(readFileSync(path)));
  expect(await verify(path)).toMatchObject({ ok: false, broken: { reason: "unreadable" } });
  const store = sqliteLedgerStore(path);
  await expect(store.append(() => [])).rejects.toMatchObject({ name: "AdapterError", code: "rejected" });
  await store.close();
});

test("a store for reading refuses to append", async () => {
  const path = join(scratchFolder(), "ledger.db");
  await ledgerWith(path, 1);
  const store = sqliteLedgerStore(path, { readOnly: true });
  await expect(store.append(() => [])).rejects.toMatchObject({ code: "permission" });
  await store.close();
});

test.skipIf(process.getuid?.() === 0)("a ledger in a folder that cannot be written can be read", async () => {
  const folder = scratchFolder();
  await ledgerWith(join(folder, "ledger.db"), 2);
  chmodSync(folder, 0o555);
  expect(await verify(join(folder, "ledger.db"))).toMatchObject({ ok: true, entries: 3 });
  chmodSync(folder, 0o755);
});
