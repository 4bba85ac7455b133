import { duckdbAdapter } from "@rocky/adapter-duckdb";
import { expect, test } from "vitest";
import { connected, scratchFolder } from "./scratch.ts";

const paths = [
  ":memory:",
  "dev.duckdb",
  "a.b.duckdb",
  "no_ending",
  "two words.db",
  ".hidden.db",
  "tést.db",
  "main.duckdb",
  "Main.db",
  "memory.db",
  "temp.x",
  "system.db",
];

test.each(paths)("a writer for %s names the catalog as DuckDB does", async (path) => {
  const connection = await connected({ folder: scratchFolder(), path });
  expect(duckdbAdapter.writer({ path }).currentCatalog).toBe(connection.currentCatalog);
});

test("a writer writes what a connection would", async () => {
  const path = "dev.duckdb";
  const connection = await connected({ folder: scratchFolder(), path });
  const writer = duckdbAdapter.writer({ path });
  for (const schema of ["main", "dev", "odd name"]) {
    const target = { schema, table: "t" };
    const made = { target, kind: "view", query: "SELECT 1 AS x" } as const;
    const file = { file: "/a/b=c.csv", format: "csv", csv: { delimiter: ";", header: true } } as const;
    expect(writer.createSchemaStatement(target)).toBe(connection.createSchemaStatement(target));
    expect(writer.fileQuery(file)).toBe(connection.fileQuery(file));
    for (const mode of ["replace", "append"] as const) {
      const load = { ...file, target, mode };
      expect(writer.loadStatement(load)).toBe(connection.loadStatement(load));
    }
    for (const existing of ["table", "view", undefined] as const) {
      expect(writer.materializeStatements(made, existing)).toEqual(
        connection.materializeStatements(made, existing),
      );
    }
  }
});

test("a path that cannot be a database file is refused", () => {
  expect(() => duckdbAdapter.writer({ path: 7 })).toThrow("must be the name of a file");
  expect(() => duckdbAdapter.writer({ path: "https://example.com/x.db" })).toThrow("not a local file");
});
