import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compileSchema } from "../src/schemas/compile.ts";
import { errorSchema } from "../src/schemas/error.ts";
import { jsonOf } from "./json-output.ts";
import { config } from "./projects.ts";
import { folderWith, rocky } from "./rocky.ts";

const good = {
  "rocky.toml": config,
  "models/orders.sql": "SELECT 1 AS id, CAST('2026-01-01' AS DATE) AS day\n",
  "models/totals.sql": "SELECT day, count(*) AS n FROM orders GROUP BY day\n",
};

test("compiles a project to its columns", async () => {
  const ended = await rocky(["compile"], { cwd: folderWith(good) });
  expect(ended.code, ended.stderr).toBe(0);
  const body = jsonOf(compileSchema, ended);
  expect(body).toMatchObject({ has_errors: false, models: 2, execution_layers: 2, diagnostics: [] });
  expect(body.coverage).toEqual({ models: 2, columns: 4, types_known: 4, nullability_known: 4 });
  const totals = body.models_detail.find((model) => model.name === "totals");
  expect(totals).toMatchObject({ depends_on: ["orders"], target: { schema: "main", table: "totals" } });
  expect(totals?.columns.map(({ name, type, nullable }) => [name, type, nullable])).toEqual([
    ["day", "DATE", false],
    ["n", "BIGINT", false],
  ]);
  expect(totals?.columns[0]?.lineage).toEqual([
    { table: "orders", column: "day", role: "value", transform: "direct" },
  ]);
});

test("finds the project from a folder inside it", async () => {
  const cwd = join(folderWith(good), "models");
  expect(jsonOf(compileSchema, await rocky(["compile"], { cwd })).models).toBe(2);
});

test("ends with how much is known and with what to do next, unless told to be quiet", async () => {
  const cwd = folderWith(good);
  const { stdout } = await rocky(["compile", "-o", "table"], { cwd });
  expect(stdout).toMatch(
    /^2 models, 4 columns: 100 % of types and 100 % of nullabilities known, .*\nnext: rocky run\n$/,
  );
  const quiet = await rocky(["compile", "-o", "table", "-q"], { cwd });
  expect(quiet.stdout).not.toContain("next:");
});

test("of one model, says which types are not known and why", async () => {
  const columns = Array.from({ length: 9 }, (_, i) => `t.c${i}`).join(", ");
  const cwd = folderWith({
    "rocky.toml": config,
    "models/a.sql": `SELECT ${columns}, 1 AS one FROM raw.t\n`,
    "models/b.sql": "SELECT a.c1, x AS csv, upper(x) AS big FROM a, read_csv('f.csv')\n",
    "models/c.sql": "SELECT my_own(c1) AS called, csv FROM b\n",
  });
  const textOf = async (model: string): Promise<string> => {
    const { stdout } = await rocky(["compile", "-o", "table", "-q", "--model", model], { cwd });
    return stdout;
  };
  expect(await textOf("a")).toContain(
    "\ntype not known: c0, c1, c2, c3, c4, c5, c6, c7 and 1 more: nothing is known about raw.t\n",
  );
  const b = await textOf("b");
  expect(b).toContain("\ntype not known: c1: nothing is known about raw.t\n");
  expect(b).toContain(
    "The types of csv of b are not known: the columns of read_csv depend on what it reads.",
  );
  expect(b).not.toContain("type not known: csv");
  const c = await textOf("c");
  expect(c).toContain("\ntype not known: csv: the columns of read_csv depend on what it reads\n");
  expect(c).not.toContain("I002");
  const whole = await rocky(["compile", "-o", "table"], { cwd });
  expect(whole.stdout).not.toContain("type not known");
  const json = jsonOf(compileSchema, await rocky(["compile"], { cwd }));
  expect(json.diagnostics.map(({ code, model }) => [code, model])).toEqual([
    ["W040", "c"],
    ["I060", ""],
    ["I002", "b"],
  ]);
  expect(json.models_detail[2]?.columns[1]?.reason).toBe("the columns of read_csv depend on what it reads");
});

