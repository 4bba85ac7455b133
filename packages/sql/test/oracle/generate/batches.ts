import type { DuckDBConnection } from "@duckdb/node-api";
import { refusal } from "../../live/refusal.ts";
import type { OracleCase } from "../case.ts";

const size = 12;

/** What a batch is part of. */
export interface BatchOf {
  readonly id: string;
  readonly category: string;
}

/** Expressions over `everything` that DuckDB accepts, several to a query; those that fail on rows stay among themselves. */
export async function batchesOf(
  connection: DuckDBConnection,
  { id, category }: BatchOf,
  expressions: readonly string[],
): Promise<readonly (readonly OracleCase[])[]> {
  const running: string[] = [];
  const failing: string[] = [];
  for (const expression of expressions) {
    try {
      const prepared = await connection.prepare(`SELECT ${expression} FROM everything`);
      prepared.destroySync();
    } catch (error) {
      refusal(error);
      continue;
    }
    try {
      await connection.run(`SELECT count(${expression}) FROM everything`);
      running.push(expression);
    } catch (error) {
      refusal(error);
      failing.push(expression);
    }
  }
  return [...groups(running), ...groups(failing)].map((group, i) => [
    {
      id: `${id}/${i + 1}`,
      category,
      setup: "tables",
      sql: `SELECT ${group.join(", ")} FROM everything`,
    },
  ]);
}

function groups(expressions: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(expressions.length / size) }, (_, i) =>
    expressions.slice(i * size, (i + 1) * size),
  );
}
