import { describeQuery, type BoundQuery, type ResolveRelation } from "@rocky/sql";
import { randomOf, type Random } from "../random.ts";
import { noCounts, type Counts } from "./counts.ts";
import { drawnRelations, type Oracle, type Relations } from "./oracles/oracle.ts";
import type { DialectParts, FuzzTable } from "./parts/parts.ts";
import { askQueries } from "./queries.ts";
import { fuzzWorkspace, ownAnswer, type FuzzWorkspace } from "./workspace.ts";

/** How long a run goes on, and who judges. */
export interface RunOptions {
  readonly parts: DialectParts;
  readonly seed: number;
  /** Stop when so many queries were taken. */
  readonly accepted: number;
  /** Without one, only the metamorphic checks judge. */
  readonly oracle?: Oracle;
  /** What is counted, to be looked at while the run goes on. */
  readonly counts?: Counts;
  /** Called after each schema. */
  readonly onSchema?: (workspace: FuzzWorkspace) => Promise<void>;
}

/** Draws schemas and queries over them until enough queries were taken. */
export async function runFuzz(options: RunOptions): Promise<Counts> {
  const { parts, seed, accepted, oracle, onSchema, counts = noCounts() } = options;
  for (let schema = 0; counts.accepted < accepted; schema++) {
    const random = randomOf(seed + schema * 7919);
    const tables = randomTables(random, parts);
    const relations = oracle === undefined ? drawnRelations(parts, tables) : await oracle.setUp(tables);
    const describe = describer(parts, relations);
    const lanes = Array.from({ length: oracle === undefined ? 1 : lanesOfAnEngine }, (_, lane) =>
      fuzzWorkspace({
        parts,
        random: randomOf(random.int(1 << 30) + lane),
        tables,
        counts,
        describe,
        changed: oracle === undefined ? 1 : shareChanged,
        answer: oracle?.answer ?? ((sql) => Promise.resolve(ownAnswer(describe, sql, parts.dialect))),
      }),
    );
    await Promise.all(
      lanes.map(async (workspace) => {
        for (let i = 0; i < 4 && counts.accepted < accepted; i++) await askQueries(workspace);
      }),
    );
    if (lanes[0] !== undefined) await onSchema?.(lanes[0]);
  }
  return counts;
}

/** So many draw at the same time, so that an engine in a process of its own never waits. */
const lanesOfAnEngine = 4;

/** Of what an engine takes, so much is also changed in ways that must not matter. */
const shareChanged = 0.3;

function describer({ dialect }: DialectParts, relations: Relations): (sql: string) => BoundQuery {
  const resolve: ResolveRelation = (path) => {
    const relation = path.join(".");
    const known = relations.get(relation.toLowerCase());
    if (known !== undefined) return known;
    return { relation, columns: [], complete: false, reason: `nothing is known about ${relation}` };
  };
  return (sql) => {
    try {
      return describeQuery(sql, { dialect, file: "query.sql", resolve });
    } catch (error) {
      throw new Error(`threw at ${sql}`, { cause: error });
    }
  };
}

/** Three tables that share some names. */
function randomTables(random: Random, { columnNames, columnTypes }: DialectParts): readonly FuzzTable[] {
  const usual = new Map(columnNames.map((name) => [name, random.pick(columnTypes)]));
  return Array.from({ length: 3 }, (_, i) => {
    const names = new Set(random.shuffled(columnNames).slice(0, 3 + random.int(7)));
    const columns = [...names].map((name) => ({
      name,
      type: (random.chance(0.75) ? usual.get(name) : undefined) ?? random.pick(columnTypes),
      notNull: random.chance(0.35),
    }));
    return { name: `t${i}`, columns };
  });
}
