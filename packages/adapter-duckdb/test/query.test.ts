import { expect, test, vi } from "vitest";
import { connected, rowsOf } from "./scratch.ts";

vi.setConfig({ testTimeout: 60_000 });

test("rows come in batches and in the query's order, whatever has to be cast", async () => {
  const connection = await connected();
  const { batches } = await connection.query(
    "SELECT range AS a, [range] AS b FROM range(300000) ORDER BY hash(range), range",
  );
  const ordered = await rowsOf(connection, "SELECT range FROM range(300000) ORDER BY hash(range), range");
  let at = 0;
  let count = 0;
  for await (const batch of batches) {
    count += 1;
    for (const [a, b] of batch) {
      if (a !== ordered[at]?.[0] || b !== `[${a}]`) expect.unreachable(`row ${at} is ${a}, ${b}`);
      at += 1;
    }
  }
  expect(at).toBe(300_000);
  expect(count).toBeGreaterThan(1);
});

test("leaving early and never reading do no harm", async () => {
  const connection = await connected();
  await connection.query("SELECT * FROM range(100000)");
  for await (const batch of (await connection.query("SELECT * FROM range(100000)")).batches) {
    expect(batch.length).toBeGreaterThan(0);
    break;
  }
  await connection.execute(["CREATE TABLE t AS SELECT 1 AS a"]);
});

test("a result can be read while other statements run", async () => {
  const connection = await connected();
  await connection.execute(["CREATE TABLE t AS SELECT * FROM range(50000)"]);
  let rows = 0;
  for await (const batch of (await connection.query("SELECT * FROM t")).batches) {
    rows += batch.length;
    await connection.execute(["INSERT INTO t VALUES (1)"]);
  }
  expect(rows).toBe(50_000);
});

test("a trailing semicolon or comment does no harm", async () => {
  const connection = await connected();
  for (const tail of [";", " ; ;\n", " -- done", "; -- done", " /* done */"]) {
    expect(await rowsOf(connection, `SELECT DATE '2026-11-21' AS d${tail}`)).toEqual([["2026-11-21"]]);
  }
});

test("statements that are no SELECT answer too", async () => {
  const connection = await connected();
  await connection.execute(["CREATE TABLE t (a INTEGER)"]);
  expect(await rowsOf(connection, "SHOW TABLES")).toEqual([["t"]]);
  expect((await rowsOf(connection, "DESCRIBE t"))[0]?.slice(0, 2)).toEqual(["a", "INTEGER"]);
});

test("two statements at once each keep to their own transaction", async () => {
  const connection = await connected();
  await connection.execute(["CREATE TABLE kept (a INTEGER)"]);
  const [failed, done] = await Promise.allSettled([
    connection.execute(["CREATE TABLE x AS SELECT * FROM range(1000000)", "SELECT error('no')"]),
    connection.execute(["CREATE TABLE y AS SELECT * FROM range(1000000)", "INSERT INTO kept VALUES (1)"]),
  ]);
  expect([failed.status, done.status]).toEqual(["rejected", "fulfilled"]);
  expect((await connection.describe({})).map(({ target }) => target.table)).toEqual(["kept", "y"]);
});

test("a closed connection rejects", async () => {
  const connection = await connected();
  await connection.close();
  await connection.close();
  await expect(connection.query("SELECT 1")).rejects.toMatchObject({
    code: "rejected",
    message: "the connection to duckdb::memory: is closed",
  });
});
