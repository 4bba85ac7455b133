import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dialectOf, printType } from "@rocky/sql";
import { expect, test } from "vitest";
import { openTables } from "./binder-tables.ts";
import { compare } from "./live/agreement.ts";
import { operands, operandTable, type Operand } from "./live/operands.ts";
import { callsOfSignatures } from "./live/signature-calls.ts";
import { openOracle } from "./live/oracle.ts";

const dialect = dialectOf("duckdb");
if (dialect === undefined) throw new Error("there is no DuckDB dialect");
const { functions } = dialect;
type Resolution = ReturnType<typeof functions.resolve>;
const all = operands(dialect).filter(
  ({ text }) => !["100000", "3000000000", "100000000000000000000"].includes(text),
);

/** Functions that do something when DuckDB folds a constant call, or that take very long. */
const avoided =
  /^(__|sleep|pg_sleep|error|write_log|nextval|currval|setseed|repeat|lpad|rpad|range|generate_series|list_resize|array_resize|bar|finalize|combine|query|getenv|current_setting|grouping|unnest|unlist|try$|pg_get|generate_subscripts|regexp_split_to_table|get_block_size|percentile_)/;

/** The functions of extensions that are not loaded have no signatures. */
const names = [...functions.names()]
  .filter((name) => {
    const definition = functions.lookup(name);
    return definition?.kind === "macro" || (definition?.signatures.length ?? 0) > 0;
  })
  .filter((name) => !avoided.test(name))
  .sort();
const few = new Set("i l d c s dt tn iv a m st j bo 1 1.5 'a' NULL".split(" "));
const fewOperands = all.filter(({ text }) => few.has(text));

function callsOf(name: string): readonly (readonly Operand[])[] {
  const definition = functions.lookup(name);
  const twoArguments = definition?.signatures.some(
    (signature) => signature.includes(", ") || signature.includes("..."),
  );
  const pairs =
    twoArguments === true ? fewOperands.flatMap((left) => fewOperands.map((right) => [left, right])) : [];
  return [[], ...all.map((operand) => [operand]), ...pairs];
}

/** A call as it stands in SQL, with our answer. */
function caseOf(name: string, args: readonly Operand[]): readonly [string, Resolution] {
  const definition = functions.lookup(name);
  if (definition === undefined) throw new Error(`${name} is named but not found`);
  const over = definition.kind === "window" ? " OVER (ORDER BY i)" : "";
  // In quotes it would be looked up in the catalogue, where what the grammar knows is not.
  const written = name === "coalesce" ? name : `"${name}"`;
  const call = `${written}(${args.map(({ text }) => text).join(", ")})${over}`;
  return [
    call,
    functions.resolve(
      definition,
      args.map(({ value }) => value),
    ),
  ];
}

/** One call in so many is asked; 1 asks all of them. */
const every = Number(process.env["ROCKY_CALLS_EVERY"] ?? 5);

test("calls of every function of the catalogue have DuckDB's type", { timeout: 600_000 }, async () => {
  const oracle = await openOracle(dialect, operandTable);
  const cases = names.flatMap((name) => callsOf(name).map((args) => caseOf(name, args)));
  const result = await compare(
    "calls",
    cases.filter((_, i) => i % every === 0),
    { dialect, oracle },
  );
  expect(result.wrong).toEqual([]);
  expect(result.agreed / result.asked).toBeGreaterThan(0.97);
});

test(
  "calls that fit the signatures of the catalogue have DuckDB's type, with a NULL in any place too",
  { timeout: 120_000 },
  async () => {
    const oracle = await openOracle(dialect, operandTable);
    const cases = names.flatMap((name) =>
      callsOfSignatures(dialect, functions.lookup(name)?.signatures ?? []).map((args) => caseOf(name, args)),
    );
    const result = await compare("calls by signature", cases, { dialect, oracle });
    expect(result.wrong).toEqual([]);
    expect(result.asked).toBeGreaterThan(5000);
    expect(result.agreed / result.asked).toBeGreaterThan(0.93);
  },
);

test(
  "every name that DuckDB lists is known, and so are those its grammar makes functions of",
  { timeout: 120_000 },
  async () => {
    const { connection } = await openOracle(dialect, operandTable);
    const reader = await connection.runAndReadAll(
      "SELECT DISTINCT function_name, function_type FROM duckdb_functions() WHERE function_type <> 'pragma'",
    );
    const missing = reader
      .getRowsJson()
      .map(([name, type]) => [String(name), String(type)] as const)
      .filter(([name, type]) =>
        type.startsWith("table") ? !functions.isTableFunction(name) : functions.lookup(name) === undefined,
      );
    expect(missing).toEqual([]);
    for (const name of ["coalesce", "IFNULL", "if", "nullif", "unnest", "row_number", "grouping", "Sum"]) {
      expect(functions.lookup(name)?.name.toLowerCase()).toBe(name.toLowerCase());
    }
    expect(functions.lookup("st_area")).toBeDefined();
    expect(functions.lookup("no_such_function")).toBeUndefined();
  },
);

