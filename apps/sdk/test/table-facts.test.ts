import { expect, test } from "vitest";
import { describe as describeQuery, TableFactsError, tablesFromJson } from "@rocky/sdk";

const shapes: readonly (readonly [string, unknown])[] = [
  ["columns by name", { orders: { id: "BIGINT", note: { type: "VARCHAR", nullable: false } } }],
  [
    "a list of columns",
    {
      orders: [
        { name: "id", type: "BIGINT" },
        { name: "note", type: "VARCHAR", nullable: false },
      ],
    },
  ],
  [
    "a list of tables",
    [{ name: "orders", columns: { id: "BIGINT", note: { type: "VARCHAR", nullable: false } } }],
  ],
  [
    "the lockfile's shape",
    {
      version: 1,
      table: [
        {
          name: "orders",
          columns: [
            { name: "id", type: "BIGINT" },
            { name: "note", type: "VARCHAR", nullable: false },
          ],
        },
      ],
    },
  ],
];

test.each(shapes)("tables can be given as %s", (_, value) => {
  const { columns } = describeQuery("SELECT * FROM orders", { tables: tablesFromJson(value) });
  expect(columns.map(({ name, type, nullability }) => [name, type.kind, nullability])).toEqual([
    ["id", "integer", "nullable"],
    ["note", "string", "not-null"],
  ]);
});

test("names are split at the dots outside their quotes", () => {
  const { tables } = tablesFromJson({ 'raw."odd.name ""x"""': { id: "INTEGER" }, "a.b.c": {} });
  expect(tables.map((table) => table.name)).toEqual([
    ["raw", 'odd.name "x"'],
    ["a", "b", "c"],
  ]);
});

test("a type that the dialect does not have is unknown, with the reason", () => {
  const [table] = tablesFromJson({ t: { x: "NONSENSE" } }).tables;
  expect(table?.schema.columns[0]?.type).toEqual({
    kind: "unknown",
    reason: "`NONSENSE` is not a type of duckdb",
  });
});

test.each([7, "orders", null, [1], { t: 1 }, { t: [1] }, [{ columns: [] }]])("%j is refused", (value) => {
  expect(() => tablesFromJson(value)).toThrow(TableFactsError);
});

test("a short name means a table when only one can be meant", () => {
  const tables = tablesFromJson({ "a.t": { x: "INTEGER" }, "b.t": { x: "VARCHAR" }, "b.u": { y: "DATE" } });
  const typeOf = (sql: string): string | undefined => describeQuery(sql, { tables }).columns[0]?.type.kind;
  expect(typeOf("SELECT y FROM u")).toBe("date");
  expect(typeOf("SELECT x FROM B.T")).toBe("string");
  expect(typeOf("SELECT x FROM t")).toBe("unknown");
});

test("names of Snowflake are upper case but in quotes, and each dialect has its own quotes", () => {
  const columns = { id: "INT", '"id"': "INT", '"two words"': "INT" };
  const [snowflake] = tablesFromJson({ 'raw."My.Orders"': columns }, "snowflake").tables;
  expect(snowflake?.name).toEqual(["raw", "My.Orders"]);
  expect(snowflake?.schema.columns.map(({ name }) => name)).toEqual(["ID", "id", "two words"]);
  for (const dialect of ["databricks", "bigquery"] as const) {
    const [table] = tablesFromJson({ "raw.`my.orders`": { id: "INT" } }, dialect).tables;
    expect(table?.name).toEqual(["raw", "my.orders"]);
  }
});
