import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Dice } from "./changing-project.ts";
import { runHere, type Printed } from "./in-process.ts";

/** How often each file is damaged. */
const rounds = Number(process.env["ROCKY_CACHE_ROUNDS"] ?? 40);

let root = "";

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "rocky-cache-"));
  write("rocky.toml", '[adapter]\ntype = "duckdb"\npath = "${DATABASE:-dev.duckdb}"\n');
  write("models/a.sql", "SELECT id, amount FROM raw.orders\n");
  write("models/b.sql", "SELECT * FROM a\n");
  write("models/c.sql", "SELECT id, amount AS total FROM b\n");
  write("models/c.rocky.txt", "no model");
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(join(root, path, ".."), { recursive: true });
  writeFileSync(join(root, path), text);
}

function compile(...more: readonly string[]): Promise<Printed> {
  return runHere(root, ["compile", "-o", "json", ...more]);
}

function withoutTimes({ out }: Printed): string {
  return out.replace(/"compile_timings":\{[^}]*\}/, "");
}

/** What a compilation with the cache says beside the answer; fails unless the answer is that of a whole one. */
async function notes(): Promise<string> {
  const whole = await compile("--no-cache");
  const cached = await compile("--verbose");
  expect(withoutTimes(cached)).toBe(withoutTimes(whole));
  expect(cached.code).toBe(whole.code);
  return cached.error;
}

const folder = (): string => join(root, ".rocky", "cache", "compile");
const kept = (): readonly string[] => readdirSync(folder()).sort();

test("the first compilation keeps its answer, and the next ones print it", async () => {
  expect(await notes()).toContain("nothing is kept yet");
  expect(kept()).toHaveLength(2);
  expect(await notes()).toContain("no file changed");
  expect(readFileSync(join(root, ".rocky", ".gitignore"), "utf8")).toContain("*");
});

test("a model that changed is compiled again, and so is who sees another result of it", async () => {
  await compile();
  write("models/a.sql", "SELECT id, amount FROM raw.orders -- the same\n");
  expect(await notes()).toContain("compiled again: a\n");
  write("models/a.sql", "SELECT id, 1 AS amount FROM raw.orders\n");
  expect(await notes()).toContain("compiled again: a, b, c\n");
  write("models/c.sql", "SELECT nothing FROM b\n");
  expect(await notes()).toContain("compiled again");
});

test("a text that ends where a table is named is told from one that reads none", async () => {
  write("models/a.sql", "SELECT * FROM");
  write("models/b.sql", "SELECT id FROM raw.other\n");
  await compile();
  write("models/a.sql", "SELECT 1 AS id, 2 AS amount\n");
  expect(await notes()).toContain("compiled again: a");
});

test("settings, new files and removed files compile everything", async () => {
  await compile();
  write("models/c.toml", 'intent = "totals"\n');
  expect(await notes()).toContain("files came or went");
  write("models/c.toml", 'intent = "all totals"\n');
  expect(await notes()).toContain("models/c.toml changed");
  rmSync(join(root, "models/c.toml"));
  expect(await notes()).toContain("files came or went");
});

test("a text of the same size is seen, whatever the file says of its time", async () => {
  write("models/a.sql", "SELECT 1 AS n\n");
  await compile();
  const { atime, mtime } = statSync(join(root, "models/a.sql"));
  write("models/a.sql", "SELECT 1 AS m\n");
  utimesSync(join(root, "models/a.sql"), atime, mtime);
  expect(await notes()).toContain("changed: models/a.sql");
});

test(
  "files that are old enough are not read again, and are seen when they change",
  { timeout: 20_000 },
  async () => {
    await compile();
    await new Promise((resolve) => setTimeout(resolve, 2300));
    expect(await notes()).toContain("no file changed");
    write("models/a.sql", "SELECT id, amount FROM raw.orderz\n");
    expect(await notes()).toContain("changed: models/a.sql");
  },
);

