import { adapterApiVersion } from "@rocky/adapter";
import { duckdbAdapter } from "@rocky/adapter-duckdb";
import { expect, test } from "vitest";
import { portCases } from "./port-cases.ts";
import { connected, scratchFolder } from "./scratch.ts";

test.each(portCases)("in memory: $name", async ({ run, expected }) => {
  expect(await run(await connected())).toEqual(expected);
});

test("all cases, one after another, in one file", async () => {
  const connection = await connected({ folder: scratchFolder(), path: "cases.duckdb" });
  for (const { name, run, expected } of portCases)
    expect([name, await run(connection)]).toEqual([name, expected]);
});

test("the adapter says who it is and what it can do", async () => {
  expect(duckdbAdapter).toMatchObject({
    apiVersion: adapterApiVersion,
    name: "duckdb",
    dialect: "duckdb",
    capabilities: { transactionalDdl: true, concurrentStatements: true, cancellation: true },
  });
  expect(await duckdbAdapter.engine()).toMatch(/^duckdb \d+\.\d+\.\d+$/);
});
