import type { AdapterError, Connection } from "@rocky/adapter";
import { expect, test, vi } from "vitest";
import { connected } from "./scratch.ts";

vi.setConfig({ testTimeout: 60_000 });

async function failure(connection: Connection, statement: string): Promise<AdapterError> {
  return connection.execute([statement]).then(
    () => expect.unreachable(`${statement} was accepted`),
    (error: AdapterError) => error,
  );
}

test.each([
  ["SELEC 1", "rejected", 'Parser Error: syntax error at or near "SELEC"'],
  [
    "SELECT nothing FROM range(1)",
    "rejected",
    'Binder Error: Referenced column "nothing" not found in FROM clause!',
  ],
  ["SELECT * FROM nowhere", "rejected", "Catalog Error: Table with name nowhere does not exist!"],
  ["SELECT 'a'::INTEGER", "rejected", "Conversion Error: Could not convert string 'a' to INT32"],
  ["SELECT error('boom')", "rejected", "Invalid Input Error: boom"],
  [
    "SELECT * FROM read_csv('/nowhere/x.csv')",
    "not-found",
    'IO Error: No files found that match the pattern "/nowhere/x.csv"',
  ],
  [
    "COPY (SELECT 1) TO '/nowhere/x.csv'",
    "not-found",
    'IO Error: Cannot open file "/nowhere/x.csv": No such file or directory',
  ],
])("%s", async (statement, code, message) => {
  const error = await failure(await connected(), statement);
  expect(error).toMatchObject({ name: "AdapterError", code, message, statement });
});

test("what DuckDB proposes is the help", async () => {
  const error = await failure(await connected(), "SELECT nam FROM (SELECT 1 AS name)");
  expect(error.help).toBe('Candidate bindings: "name"');
});

// A caret stands before the place that DuckDB complains about.
test.each([
  ["SELECT ^nothing FROM (SELECT 1 AS a)"],
  ["\n\n-- first\nSELECT\n  1,\n\t^nothing\nFROM (SELECT 1 AS a)"],
  ["SELECT 'éééééééééééééééééééééééééééééééééééééééééééééééé', 1, ^nothing, 2 FROM (SELECT 1 AS a)"],
  ["SELECT '日本語日本語日本語日本語日本語', 'か\u3099', '😀😀', ^nothing FROM (SELECT 1 AS a)"],
  [`SELECT '${"x, ".repeat(100)}', '日本', ^nothing, '${"y, ".repeat(100)}' FROM (SELECT 1 AS a)`],
  ["SELECT 1 FROM (SELECT 1 AS a)\nWHERE a = 1 ^AN a = 2"],
])("the place is found in %j", async (marked) => {
  const error = await failure(await connected(), marked.replace("^", ""));
  expect(error.position).toBe(marked.indexOf("^"));
});

test("a place that cannot be told apart from another is not guessed", async () => {
  const half = `SELECT ${"1, ".repeat(40)}nothing, ${"1, ".repeat(40)}1 FROM (SELECT 1 AS a)`;
  const error = await failure(await connected(), `${half} UNION ALL ${half}`);
  expect(error.position).toBeUndefined();
});

test("an error while the rows are read is not lost", async () => {
  const connection = await connected();
  const late = "SELECT CASE WHEN range = 900000 THEN error('late') ELSE 1 END AS a FROM range(1000000)";
  await expect(connection.query(late)).rejects.toMatchObject({
    code: "rejected",
    message: "Invalid Input Error: late",
  });
});

test("more than one statement is not a query", async () => {
  const connection = await connected();
  await expect(connection.query("SELECT 1; SELECT 2")).rejects.toMatchObject({ code: "rejected" });
});

test("not enough memory is said with a way out", async () => {
  const connection = await connected();
  await connection.execute(["SET GLOBAL memory_limit = '20MB'"]);
  await connection.execute(["SET GLOBAL temp_directory = ''"]);
  const error = await failure(
    connection,
    "CREATE TABLE t AS SELECT list(range) AS l, range % 9 AS k FROM range(9000000) GROUP BY k",
  );
  expect(error.code).toBe("rejected");
  expect(error.message).toMatch(/^Out of Memory Error/);
});
