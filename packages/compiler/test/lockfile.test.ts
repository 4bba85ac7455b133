import { catalogFacts, mergeLockfile, parseLockfile, printLockfile, type Lockfile } from "@rocky/compiler";
import type { CatalogTable, SqlType } from "@rocky/ir";
import { dialectOf, type Dialect } from "@rocky/sql";
import fc from "fast-check";
import { expect, test } from "vitest";

const known = dialectOf("duckdb");
if (known === undefined) throw new Error("there is no DuckDB dialect");
const dialect: Dialect = known;

const type: fc.Arbitrary<SqlType> = fc.constantFrom<SqlType>(
  { kind: "string" },
  { kind: "integer", bits: 64, signed: true },
  { kind: "decimal", precision: 10, scale: 2 },
  { kind: "array", element: { kind: "date" } },
  { kind: "struct", fields: [{ name: "a b", type: { kind: "boolean" } }] },
  { kind: "timestamp", precision: 6, zone: "instant" },
);
const name = fc.constantFrom("orders", "Odd Name", 'quo"te', "with.dot", "é", "back\\slash", "tab\there");
const table: fc.Arbitrary<CatalogTable> = fc
  .record({
    name: fc.tuple(fc.constantFrom("raw", "main"), name),
    columns: fc.uniqueArray(
      fc.record(
        {
          name,
          type,
          nullability: fc.constantFrom("nullable" as const, "not-null" as const),
          collation: fc.constantFrom("NOCASE", "unknown"),
        },
        { requiredKeys: ["name", "type", "nullability"] },
      ),
      { selector: (column) => column.name, maxLength: 4 },
    ),
    source: fc.constantFrom("duckdb:dev.duckdb", "load:files"),
  })
  .map(({ name: parts, columns, source }) => ({
    name: parts,
    schema: { columns, provenance: { kind: "lockfile", source, observedAt: "2026-01-02T03:04:05Z" } },
  }));
const lockfile: fc.Arbitrary<Lockfile> = fc.record({
  sources: fc.constant([{ id: "duckdb:dev.duckdb", dialect: "duckdb", checkedAt: "2026-01-05T00:00:00Z" }]),
  tables: fc.uniqueArray(table, { selector: (t) => t.name.join("\0").toLowerCase(), maxLength: 5 }),
});

test("what is printed is read back as it was, and printed again gives the same bytes", () => {
  fc.assert(
    fc.property(lockfile, (original) => {
      const text = printLockfile(original, dialect);
      const { lockfile: read, diagnostics } = parseLockfile("schemas.lock.toml", text, dialect);
      expect(diagnostics).toEqual([]);
      expect(new Set(read.tables.map((t) => JSON.stringify(t)))).toEqual(
        new Set(original.tables.map((t) => JSON.stringify(t))),
      );
      expect(read.sources).toEqual(original.sources);
      expect(printLockfile(read, dialect)).toBe(text);
    }),
  );
});

function orders(amount: SqlType, observedAt: string, source = "duckdb:dev.duckdb"): CatalogTable {
  return {
    name: ["raw", "orders"],
    schema: {
      columns: [{ name: "amount", type: amount, nullability: "nullable" }],
      provenance: { kind: "live", source, observedAt },
    },
  };
}
const source = { id: "duckdb:dev.duckdb", dialect: "duckdb", checkedAt: "2026-02-01T00:00:00Z" };
const before = mergeLockfile(
  { sources: [], tables: [] },
  { source, tables: [orders({ kind: "date" }, "2026-01-01T00:00:00Z")] },
);

test("a table keeps its time while its facts stay the same", () => {
  const again = mergeLockfile(before, { source, tables: [orders({ kind: "date" }, "2026-03-01T00:00:00Z")] });
  expect(again.tables[0]?.schema.provenance.observedAt).toBe("2026-01-01T00:00:00Z");
  const changed = mergeLockfile(before, {
    source,
    tables: [orders({ kind: "string" }, "2026-03-01T00:00:00Z")],
  });
  expect(changed.tables[0]?.schema.provenance.observedAt).toBe("2026-03-01T00:00:00Z");
});

test("a table that is gone leaves, and tables of other sources stay", () => {
  const loaded: CatalogTable = {
    ...orders({ kind: "date" }, "2026-01-01T00:00:00Z", "load:files"),
    name: ["raw", "files"],
  };
  const both = { ...before, tables: [...before.tables, loaded] };
  const after = mergeLockfile(both, { source, tables: [] });
  expect(after.tables.map((t) => t.name.join("."))).toEqual(["raw.files"]);
  expect(after.sources).toEqual([source]);
});

test("a column with a collation is no part of a key, and the table says that it has one", () => {
  const plain = orders({ kind: "string" }, "2026-01-02T03:04:05Z");
  const id = { name: "id", type: { kind: "string" }, nullability: "not-null" } as const;
  const columns = [...plain.schema.columns, id];
  const keys = [["id"], ["amount"]];
  const table: CatalogTable = { ...plain, schema: { ...plain.schema, columns, keys } };
  const facts = catalogFacts(table);
  expect([facts.collated, facts.keys?.map((key) => key.columns)]).toEqual([undefined, [["id"], ["amount"]]]);
  const folded = [...plain.schema.columns, { ...id, collation: "NOCASE" }];
  const collated = catalogFacts({ ...table, schema: { ...table.schema, columns: folded } });
  expect([collated.collated, collated.keys?.map((key) => key.columns)]).toEqual([true, [["amount"]]]);
});