test("an environment variable of the configuration, run variables and another build ask anew", async () => {
  await compile();
  const other = await runHere(root, ["compile", "-o", "json", "--verbose"], { build: "another" });
  expect(other.error).toContain("another build");
  const given = await compile("--verbose", "--var", "region=eu");
  expect(given.error).toContain("nothing is kept yet");
  await compile();
  const env = { DATABASE: "other.duckdb" };
  const elsewhere = await runHere(root, ["compile", "-o", "json", "--verbose"], { env });
  expect(elsewhere.error).toContain("variables changed");
  const again = await runHere(root, ["compile", "-o", "json", "--verbose"], { env });
  expect(again.error).toContain("no file changed");
  expect(await notes()).toContain("variables changed");
});

test("a model in the .rocky language is compiled again like any other, and so is who reads it", async () => {
  write("models/d.rocky", "from b\nderive { twice: amount * 2 }\n");
  write("models/e.sql", "SELECT id, twice FROM d\n");
  await compile();
  expect(await notes()).toContain("no file changed");
  write("models/d.rocky", "from b -- the same\nderive { twice: amount * 2 }\n");
  expect(await notes()).toContain("compiled again: d\n");
  // The model before a star hears of who reads its columns.
  write("models/d.rocky", "from b\nderive { twice: 2 }\n");
  expect(await notes()).toContain("compiled again: b, d, e\n");
  write("models/d.rocky", "from b\nderive { thrice: 2 }\n");
  expect(await notes()).toMatch(/compiled again: (?:b, )?d, e\n/);
  write("models/d.rocky", "from b\nderive { thrice: @2026-11-21 }\n");
  expect(await notes()).toMatch(/compiled again: (?:b, )?d, e\n/);
  write("models/d.rocky", "from b\nderive {\n");
  expect(await notes()).toContain("compiled again");
  write("models/a.sql", "SELECT id, 1 AS amount FROM raw.orders\n");
  write("models/d.rocky", "from b\nderive { twice: amount * 2 }\n");
  await notes();
});

test("a date is no macro, and a column that a table gets takes no derived column's name", async () => {
  const columns = (names: string): void => write("models/a.sql", `SELECT 1 AS id${names}, 2 AS amount\n`);
  columns("");
  write("models/d.rocky", "from a\nderive { day: @2026-11-21 }\ndistinct\n");
  await compile();
  write("models/d.rocky", "from a\nderive { day: @2026-11-22 }\ndistinct\n");
  expect(await notes()).toContain("compiled again: d\n");
  columns(", 3 AS day");
  expect(await notes()).toMatch(/compiled again: a, (?:b, c, )?d\n/);
});

test("every cut and any flipped bit is noticed", { timeout: 120_000 }, async () => {
  await compile();
  const whole = withoutTimes(await compile("--no-cache"));
  const dice = new Dice(Number(process.env["ROCKY_CACHE_SEED"] ?? 5));
  for (const name of kept()) {
    const path = join(folder(), name);
    const good = readFileSync(path);
    for (let round = 0; round < rounds; round++) {
      const bad = Buffer.from(good.subarray(0, round % 2 === 0 ? dice.below(good.length) : good.length));
      if (round % 2 === 1) bad[dice.below(bad.length)]! ^= 1 << dice.below(8);
      const before = kept();
      writeFileSync(path, bad);
      const cached = await compile("--verbose");
      expect(withoutTimes(cached), `${name}, round ${round}`).toBe(whole);
      if (!cached.error.includes("cannot be used")) {
        expect(cached.error, `${name}, round ${round}`).toMatch(
          /another (?:build|question)|variables changed/,
        );
      }
      expect(kept()).toEqual(before);
      writeFileSync(path, good);
      await compile();
    }
    await compile();
  }
});

test("what is no cache at all is ignored", async () => {
  await compile();
  for (const name of kept()) writeFileSync(join(folder(), name), "{}".repeat(1000));
  expect(await notes()).toContain("cannot be used");
});

test("a folder that cannot be written in is no error", async () => {
  write(".rocky", "a file where the folder would be");
  expect(await notes()).toContain("nothing is kept for the next time");
});

test("two compilations at once do not disturb each other", async () => {
  for (let round = 0; round < 20; round++) {
    write("models/a.sql", `SELECT id, amount, ${round} AS round FROM raw.orders\n`);
    rmSync(folder(), { recursive: true, force: true });
    const [one, two] = await Promise.all([compile(), compile()]);
    const whole = await compile("--no-cache");
    expect(withoutTimes(one)).toBe(withoutTimes(whole));
    expect(withoutTimes(two)).toBe(withoutTimes(whole));
    expect(await notes()).toContain("no file changed");
  }
});

