import type { CellValue, Connection, MaterializeRequest, RelationDescription } from "@rocky/adapter";

/** What a case saw; compared with what it expects, so that it can be run on every warehouse. */
export interface PortCase {
  readonly name: string;
  readonly run: (connection: Connection) => Promise<unknown>;
  readonly expected: unknown;
}

const schema = "port_cases";

async function rows(connection: Connection, query: string): Promise<(readonly CellValue[])[]> {
  const all: (readonly CellValue[])[] = [];
  for await (const batch of (await connection.query(query)).batches) all.push(...batch);
  return all;
}

async function make(connection: Connection, request: Omit<MaterializeRequest, "target"> & { table: string }) {
  const { table, kind, query } = request;
  const target = { schema, table };
  const there = await connection.describe({ schema });
  const existing = there.find((relation) => relation.target.table === table)?.kind;
  await connection.execute([connection.createSchemaStatement(target)]);
  return connection.execute(connection.materializeStatements({ target, kind, query }, existing));
}

async function described(connection: Connection, table: string): Promise<RelationDescription | undefined> {
  return (await connection.describe({ schema })).find((relation) => relation.target.table === table);
}

async function codeOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => "done",
    (error: unknown) => (error as { code?: unknown }).code,
  );
}

/** Behaviour of the port in SQL that every warehouse understands. Cases use tables of their own. */
export const portCases: readonly PortCase[] = [
  {
    name: "a table holds the rows of its query",
    run: async (connection) => {
      await make(connection, { table: "t1", kind: "table", query: "SELECT 1 AS a UNION ALL SELECT 2 AS a" });
      return rows(connection, `SELECT a FROM ${schema}.t1 ORDER BY a`);
    },
    expected: [[1n], [2n]],
  },
  {
    name: "making a table again replaces its columns and rows",
    run: async (connection) => {
      await make(connection, { table: "t2", kind: "table", query: "SELECT 1 AS a" });
      await make(connection, { table: "t2", kind: "table", query: "SELECT 'x' AS b" });
      return rows(connection, `SELECT * FROM ${schema}.t2`);
    },
    expected: [["x"]],
  },
  {
    name: "a view follows the table below it",
    run: async (connection) => {
      await make(connection, { table: "t3", kind: "table", query: "SELECT 1 AS a" });
      await make(connection, { table: "v3", kind: "view", query: `SELECT a FROM ${schema}.t3` });
      await connection.execute([`INSERT INTO ${schema}.t3 VALUES (2)`]);
      return rows(connection, `SELECT a FROM ${schema}.v3 ORDER BY a`);
    },
    expected: [[1n], [2n]],
  },
  {
    name: "a table becomes a view and a view a table",
    run: async (connection) => {
      const kinds: unknown[] = [];
      for (const kind of ["table", "view", "table", "table", "view", "view"] as const) {
        await make(connection, { table: "t4", kind, query: "SELECT 1 AS a" });
        kinds.push((await described(connection, "t4"))?.kind);
      }
      return kinds;
    },
    expected: ["table", "view", "table", "table", "view", "view"],
  },
  {
    name: "a query that ends in a comment makes a relation",
    run: async (connection) => {
      await make(connection, { table: "t5", kind: "table", query: "SELECT 1 AS a -- one" });
      await make(connection, { table: "t5", kind: "view", query: "SELECT 2 AS a -- two" });
      return rows(connection, `SELECT a FROM ${schema}.t5 -- all of it`);
    },
    expected: [[2n]],
  },
  {
    name: "columns are described in their order with type and nullability",
    run: async (connection) => {
      await connection.execute([connection.createSchemaStatement({ schema, table: "t6" })]);
      await connection.execute([`CREATE TABLE ${schema}.t6 (b VARCHAR, a DECIMAL(10,2) NOT NULL)`]);
      const columns = (await described(connection, "t6"))?.columns ?? [];
      return columns.map(({ name, type, nullability }) => [name, type.kind, nullability]);
    },
    expected: [
      ["b", "string", "nullable"],
      ["a", "decimal", "not-null"],
    ],
  },
  {
    name: "NULL is null, an empty text is a text",
    run: (connection) => rows(connection, "SELECT NULL AS a, '' AS b"),
    expected: [[null, ""]],
  },
  {
    name: "decimals keep their digits",
    run: (connection) => rows(connection, "SELECT CAST(12345678901234567890.12 AS DECIMAL(22,2)) AS a"),
    expected: [["12345678901234567890.12"]],
  },
  {
    name: "a statement that does not parse is rejected",
    run: (connection) => codeOf(connection.execute(["SELEC 1"])),
    expected: "rejected",
  },
  {
    name: "a table that is not there is rejected",
    run: (connection) => codeOf(connection.query(`SELECT * FROM ${schema}.nowhere`)),
    expected: "rejected",
  },
  {
    name: "a signal that is aborted already runs nothing",
    run: async (connection) => {
      await make(connection, { table: "t7", kind: "table", query: "SELECT 1 AS a" });
      const insert = `INSERT INTO ${schema}.t7 VALUES (2)`;
      const code = await codeOf(connection.execute([insert], AbortSignal.abort()));
      return [code, await rows(connection, `SELECT a FROM ${schema}.t7`)];
    },
    expected: ["cancelled", [[1n]]],
  },
];
