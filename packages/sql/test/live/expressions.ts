import { printType, type Dialect } from "@rocky/sql";
import type { Tables } from "../binder-tables.ts";
import { refusal } from "./refusal.ts";

/** How our types of expressions compare with DuckDB's; what DuckDB refuses has no type to compare. */
export interface Compared {
  readonly asked: number;
  readonly agreed: number;
  readonly unknown: readonly string[];
  readonly refused: readonly string[];
  /** Types that differ, and errors on what DuckDB takes. */
  readonly wrong: readonly string[];
}

/** Asks DuckDB and our binder for the type of each expression over a table, and prints the counts. */
export async function compareExpressions(
  label: string,
  expressions: readonly string[],
  { tables, dialect, table }: { readonly tables: Tables; readonly dialect: Dialect; readonly table: string },
): Promise<Compared> {
  const unknown: string[] = [];
  const refused: string[] = [];
  const wrong: string[] = [];
  let agreed = 0;
  for (const expression of expressions) {
    const sql = `SELECT ${expression} AS c FROM ${table}`;
    const theirs = await typeOf(tables, sql);
    if (theirs === undefined) {
      refused.push(expression);
      continue;
    }
    const { columns, diagnostics } = tables.describe(sql);
    const [column] = columns;
    const error = diagnostics.find(({ severity }) => severity === "error");
    const ours = column === undefined ? "nothing" : printType(column.type, dialect);
    if (error !== undefined) wrong.push(`${expression}: ${error.code} ${error.message}`);
    else if (column?.type.kind === "unknown") unknown.push(`${expression}: ${theirs}`);
    else if (ours === theirs) agreed++;
    else wrong.push(`${expression}: ours ${ours}, DuckDB ${theirs}`);
  }
  const asked = expressions.length;
  console.log(
    `${label}: ${asked} asked, ${agreed} agreed, ${unknown.length} unknown, ${refused.length} refused by DuckDB, ${wrong.length} wrong`,
  );
  return { asked, agreed, unknown, refused, wrong };
}

async function typeOf({ connection }: Tables, sql: string): Promise<string | undefined> {
  try {
    const [row] = (await connection.runAndReadAll(`DESCRIBE ${sql}`)).getRows();
    return String(row?.[1]);
  } catch (error) {
    refusal(error);
    return undefined;
  }
}