test("a syntax error does not hide the models beside it", async () => {
  const cwd = folderWith({ ...good, "models/broken.sql": "SELECT 1 AS\n  x,,\nFROM orders\n" });
  const ended = await rocky(["compile"], { cwd });
  expect(ended.code).toBe(1);
  const body = jsonOf(compileSchema, ended);
  expect(body.models_detail.map((model) => [model.name, model.status])).toEqual([
    ["broken", "failed"],
    ["orders", "ok"],
    ["totals", "ok"],
  ]);
  const errors = body.diagnostics.filter((diagnostic) => diagnostic.severity === "Error");
  expect(errors[0]?.span).toMatchObject({ file: "models/broken.sql", line: 2 });
});

test("people see the exact place of a mistake", async () => {
  const cwd = folderWith({
    ...good,
    "models/totals.sql": "SELECT day, count(*) AS n FROM ordres GROUP BY day\n",
    "models/late.sql": "SELECT dya FROM orders\n",
  });
  const { code, stdout } = await rocky(["compile", "-o", "table"], { cwd });
  expect(code).toBe(1);
  expect(stdout).toContain(" --> models/late.sql:1:8\n");
  expect(stdout).toContain("1 | SELECT dya FROM orders\n  |        ^^^\n");
  expect(stdout).toMatch(/1 error/);
});

test("a broken configuration is shown where it is broken", async () => {
  const cwd = folderWith({ ...good, "rocky.toml": config.replace('type = "duckdb"', 'typ = "duckdb"') });
  const { code, stdout } = await rocky(["compile", "-o", "table"], { cwd });
  expect(code).toBe(1);
  expect(stdout).toContain(" --> rocky.toml:5:1\n");
  expect(stdout).toContain('5 | typ = "duckdb"\n  | ^^^\n');
  const torn = await rocky(["compile", "-o", "table"], {
    cwd: folderWith({ ...good, "rocky.toml": '[adapter]\ntype = "duckdb\n' }),
  });
  expect(torn.code).toBe(1);
  expect(torn.stdout).toContain(" --> rocky.toml:2:");
});

test("one file compiles without any project", async () => {
  const cwd = folderWith({ "one.sql": "SELECT 1 AS id, x FROM somewhere\n" });
  const ended = await rocky(["compile", "one.sql"], { cwd });
  expect(ended.code, ended.stderr).toBe(0);
  expect(jsonOf(compileSchema, ended).models_detail).toMatchObject([
    {
      name: "one",
      columns: [
        { name: "id", type: "INTEGER" },
        { name: "x", type: null },
      ],
    },
  ]);
  expect((await rocky(["compile", "none.sql"], { cwd })).code).toBe(1);
});

test.each([
  {
    file: "a.txt",
    says: "a.txt is no model, which ends in .sql or .rocky",
    help: "name a .sql or .rocky file",
  },
  { file: "Z.SQL", says: "Z.SQL is no model", help: "endings are written in lower case: call it Z.sql" },
  { file: "m.Rocky", says: "m.Rocky is no model", help: "call it m.rocky" },
])("a file that is no model is refused: $file", async ({ file, says, help }) => {
  const { code, stderr } = await rocky(["compile", file, "-o", "table"], {
    cwd: folderWith({ [file]: "SELECT 1 AS x" }),
  });
  expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining(says) as string });
  expect(stderr).toContain(help);
});

test("one file of a project is compiled with its project", async () => {
  const cwd = folderWith(good);
  const body = jsonOf(compileSchema, await rocky(["compile", "models/totals.sql"], { cwd }));
  expect(body.models_detail.map((model) => model.name)).toEqual(["totals"]);
  expect(body.models_detail[0]?.columns[0]?.type).toBe("DATE");
});

test("--model reports on one model, and an unknown one is an error", async () => {
  const cwd = folderWith({ ...good, "models/broken.sql": "SELECT\n" });
  expect((await rocky(["compile", "--model", "orders"], { cwd })).code).toBe(0);
  const ended = await rocky(["compile", "--model", "ordres"], { cwd });
  expect(ended.code).toBe(1);
  expect(jsonOf(errorSchema, ended).error.remediation_hint).toContain("`orders`");
});

test("without a project it says how to make one", async () => {
  const ended = await rocky(["compile"], { cwd: folderWith({}) });
  expect(ended.code).toBe(1);
  expect(jsonOf(errorSchema, ended).error.remediation_hint).toContain("rocky init");
});