test("an aggregate, an alias and a function that is not deterministic say so", () => {
  expect(functions.lookup("mean")).toMatchObject({ kind: "aggregate", aliasOf: "avg", deterministic: true });
  expect(functions.lookup("random")).toMatchObject({ kind: "scalar", deterministic: false });
  expect(functions.lookup("lag")).toMatchObject({ kind: "window" });
  expect(functions.lookup("list_append")).toMatchObject({ kind: "macro" });
});

test("a refused call names the overloads there are", () => {
  const sqrt = functions.lookup("sqrt");
  const text = { type: { kind: "string" } } as const;
  if (sqrt === undefined) throw new Error("sqrt is not known");
  expect(functions.resolve(sqrt, [text])).toEqual({
    kind: "no-overload",
    given: "sqrt(VARCHAR)",
    candidates: ["sqrt(DOUBLE) -> DOUBLE"],
  });
});

test("lambdas are typed with the list's elements and make the result", () => {
  const list = { type: { kind: "array", element: { kind: "date" } } } as const;
  const transform = functions.lookup("list_transform");
  if (transform === undefined) throw new Error("list_transform is not known");
  const seen: string[] = [];
  const result = functions.resolve(transform, [
    list,
    {
      type: { kind: "null" },
      lambda: {
        parameters: 2,
        body: (parameters) => {
          seen.push(...parameters.map(({ kind }) => kind));
          return { type: { kind: "boolean" } };
        },
      },
    },
  ]);
  expect(seen).toEqual(["date", "integer"]);
  expect(result).toMatchObject({ kind: "ok", type: { kind: "array", element: { kind: "boolean" } } });
});

test("table functions name their columns where the arguments decide them", () => {
  const number = { type: { kind: "integer", bits: 32, signed: true } } as const;
  expect(functions.resolveTable("range", [number])).toMatchObject({ columns: [{ name: "range" }] });
  expect(functions.resolveTable("read_csv", [{ type: { kind: "string" } }])).toMatchObject({
    kind: "unknown",
  });
});

test("table functions have the columns that DuckDB describes", { timeout: 120_000 }, async () => {
  const { connection } = await openOracle(dialect, operandTable);
  const wrong: string[] = [];
  let described = 0;
  const listed = await connection.runAndReadAll(
    "SELECT DISTINCT function_name FROM duckdb_functions() WHERE function_type IN ('table', 'table_macro')",
  );
  for (const [name] of listed.getRows().map((row) => row.map(String))) {
    if (name === undefined) continue;
    const ours = functions.resolveTable(name, []);
    const reader = await connection
      .runAndReadAll(`DESCRIBE SELECT * FROM ${name}()`)
      .catch((): undefined => undefined);
    if (ours.kind !== "ok" || reader === undefined) continue;
    described++;
    const theirs = reader.getRowsJson().map(([column, type]) => `${String(column)} ${String(type)}`);
    const text = ours.columns.map((column) => `${column.name} ${printType(column.type, dialect)}`);
    if (text.join() !== theirs.join())
      wrong.push(`${name}: ${text.join()}, but DuckDB says ${theirs.join()}`);
  }
  console.log(`table functions: ${described} described, ${wrong.length} wrong`);
  expect(wrong).toEqual([]);
  expect(described).toBeGreaterThan(35);
});

test("a file that declares its columns has them", async () => {
  const folder = mkdtempSync(join(tmpdir(), "rocky-columns-"));
  writeFileSync(join(folder, "t.csv"), "a,b\n1,2024-01-01\n");
  writeFileSync(join(folder, "t.json"), '{"a": 1}');
  const queries = [
    `SELECT * FROM read_csv('${folder}/t.csv', columns = {'a': 'INTEGER', 'b': 'DATE'}, header = true)`,
    `SELECT * FROM read_json('${folder}/t.json', columns = {a: 'BIGINT', c: 'STRUCT(x INTEGER)[]'})`,
    `SELECT * FROM read_json_objects('${folder}/t.json')`,
    "SELECT * FROM repeat_row(1, 'x', num_rows = 2)",
    "SELECT table_name, tags FROM duckdb_tables()",
  ];
  const tables = await openTables(dialect);
  for (const sql of queries) {
    const reader = await tables.connection.runAndReadAll(`DESCRIBE ${sql}`);
    const theirs = reader.getRowsJson().map(([column, type]) => `${String(column)} ${String(type)}`);
    const { columns, diagnostics } = tables.describe(sql);
    expect(diagnostics).toEqual([]);
    expect(columns.map((column) => `${column.name} ${printType(column.type, dialect)}`)).toEqual(theirs);
  }
  rmSync(folder, { recursive: true });
});
