import { DuckDBInstance } from "@duckdb/node-api";
import { describe, expect, test } from "vitest";
import { columnNameOf, dialectOf, parseQuery } from "../src/index.ts";
import { complaintOf } from "./complaint.ts";
import { blocksOf, linesOf } from "./corpus.ts";
import { refusal } from "./live/refusal.ts";

const dialect = dialectOf("duckdb")!;

const instance = await DuckDBInstance.create(":memory:");
const connection = await instance.connect();
await connection.run(`CREATE TABLE t (a INT, b INT, c VARCHAR, d DOUBLE, l INT[], s STRUCT(x INT, y VARCHAR),
  m MAP(VARCHAR, INT), ts TIMESTAMP, dt DATE, bo BOOLEAN, "A b" INT, "select" INT, "Up" INT)`);

function errorsOf(text: string): readonly string[] {
  const { diagnostics } = parseQuery(text, { dialect, file: "q.sql" });
  return diagnostics.filter((d) => d.severity === "error").map((d) => `${d.code} ${d.message}`);
}

describe("DuckDB and the parser agree", () => {
  test("what DuckDB takes is no error", async () => {
    const texts = blocksOf("corpus/grammar.sql");
    console.log(`syntax: ${texts.length} texts`);
    for (const text of texts) {
      const answer = await complaintOf(connection, text);
      // A PIVOT without values becomes several statements inside DuckDB.
      expect(answer === "" || answer.includes("multiple statements"), `${text}: ${answer}`).toBe(true);
      expect(errorsOf(text), text).toEqual([]);
    }
  });

  test("what is refused here is a syntax error there too", async () => {
    for (const text of blocksOf("refused.sql")) {
      expect(errorsOf(text).length, text).toBeGreaterThan(0);
      expect(await complaintOf(connection, text), text).toMatch(/^Parser Error/);
    }
  });
});

describe("columnNameOf", () => {
  const nameless = new Set(["1e400", "(values (1))", "array(select 1)", "a::enum('a','b')"]);

  test("gives the name that DuckDB gives", async () => {
    const wrong: string[] = [];
    let [unknown, compared] = [0, 0];
    const refused: string[] = [];
    for (const expression of linesOf("unnamed-columns.sql")) {
      const named = await namesOf(expression);
      const text = `SELECT ${expression} FROM t WINDOW w AS (PARTITION BY a)`;
      const { query } = parseQuery(text, { dialect, file: "q.sql" });
      const select = query?.body.kind === "select" ? query.body : undefined;
      const item = select?.items[0];
      if (named === undefined) {
        refused.push(expression);
        continue;
      }
      if (item === undefined || item.expression.kind === "star") continue;
      compared++;
      const ours = item.alias?.name ?? columnNameOf(item.expression, dialect, select?.windows ?? []);
      if (ours === undefined) {
        unknown++;
        expect(mayBeUnknown(expression, nameless), expression).toBe(true);
      } else if (ours !== named && !(item.expression.kind === "column" && sameLetters(ours, named))) {
        wrong.push(`${expression}: ${ours} for ${named}`);
      }
    }
    console.log(
      `names: ${compared} compared, ${unknown} unknown, refused by DuckDB: ${refused.join("; ") || "none"}`,
    );
    expect(wrong).toEqual([]);
    expect(refused).toEqual([]);
    expect(unknown).toBeLessThan(12);
  });
});

/** A plain column takes the spelling of its declaration, which only the binder knows. */
function sameLetters(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function mayBeUnknown(expression: string, nameless: ReadonlySet<string>): boolean {
  return nameless.has(expression) || /\bfor x in\b|^\(with|union all|^# ?1/.test(expression);
}

async function namesOf(expression: string): Promise<string | undefined> {
  for (const rest of ["WINDOW w AS (PARTITION BY a)", "GROUP BY ALL"]) {
    try {
      const prepared = await connection.prepare(`SELECT ${expression} FROM t ${rest}`);
      const name = prepared.columnName(0);
      prepared.destroySync();
      return name;
    } catch (error) {
      refusal(error);
    }
  }
  return undefined;
}