test("no more than four answers are kept", async () => {
  for (let n = 0; n < 7; n++) await compile("--var", `region=${n}`);
  expect(kept()).toHaveLength(8);
});

test("lineage follows columns through what is kept, also where models changed", async () => {
  await compile();
  for (const change of ["", "SELECT id, amount AS amount, 1 AS more FROM raw.orders\n"]) {
    if (change !== "") write("models/a.sql", change);
    for (const question of [
      ["c.total"],
      ["a.amount", "--downstream"],
      ["c"],
      ["raw.orders.amount", "--downstream"],
    ]) {
      const whole = await runHere(root, ["lineage", ...question, "-o", "json", "--no-cache"]);
      const cached = await runHere(root, ["lineage", ...question, "-o", "json", "--verbose"]);
      expect(cached.out).toBe(whole.out);
      expect(cached.error).toContain(change === "" ? "no file changed" : "compiled again");
    }
  }
});

test("lineage says the same with and without what is kept, also of what is no column of a model", async () => {
  const columns =
    '[{ name = "id", type = "BIGINT" }, { name = "amount", type = "BIGINT" }, { name = "unread", type = "BIGINT" }]';
  const table = (name: string): string =>
    `[[table]]\nname = "${name}"\nsource = "duckdb:dev.duckdb"\nobserved_at = 2026-11-20T10:00:00Z\ncolumns = ${columns}\n`;
  write("schemas.lock.toml", `version = 1\n\n${table("raw.orders")}\n${table("raw.alone")}`);
  write("models/d.sql", "SELECT x FROM raw.elsewhere\n");
  await compile();
  const says: readonly (readonly [string, string, number])[] = [
    ["raw.orders.unread", '"trace":[]', 0],
    ["RAW.Orders.UNREAD", '"trace":[]', 0],
    ["raw.alone.id", '"trace":[]', 0],
    ["raw.orders.nothing", "the table raw.orders has no column `nothing`", 1],
    ["raw.orders", "raw.orders is a table, and no model", 1],
    ["raw.elsewhere.y", "no model reads a column `y` of raw.elsewhere, and the lockfile does not have", 1],
    ["raw.nowhere.y", "no model `raw.nowhere`", 1],
    ["a.nothing", "the model a has no column `nothing`", 1],
  ];
  for (const [target, words, code] of says) {
    for (const direction of ["--upstream", "--downstream"]) {
      const question = ["lineage", target, direction, "-o", "json"];
      const whole = await runHere(root, [...question, "--no-cache"]);
      expect(await runHere(root, question), target).toEqual(whole);
      expect(whole.out, target).toContain(words);
      expect(whole.code, target).toBe(code);
    }
  }
  write("models/e.sql", "SELECT missing FROM raw.orders\n");
  const failed = await runHere(root, ["lineage", "raw.orders.unread", "--downstream", "-o", "json"]);
  expect(failed.out).toContain('"incomplete":["e has errors"]');
});

test("what is found about a contract is told anew when a model changes on which it rests", async () => {
  write(
    "schemas.lock.toml",
    'version = 1\n\n[[table]]\nname = "raw.orders"\nsource = "duckdb:dev.duckdb"\nobserved_at = 2026-11-20T10:00:00Z\ncolumns = [{ name = "id", type = "BIGINT", nullable = false }, { name = "amount", type = "BIGINT", nullable = false }]\n',
  );
  write("models/c.contract.toml", '[[columns]]\nname = "id"\ntype = "String"\n');
  await compile();
  expect(await notes()).toContain("no file changed");
  expect((await compile()).out).toContain("are as seen in duckdb:dev.duckdb");
  // The same names, types and nullability, but no table that was seen.
  write("models/a.sql", "SELECT 1::BIGINT AS id, 2::BIGINT AS amount\n");
  expect(await notes()).toContain("rests on a changed model");
  expect((await compile()).out).not.toContain("are as seen in duckdb:dev.duckdb");
});
