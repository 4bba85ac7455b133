import { fileURLToPath } from "node:url";
import { describeQuery, type BoundQuery, type Dialect, type ResolvedRelation } from "@rocky/sql";
import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import { existsSync, readFileSync } from "node:fs";
import { columnsIn } from "../columns-in.ts";
import { fillStatements } from "./fill.ts";

/** Tables with rows in DuckDB, and the same tables as our binder sees them. */
export interface Setup {
  readonly connection: DuckDBConnection;
  /** The same tables without the rows of edge values, on which many functions fail. */
  readonly plain: DuckDBConnection;
  /** The same tables without rows. */
  readonly empty: DuckDBConnection;
  readonly describe: (sql: string) => BoundQuery;
}

const folder = new URL("../fixtures/oracle/setups/", import.meta.url);

/** Opens DuckDB with the tables of a setup. */
export async function openSetup(name: string, dialect: Dialect): Promise<Setup> {
  const connection = await filled(name);
  const plain = await filled(name);
  if (name === "tables")
    await plain.run("DELETE FROM everything WHERE NOT b; DELETE FROM required WHERE id = 2");
  const empty = await filled(name);
  for (const [table] of (await empty.runAndReadAll("SELECT table_name FROM duckdb_tables()")).getRows())
    await empty.run(`DELETE FROM ${String(table)}`);
  const relations = await columnsIn(connection, dialect);
  const resolve = (parts: readonly string[]): ResolvedRelation => {
    const columns = relations.get(parts.at(-1)?.toLowerCase() ?? "");
    const relation = parts.join(".");
    return columns === undefined
      ? { relation, columns: [], complete: false, reason: `nothing is known about ${relation}` }
      : { relation, columns, complete: true };
  };
  return {
    connection,
    plain,
    empty,
    describe: (sql) => describeQuery(sql, { dialect, file: "query.sql", resolve }),
  };
}

async function filled(name: string): Promise<DuckDBConnection> {
  const connection = await (await DuckDBInstance.create(":memory:", { threads: "1" })).connect();
  for (const text of textsOf(name)) {
    await connection.run(text);
    for (const statement of await fillStatements(connection, text)) await connection.run(statement);
  }
  return connection;
}

function textsOf(name: string): readonly string[] {
  const own = new URL(`${name}.sql`, folder);
  if (!existsSync(own)) throw new Error(`there is no setup ${name} in ${fileURLToPath(folder)}`);
  const text = readFileSync(own, "utf8");
  if (name !== "tables") return [text];
  return [readFileSync(new URL("../../tables.sql", folder), "utf8"), text];
}
