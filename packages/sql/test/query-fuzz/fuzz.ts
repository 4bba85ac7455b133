import { dialectOf, type Dialect } from "@rocky/sql";
import { readCatalogue } from "./catalogue.ts";
import { askBroken } from "./break.ts";
import { openEngine } from "./engine.ts";
import { askQueries } from "./query.ts";
import { randomOf } from "../random.ts";
import { randomTables, tableScript } from "./schema.ts";
import { emptyTally, type Tally } from "./tally.ts";
import { workspaceOf, type Workspace } from "./workspace.ts";

/** How long a run goes on. */
export interface FuzzOptions {
  readonly seed: number;
  /** Stop when DuckDB accepted so many queries. */
  readonly accepted: number;
  /** Called after each schema with what was found over it. */
  readonly onSchema?: (workspace: Workspace, from: number) => Promise<void>;
}

/** The dialect under test. */
export function duckdb(): Dialect {
  const dialect = dialectOf("duckdb");
  if (dialect === undefined) throw new Error("there is no DuckDB dialect");
  return dialect;
}

/** Draws schemas and queries over them until enough queries were accepted. */
export async function fuzz({ seed, accepted, onSchema }: FuzzOptions): Promise<Tally> {
  const tally = emptyTally();
  for (let schema = 0; tally.accepted < accepted; schema++) {
    const random = randomOf(seed + schema * 7919);
    const engine = await openEngine();
    const catalogue = await readCatalogue(engine);
    const tables = randomTables(random, 3);
    for (const table of tables) {
      for (const statement of tableScript(table, random, duckdb())) await engine.run(statement);
    }
    const before = tally.wrong.length;
    const workspace = workspaceOf({ dialect: duckdb(), engine, random, catalogue, tables, tally });
    for (let i = 0; i < 12 && tally.accepted < accepted; i++) {
      await askQueries(workspace);
      await askBroken(workspace, 10);
    }
    await onSchema?.(workspace, before);
    engine.close();
  }
  return tally;
}
