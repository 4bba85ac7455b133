import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { duckdbAdapter } from "@rocky/adapter-duckdb";
import { expect, onTestFinished, test, vi } from "vitest";
import { connected, hostIn, rowsOf, scratchFolder } from "./scratch.ts";

vi.setConfig({ testTimeout: 60_000 });

async function holder(path: string): Promise<ChildProcess> {
  const script = join(import.meta.dirname, "hold-database.ts");
  const child = spawn(process.execPath, [script, path], { stdio: ["pipe", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  await once(child.stdout, "data");
  return child;
}

const path = "dev.duckdb";
const options = { access: "write" } as const;

test.each(["read", "write"] as const)(
  "a file that another process has is refused for %s, and its PID named",
  async (access) => {
    const folder = scratchFolder();
    const child = await holder(join(folder, path));
    await expect(duckdbAdapter.connect({ path }, hostIn(folder), { access })).rejects.toMatchObject({
      name: "AdapterError",
      code: "timeout",
      message: `dev.duckdb is in use: process ${child.pid} (node) has it open`,
    });
  },
);

test("the adapter waits until the other process is done", async () => {
  const folder = scratchFolder();
  const child = await holder(join(folder, path));
  const host = hostIn(folder, 30_000);
  const connecting = duckdbAdapter.connect({ path }, host, options);
  while (host.waits.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  await new Promise((resolve) => setTimeout(resolve, 200));
  child.stdin?.write("go\n");
  const connection = await connecting;
  expect(host.waits).toEqual([`waiting for dev.duckdb: process ${child.pid} (node) has it open`]);
  expect(await rowsOf(connection, "SELECT a FROM held")).toEqual([[1n]]);
  await connection.close();
});

test("waiting can be cancelled", async () => {
  const folder = scratchFolder();
  await holder(join(folder, path));
  const connecting = duckdbAdapter.connect({ path }, hostIn(folder, 30_000), {
    ...options,
    signal: AbortSignal.timeout(100),
  });
  await expect(connecting).rejects.toMatchObject({ code: "cancelled" });
});

test("what a killed process committed is there", async () => {
  const folder = scratchFolder();
  const child = await holder(join(folder, path));
  child.kill("SIGKILL");
  await once(child, "exit");
  const connection = await connected({ folder, path }, "read");
  expect(await rowsOf(connection, "SELECT a FROM held")).toEqual([[1n]]);
});

test("a closed connection leaves the file to other processes, also with results that nobody read", async () => {
  const folder = scratchFolder();
  const connection = await connected({ folder, path });
  await connection.execute(["CREATE TABLE t AS SELECT * FROM range(100000)"]);
  const unread = await connection.query("SELECT * FROM t");
  for await (const batch of (await connection.query("SELECT * FROM t")).batches) {
    expect(batch.length).toBeGreaterThan(0);
    break;
  }
  await connection.close();
  await holder(join(folder, path));
  expect(unread.columns).toHaveLength(1);
});

test("one process shares a file among its connections", async () => {
  const folder = scratchFolder();
  const writer = await connected({ folder, path });
  const second = await connected({ folder, path });
  const reader = await connected({ folder, path }, "read");
  await writer.execute(["CREATE TABLE t AS SELECT 1 AS a"]);
  expect(await rowsOf(second, "SELECT a FROM t")).toEqual([[1n]]);
  await writer.close();
  expect(await rowsOf(reader, "SELECT a FROM t")).toEqual([[1n]]);
});

test("a connection for reading changes nothing, and writing beside it is refused", async () => {
  const folder = scratchFolder();
  await (await connected({ folder, path })).close();
  const reader = await connected({ folder, path }, "read");
  await expect(reader.execute(["CREATE TABLE t AS SELECT 1 AS a"])).rejects.toMatchObject({
    code: "permission",
  });
  await expect(duckdbAdapter.connect({ path }, hostIn(folder), options)).rejects.toMatchObject({
    code: "transient",
  });
});

test("two connections in memory do not know each other", async () => {
  const [one, other] = [await connected(), await connected()];
  await one.execute(["CREATE TABLE t AS SELECT 1 AS a"]);
  expect(await other.describe({})).toEqual([]);
});

test("a file that does not exist is not made for reading", async () => {
  const connecting = duckdbAdapter.connect({ path }, hostIn(scratchFolder()), { access: "read" });
  await expect(connecting).rejects.toMatchObject({ code: "not-found" });
});

test("a missing folder, a folder, another kind of file and an odd path are refused", async () => {
  const folder = scratchFolder({ "notes.txt": "not a database" });
  mkdirSync(join(folder, "sub"));
  const codeOf = (config: Record<string, unknown>) =>
    duckdbAdapter.connect(config, hostIn(folder), options).then(
      () => "opened",
      (error: unknown) => (error as { code?: string }).code,
    );
  expect(await codeOf({ path: "nowhere/dev.duckdb" })).toBe("not-found");
  expect(await codeOf({ path: "sub" })).toBe("rejected");
  expect(await codeOf({ path: "notes.txt" })).toBe("rejected");
  expect(await codeOf({ path: "md:cloud" })).toBe("unsupported");
  expect(await codeOf({ path: 7 })).toBe("rejected");
  expect(readFileSync(join(folder, "notes.txt"), "utf8")).toBe("not a database");
});
