import type { CancelSignal } from "@rocky/ir";
import { expect, test, vi } from "vitest";
import { connected, rowsOf } from "./scratch.ts";

vi.setConfig({ testTimeout: 60_000 });

// Takes hours when nobody interrupts it.
const endless =
  "SELECT count(*) FROM range(100000000) a, range(100000000) b WHERE hash(a.range, b.range) = 1";

test("a statement that runs is interrupted, and the connection goes on", async () => {
  const connection = await connected();
  const running = connection.execute([endless], AbortSignal.timeout(100));
  await expect(running).rejects.toMatchObject({ name: "AdapterError", code: "cancelled" });
  expect(await rowsOf(connection, "SELECT 1")).toEqual([[1n]]);
});

test("a query is interrupted", async () => {
  const connection = await connected();
  await expect(connection.query(endless, AbortSignal.timeout(100))).rejects.toMatchObject({
    code: "cancelled",
  });
});

test("an abort that comes just before DuckDB begins the statement is not lost", async () => {
  const connection = await connected();
  const signal: CancelSignal = {
    aborted: false,
    addEventListener: (_, listener) => listener(),
    removeEventListener: () => undefined,
  };
  await expect(connection.execute([endless], signal)).rejects.toMatchObject({ code: "cancelled" });
});

test("an interrupted transaction leaves nothing behind", async () => {
  const connection = await connected();
  const running = connection.execute(["CREATE TABLE t AS SELECT 1 AS a", endless], AbortSignal.timeout(100));
  await expect(running).rejects.toMatchObject({ code: "cancelled" });
  expect(await connection.describe({})).toEqual([]);
});

test("other statements of the connection are not interrupted", async () => {
  const connection = await connected();
  const stopped = connection.execute([endless], AbortSignal.timeout(100));
  const other = connection.execute(["CREATE TABLE t AS SELECT sum(hash(range)) AS h FROM range(30000000)"]);
  await expect(stopped).rejects.toMatchObject({ code: "cancelled" });
  expect(await other).toEqual({ rows: 1n });
});

test("a signal that is aborted afterwards does nothing", async () => {
  const connection = await connected();
  const controller = new AbortController();
  await connection.execute(["SELECT 1"], controller.signal);
  controller.abort();
  expect(await rowsOf(connection, "SELECT 1")).toEqual([[1n]]);
});
