import { clausePairs } from "../../generate/clauses.ts";
import type { OracleCase } from "../../case.ts";
import type { SparkCase, SparkFunction } from "../case.ts";
import { tryAll, type Ask, type Attempts } from "./attempts.ts";
import { sparkFeatures } from "./clause-features.ts";
import { functionCalls } from "./functions.ts";
import { literals } from "./literals.ts";
import { columns, operands } from "./operands.ts";
import { operatorAttempts } from "./operators.ts";
import { tableCalls, writtenCalls } from "./written-calls.ts";

/** Every generated query over the setup `tables`, with Spark's answers. */
export async function* generated(
  ask: Ask,
  listed: readonly SparkFunction[],
): AsyncGenerator<readonly SparkCase[]> {
  for (const attempts of writtenAttempts()) yield await tryAll(ask, attempts);
  yield await answered(
    ask,
    tableCalls.map((call) => made("functions: table", call, `SELECT * FROM ${call}`)),
  );
  yield (await answered(ask, clauses())).filter((answer) => "columns" in answer);
  yield (await answered(ask, setOperations())).filter((answer, i) => "columns" in answer || i % 3 === 0);
  for (const attempts of operatorAttempts()) yield await tryAll(ask, attempts);
  for (const each of listed) {
    if (each.kind === "scalar" && /^[a-z_]\w*$/.test(each.name)) yield await functionCalls(ask, each);
  }
}

function writtenAttempts(): readonly Attempts[] {
  const constants = literals.map((literal) => ({
    id: `literals/${literal}`,
    category: "literals",
    query: "SELECT ?",
    expressions: [literal],
  }));
  const calls = Object.entries(writtenCalls).flatMap(([name, list]) =>
    list.map((call) => ({
      id: `functions/${name}(written)/${call}`,
      category: "functions: written",
      query: "SELECT ? FROM everything",
      expressions: [call],
    })),
  );
  return [...constants, ...calls];
}

/** Half of all pairs, and each clause alone; those that Spark refuses are no part of the corpus. */
function clauses(): readonly OracleCase[] {
  return clausePairs(sparkFeatures)
    .flat()
    .filter((_, i) => i < sparkFeatures.length || i % 2 === 0);
}

/** Set operations between columns and constants of each two types. */
function setOperations(): readonly OracleCase[] {
  return columns.flatMap((l, i) =>
    [...columns.slice(i), ...operands.slice(columns.length)].map((r, j) => {
      const word = ["UNION ALL", "UNION", "EXCEPT", "INTERSECT"][(i + j) % 4] ?? "UNION";
      const sql = `SELECT ${l} FROM everything ${word} SELECT ${r} FROM required`;
      return made(
        "set operations",
        `${l}/${r}`,
        sql.replace("SELECT wide FROM required", "SELECT wide FROM everything"),
      );
    }),
  );
}

function made(category: string, name: string, sql: string): OracleCase {
  return { id: `${category}/${name}`, category, setup: "tables", sql };
}

async function answered(ask: Ask, cases: readonly OracleCase[]): Promise<readonly SparkCase[]> {
  const answers = await Promise.all(cases.map(({ sql }) => ask(sql)));
  return cases.map((about, i) => {
    const answer = answers[i];
    if (answer === undefined) throw new Error("a question without an answer");
    return "columns" in answer
      ? { ...about, ...answer }
      : { ...about, ...answer, category: `refused: ${about.category}` };
  });
}
