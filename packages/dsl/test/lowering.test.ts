import { dialectOf, parseQuery, printQuery, type Dialect } from "@rocky/sql";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { lowerRocky, rockyReader } from "../src/index.ts";

const reader = rockyReader();

function dialect(name: "duckdb" | "databricks" | "snowflake" | "bigquery"): Dialect {
  const found = dialectOf(name);
  if (found === undefined) throw new Error(name);
  return found;
}

/** The SQL of a text, a clause a line, with what was found wrong. */
function sqlOf(text: string, name: Parameters<typeof dialect>[0] = "duckdb"): string {
  const { file, diagnostics } = reader.parse(text, { file: "m.rocky" });
  const lowered = lowerRocky(file, dialect(name), "m.rocky");
  const findings = [...diagnostics, ...lowered.diagnostics].map(({ code, message }) => `${code} ${message}`);
  const sql = lowered.query === undefined ? [] : [printQuery(lowered.query, dialect(name))];
  return [...findings, ...sql].join("\n");
}

/** Cases with a name, from the first `# name` on. */
function casesIn(file: string): readonly { readonly name: string; readonly text: string }[] {
  const text = readFileSync(join(import.meta.dirname, "fixtures", file), "utf8");
  return text
    .split(/^# /m)
    .slice(1)
    .map((part) => {
      const end = part.indexOf("\n");
      return { name: part.slice(0, end), text: part.slice(end + 1).trim() };
    });
}

test("each step, and each place where a SELECT ends", async () => {
  const shown = casesIn("steps.rocky.txt").map(
    ({ name, text }) => `# ${name}\n${text}\n=>\n${sqlOf(text)}\n`,
  );
  await expect(shown.join("\n")).toMatchFileSnapshot("fixtures/steps.expected.txt");
});

test("what the SQL of a file says is read as the tree that it was made of", () => {
  const withFindings = new Set<string>();
  for (const name of ["duckdb", "databricks", "snowflake", "bigquery"] as const) {
    for (const { name: about, text } of casesIn("steps.rocky.txt")) {
      const sql = sqlOf(text, name);
      if (/^[EW]\d/.test(sql)) {
        withFindings.add(about);
        continue;
      }
      const { query, diagnostics } = parseQuery(sql, { dialect: dialect(name), file: "m.sql" });
      expect(diagnostics, `${name}: ${about}: ${sql}`).toEqual([]);
      expect(query === undefined ? "" : printQuery(query, dialect(name)), about).toBe(sql);
    }
  }
  expect([...withFindings]).toEqual(["replicate"]);
});

test("dialects write stars, timestamps and names as they must", () => {
  const text =
    "from o as a join b on k derive {t: @2026-01-01T10:00:00, z: @2026-01-01T10:00:00+02:00, end: x}";
  const shown = (["duckdb", "databricks", "snowflake", "bigquery"] as const).map((name) => sqlOf(text, name));
  expect(shown).toMatchInlineSnapshot(`
    [
      "SELECT a.* NOT SIMILAR TO '(?i)t|z|end', b.* EXCLUDE (k) NOT SIMILAR TO '(?i)t|z|end', TIMESTAMP '2026-01-01 10:00:00' AS t, TIMESTAMPTZ '2026-01-01 10:00:00+02:00' AS z, x AS "end" FROM o AS a JOIN b ON a.k = b.k",
      "SELECT a.*, b.* EXCEPT (k), TIMESTAMP_NTZ '2026-01-01 10:00:00' AS t, TIMESTAMP '2026-01-01 10:00:00+02:00' AS z, x AS \`end\` FROM o AS a JOIN b ON a.k = b.k",
      "SELECT A.*, B.* EXCLUDE (K), CAST('2026-01-01 10:00:00' AS TIMESTAMP_NTZ) AS T, CAST('2026-01-01 10:00:00+02:00' AS TIMESTAMP_TZ) AS Z, X AS END FROM O AS A JOIN B ON A.K = B.K",
      "SELECT a.*, b.* EXCEPT (k), DATETIME '2026-01-01 10:00:00' AS t, TIMESTAMP '2026-01-01 10:00:00+02:00' AS z, x AS \`end\` FROM o AS a JOIN b ON a.k = b.k",
    ]
  `);
});