test("a reader that goes away early is no error", async () => {
  const many = Object.fromEntries(
    Array.from({ length: 400 }, (_, i) => [
      `models/m${i}.sql`,
      `SELECT ${Array.from({ length: 30 }, (_, j) => `${j} AS c${j}`).join(", ")}\n`,
    ]),
  );
  const cwd = folderWith({ "rocky.toml": config, ...many });
  const binary = join(import.meta.dirname, "..", "bin", "rocky.mjs");
  const command = `set -o pipefail; '${process.execPath}' '${binary}' compile -o json | head -c 10`;
  const child = spawn("bash", ["-c", command], { cwd, stdio: "pipe" });
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const code = await new Promise((resolve) => child.on("close", resolve));
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
});

test("contracts of a folder win over those beside the models", async () => {
  const cwd = folderWith({
    "rocky.toml": config,
    "models/m.sql": "SELECT 1 AS x\n",
    "models/m.contract.toml": '[rules]\nrequired = ["y"]\n',
    "promises/m.contract.toml": '[rules]\nrequired = ["x"]\n',
  });
  const codes = async (...args: readonly string[]): Promise<readonly string[]> =>
    jsonOf(compileSchema, await rocky(["compile", ...args], { cwd })).diagnostics.map((each) => each.code);
  expect(await codes()).toEqual(["E010"]);
  expect(await codes("--contracts", "promises")).toEqual([]);
  const missing = await rocky(["compile", "--contracts", "nowhere"], { cwd });
  expect(missing.code).toBe(1);
  expect(missing.stderr).toContain("there is no folder of contracts");
});

interface TraceEvent {
  readonly name: string;
  readonly ts: number;
  readonly dur: number;
  readonly tid: number;
  readonly args: { readonly spent_ms: number };
}

test("says what each phase took, and writes the phases as a trace", async () => {
  const cwd = folderWith(good);
  const ended = await rocky(["compile", "--timings", "--trace", "trace.json"], { cwd });
  expect(ended.code, ended.stderr).toBe(0);
  expect(jsonOf(compileSchema, ended).models).toBe(2);
  const phases = ["start", "configuration", "read files", "models", "parse", "bind", "order"];
  const all = [...phases, "contracts", "tests", "findings", "print", "keep"];
  const lines = ended.stderr.split("\n");
  expect(lines.map((line) => line.split(/ {2}/)[0])).toEqual(["phase", ...all, "all", ""]);
  expect(lines.find((line) => line.startsWith("read files"))).toMatch(/ \d+\.\d {2}3 files, \d+ characters$/);
  const trace: { readonly traceEvents: readonly TraceEvent[] } = JSON.parse(
    readFileSync(join(cwd, "trace.json"), "utf8"),
  );
  expect(trace.traceEvents.map((event) => event.name)).toEqual(all);
  for (const { args, dur } of trace.traceEvents) expect(args.spent_ms).toBeLessThanOrEqual(dur / 1000 + 0.01);
  // Reading and binding take turns; all others follow each other.
  const rows = trace.traceEvents.filter((event) => event.tid === 1);
  expect(rows.length).toBeGreaterThanOrEqual(all.length - 2);
  for (const [i, event] of rows.entries()) {
    const before = rows[i - 1];
    expect(event.ts).toBeGreaterThanOrEqual(before === undefined ? 0 : before.ts + before.dur - 2);
  }
});

test("the milliseconds of its phases are those of compile_timings", async () => {
  const body = jsonOf(compileSchema, await rocky(["compile"], { cwd: folderWith(good) }));
  const { total_ms: total, ...phases } = body.compile_timings;
  const sum = Object.values(phases).reduce((ms, phase) => ms + phase, 0);
  expect(sum).toBeGreaterThan(0);
  expect(Math.abs(total - sum)).toBeLessThanOrEqual(Object.keys(phases).length);
});

test("a trace that cannot be written is an error with its place", async () => {
  const ended = await rocky(["compile", "--trace", "nowhere/trace.json"], { cwd: folderWith(good) });
  expect(ended.code).toBe(1);
  expect(ended.stderr).toContain("nowhere/trace.json");
});
