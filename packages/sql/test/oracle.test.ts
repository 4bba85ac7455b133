import { fileURLToPath } from "node:url";
import { dialectOf } from "@rocky/sql";
import { existsSync, readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { describeLive, execute } from "./oracle/ask.ts";
import { isGenerated, readRecorded, type RecordedCase } from "./oracle/case.ts";
import { coverageOf } from "./oracle/coverage.ts";
import { catalogueOf } from "./oracle/generate/functions.ts";
import { handWritten } from "./oracle/hand-written.ts";
import { judge } from "./oracle/judge.ts";
import { pageOf, readTallies, talliesOf, type Judged } from "./oracle/page.ts";
import { openSetup, type Setup } from "./oracle/setup.ts";
import { worseThan } from "./oracle/tally.ts";

const dialect = dialectOf("duckdb");
if (dialect === undefined) throw new Error("there is no DuckDB dialect");
const page = new URL("../../../docs/accuracy-duckdb.md", import.meta.url);
const floor = existsSync(page) ? readFileSync(page, "utf8") : "";
const recorded = readRecorded();
/** Asking DuckDB takes time: over the usual tables every seventh query, and with ROCKY_ORACLE=all every one. */
const stride = process.env["ROCKY_ORACLE"] === "all" ? 1 : 7;
const asked = recorded.filter(({ setup }, i) => i % stride === 0 || setup !== "tables");
const setups = new Map<string, Setup>();
let judged: readonly Judged[];

function setupOf({ setup }: RecordedCase): Setup {
  const opened = setups.get(setup);
  if (opened === undefined) throw new Error(`the setup ${setup} is not open`);
  return opened;
}

beforeAll(async () => {
  for (const name of new Set(recorded.map(({ setup }) => setup)))
    setups.set(name, await openSetup(name, dialect));
  judged = recorded.map((recording) => ({
    recorded: recording,
    judgement: judge(recording, setupOf(recording).describe(recording.sql), dialect),
  }));
}, 120_000);

test("the corpus holds what is written by hand, and enough of it", () => {
  const texts = new Map(recorded.map(({ id, sql }) => [id, sql]));
  const missing = handWritten().filter(({ id, sql }) => texts.get(id) !== sql);
  expect(
    missing.map(({ id }) => id),
    "run `node test/record/duckdb-oracle.ts hand` in packages/sql",
  ).toEqual([]);
  expect(recorded.filter((recording) => !isGenerated(recording)).length).toBeGreaterThanOrEqual(500);
  expect(recorded.length).toBeGreaterThan(8000);
});

test("DuckDB answers as it is recorded", { timeout: 600_000 }, async () => {
  const changed: string[] = [];
  for (const recording of asked) {
    const live = await describeLive(setupOf(recording).connection, recording.sql);
    const theirs =
      "refused" in live ? live.refused : live.columns.map(({ name, type }) => `${name} ${type}`).join(", ");
    const ours = recording.columns.map(({ name, type }) => `${name} ${type}`).join(", ");
    if (ours !== theirs) changed.push(`${recording.id}: recorded ${ours}; DuckDB now says ${theirs}`);
  }
  console.log(
    `oracle: DuckDB asked about ${asked.length} of ${recorded.length} queries, ${changed.length} answers changed`,
  );
  expect(changed).toEqual([]);
});

test("a column that is called not null shows no NULL", { timeout: 600_000 }, async () => {
  const wrong: string[] = [];
  let claims = 0;
  for (const recording of asked) {
    if (recording.rows === undefined) continue;
    const setup = setupOf(recording);
    const { columns } = setup.describe(recording.sql);
    if (columns.every(({ nullability }) => nullability !== "not-null")) continue;
    const executed = await execute(setup, recording.sql);
    for (const [i, { name, nullability }] of columns.entries()) {
      if (nullability !== "not-null") continue;
      claims++;
      if (executed?.nulls[i] === true) wrong.push(`${recording.sql}\n  ${name} shows NULL`);
    }
  }
  console.log(`oracle: ${claims} columns claimed not null and executed, ${wrong.length} of them wrong`);
  expect(wrong).toEqual([]);
});

test("nothing is worse than the page of accuracy says", () => {
  const before = readTallies(floor);
  const worse = [...talliesOf(judged)].flatMap(([category, tally]) => {
    const was = before.get(category);
    return was === undefined ? [] : worseThan(was, tally).map((text) => `${category}: ${text}`);
  });
  expect(
    worse,
    "mend it; if the corpus grew, delete docs/accuracy-duckdb.md, run this with -u and read its diff",
  ).toEqual([]);
});

test("the page of accuracy is up to date", async () => {
  const { connection } = setups.get("tables") ?? { connection: undefined };
  if (connection === undefined) throw new Error("the setup tables is not open");
  const listed = [...new Set((await catalogueOf(connection)).map(({ name }) => name))];
  const version = String((await connection.runAndReadAll("SELECT version()")).getRows()[0]?.[0]);
  const text = pageOf(judged, coverageOf(judged, listed), version);
  await expect(text).toMatchFileSnapshot(fileURLToPath(page));
});
