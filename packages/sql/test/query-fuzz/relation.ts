import { quoteIdentifier } from "@rocky/sql";
import { grow, conditionOf } from "./grow.ts";
import type { Pool, Value } from "./pool.ts";
import type { KnownQuery, Workspace } from "./workspace.ts";

/** Something in FROM whose columns are known. */
interface Source {
  readonly text: string;
  readonly alias: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

/** A FROM clause with the WITH before it. */
export interface From {
  readonly prefix: string;
  readonly text: string;
  readonly columns: readonly Value[];
  readonly aliases: readonly string[];
  /** Names of columns without qualifiers, for stars. */
  readonly names: readonly string[];
}

/** A FROM clause that DuckDB accepts, or nothing when the draw was bad. */
export async function randomFrom(workspace: Workspace): Promise<From | undefined> {
  const { random } = workspace;
  const ctes = random.chance(0.35) ? commonTables(workspace) : [];
  const prefix = ctes.length === 0 ? "" : `WITH ${ctes.map((cte) => cte.definition).join(", ")} `;
  const count = random.pick([1, 1, 1, 2, 2, 3]);
  let built: Built | undefined;
  for (let i = 0; i < count; i++) {
    const source = await randomSource(workspace, { index: i, ctes, prefix });
    if (source === undefined) return undefined;
    built = built === undefined ? { text: source.text, sources: [source] } : joined(workspace, built, source);
  }
  if (built === undefined) return undefined;
  if (random.chance(0.12)) built = lateral(workspace, built);
  const before = workspace.tally.wrong.length + workspace.tally.failing;
  const verdict = await workspace.ask(`${prefix}SELECT * FROM ${built.text}`);
  // What is wrong with a FROM clause would be found again in every query over it.
  if ("refusal" in verdict || workspace.tally.wrong.length + workspace.tally.failing > before)
    return undefined;
  return {
    prefix,
    text: built.text,
    columns: referencesOf(workspace, built.sources),
    aliases: built.sources.map((source) => source.alias),
    names: verdict.columns.map((column) => column.name),
  };
}

interface Built {
  readonly text: string;
  readonly sources: readonly Source[];
}

function referencesOf({ random, dialect }: Workspace, sources: readonly Source[]): readonly Value[] {
  return sources.flatMap((source) =>
    source.columns.map((column) => {
      const name = quoteIdentifier(column.name, dialect);
      const bare = sources.length === 1 ? random.chance(0.5) : random.chance(0.15);
      return { text: bare ? name : `${source.alias}.${name}`, type: column.type, atomic: true };
    }),
  );
}

interface CommonTable extends Source {
  readonly definition: string;
}

function commonTables({ random, library, dialect }: Workspace): readonly CommonTable[] {
  const ctes: CommonTable[] = [];
  for (let i = 0; i < 1 + random.int(2) && library.length > 0; i++) {
    const alias = `c${i}`;
    const { sql, columns } = random.pick(library);
    const how = random.pick(["", "", "", "MATERIALIZED ", "NOT MATERIALIZED "]);
    if (random.chance(0.2)) {
      const names = columns.map((_, n) => `n${n}`);
      const renamed = columns.map((column, n) => ({ name: names[n] ?? "", type: column.type }));
      ctes.push({
        alias,
        text: alias,
        columns: renamed,
        definition: `${alias}(${names.join(", ")}) AS ${how}(${sql})`,
      });
    } else ctes.push({ alias, text: alias, columns, definition: `${alias} AS ${how}(${sql})` });
  }
  if (random.chance(0.1)) {
    const step = random.pick(["n + 1", "n * 2", "n + 1.5", "n + 1::BIGINT"]);
    const start = random.pick(["1", "1::BIGINT", "1.5", "0::DOUBLE", "NULL"]);
    const columns = [
      { name: "n", type: "INTEGER" },
      { name: "s", type: "VARCHAR" },
    ];
    const definition = `r AS (SELECT ${start} AS n, 'a' AS s UNION ${random.pick(["", "ALL "])}SELECT ${step}, s || 'b' FROM r WHERE n < 4)`;
    const first = ctes[0];
    if (first === undefined)
      ctes.push({ alias: "r", text: "r", columns, definition: `RECURSIVE ${definition}` });
  }
  void dialect;
  return ctes;
}

interface SourceContext {
  readonly index: number;
  readonly ctes: readonly CommonTable[];
  readonly prefix: string;
}

async function randomSource(workspace: Workspace, context: SourceContext): Promise<Source | undefined> {
  const { random, tables, library } = workspace;
  const roll = random.next();
  const cte = context.ctes[context.index];
  if (cte !== undefined && random.chance(0.8)) return cte;
  const alias = random.pick(["s", "u", "v"]) + String(context.index);
  if (roll < 0.55 || library.length === 0) {
    const table = random.pick(tables);
    if (random.chance(0.12)) {
      const names = table.columns.map((_, n) => `m${n}`);
      const columns = table.columns.map((column, n) => ({ name: names[n] ?? "", type: column.type }));
      return { alias, text: `${table.name} AS ${alias}(${names.join(", ")})`, columns };
    }
    if (random.chance(0.25)) return { alias: table.name, text: table.name, columns: table.columns };
    return { alias, text: `${table.name}${random.pick([" AS ", " "])}${alias}`, columns: table.columns };
  }
  if (roll < 0.78) return derived(workspace, alias, random.pick(library));
  return described(workspace, { alias, text: otherSource(workspace, alias), prefix: context.prefix });
}

function derived({ random }: Workspace, alias: string, { sql, columns }: KnownQuery): Source {
  if (random.chance(0.15)) {
    const names = columns.map((_, n) => `d${n}`);
    const renamed = columns.map((column, n) => ({ name: names[n] ?? "", type: column.type }));
    return { alias, text: `(${sql}) AS ${alias}(${names.join(", ")})`, columns: renamed };
  }
  return { alias, text: `(${sql}) ${alias}`, columns };
}

async function described(
  { ask }: Workspace,
  { alias, text, prefix }: { readonly alias: string; readonly text: string; readonly prefix: string },
): Promise<Source | undefined> {
  const verdict = await ask(`${prefix}SELECT * FROM ${text}`);
  return "refusal" in verdict ? undefined : { alias, text, columns: verdict.columns };
}

/** VALUES, table functions, PIVOT, UNPIVOT, samples. */
function otherSource(workspace: Workspace, alias: string): string {
  const { random, dialect, tables } = workspace;
  const table = random.pick(tables);
  const names = table.columns.map((column) => quoteIdentifier(column.name, dialect));
  const name = (): string => random.pick(names);
  const cells = [
    "1",
    "2.5",
    "'a'",
    "NULL",
    "true",
    "DATE '2024-01-01'",
    "[1]",
    "3000000000",
    "1e3",
    "{'a': 1}",
  ];
  switch (random.int(11)) {
    case 0:
      return `(VALUES (${random.pick(cells)}, ${random.pick(cells)}), (${random.pick(cells)}, ${random.pick(cells)})) AS ${alias}(p, q)`;
    case 1:
      return `(VALUES (${random.pick(cells)}, ${random.pick(cells)})) ${alias}`;
    case 2:
      return `${random.pick(["range(3)", "generate_series(1, 3)", "range(DATE '2024-01-01', DATE '2024-02-01', INTERVAL 7 DAY)", "generate_series(TIMESTAMP '2024-01-01', TIMESTAMP '2024-01-03', INTERVAL 1 DAY)", "range(0, 10, 2)"])} AS ${alias}${random.pick(["", "(g)"])}`;
    case 3:
      return `unnest([${random.pick(["1, 2, NULL", "'a', 'b'", "DATE '2024-01-01'", "{'a': 1, 'b': 'x'}", "[1], [2]"])}]${random.pick(["", "", ", recursive := true"])}) AS ${alias}${random.pick(["", "(e)"])}`;
    case 4:
      return `${table.name} UNPIVOT (val FOR what IN (${random.several(names, 2).join(", ")})) AS ${alias}`;
    case 5:
      return `${table.name} UNPIVOT INCLUDE NULLS (val FOR what IN (${random.several(names, 2).join(", ")})) AS ${alias}`;
    case 6:
    case 7: {
      const aggregates = random.pick([
        `count(*)`,
        `max(${name()})`,
        `sum(${name()}) AS total, count(*) AS n`,
        `list(${name()}) AS l`,
        `first(${name()})`,
      ]);
      const values = random.pick(["1, 2", "'a', 'b' AS bee", "1 AS one", "true, false", "NULL, 1"]);
      const group = random.chance(0.4) ? ` GROUP BY ${name()}` : "";
      return `${table.name} PIVOT (${aggregates} FOR ${name()} IN (${values})${group}) AS ${alias}`;
    }
    case 8:
      return `(PIVOT ${table.name} ON ${name()} IN (${random.pick(["1, 2", "'a'"])}) USING ${random.pick(["count(*)", `max(${name()})`])}${random.chance(0.5) ? ` GROUP BY ${name()}` : ""}) AS ${alias}`;
    case 9:
      return `(UNPIVOT ${table.name} ON ${random.several(names, 2).join(", ")} INTO NAME nm VALUE vl) AS ${alias}`;
    default:
      return `${table.name} AS ${alias} TABLESAMPLE 50%`;
  }
}

const kinds = [
  "JOIN",
  "LEFT JOIN",
  "RIGHT JOIN",
  "FULL JOIN",
  "INNER JOIN",
  "LEFT OUTER JOIN",
  "CROSS JOIN",
  ",",
  "SEMI JOIN",
  "ANTI JOIN",
  "POSITIONAL JOIN",
  "ASOF JOIN",
  "ASOF LEFT JOIN",
];

function joined(workspace: Workspace, left: Built, source: Source): Built {
  const { random, dialect } = workspace;
  const clash = left.sources.some((other) => other.alias === source.alias);
  const right: Source =
    clash && /^t\d+$/.test(source.text)
      ? { ...source, alias: `z${left.sources.length}`, text: `${source.text} z${left.sources.length}` }
      : source;
  const kind = random.pick(kinds);
  const both = { text: `${left.text} ${kind} ${right.text}`, sources: [...left.sources, right] };
  if (kind === ",") return { ...both, text: `${left.text}, ${right.text}` };
  if (kind === "CROSS JOIN" || kind === "POSITIONAL JOIN") return both;
  const visible = kind === "SEMI JOIN" || kind === "ANTI JOIN" ? left.sources : both.sources;
  const shared = right.columns.filter((column) =>
    left.sources.some((other) => other.columns.some(({ name }) => name === column.name)),
  );
  if (shared.length > 0 && random.chance(0.45)) {
    if (random.chance(0.25) && !kind.startsWith("ASOF"))
      return { text: `${left.text} NATURAL ${kind} ${right.text}`, sources: visible };
    const names = [
      ...new Set(
        random.several(shared, 1 + random.int(2)).map((column) => quoteIdentifier(column.name, dialect)),
      ),
    ];
    return { text: `${both.text} USING (${names.join(", ")})`, sources: visible };
  }
  return {
    text: `${both.text} ON ${joinCondition(workspace, { left, right, asof: kind.startsWith("ASOF") })}`,
    sources: visible,
  };
}

function joinCondition(
  { random, dialect }: Workspace,
  { left, right, asof }: { readonly left: Built; readonly right: Source; readonly asof: boolean },
): string {
  const one = (operator: string): string => {
    const source = random.pick(left.sources);
    const a = random.pick(source.columns);
    const alike = right.columns.filter((column) => column.type === a.type);
    const b = random.pick(alike.length > 0 && random.chance(0.85) ? alike : right.columns);
    return `${source.alias}.${quoteIdentifier(a.name, dialect)} ${operator} ${right.alias}.${quoteIdentifier(b.name, dialect)}`;
  };
  if (asof) return random.chance(0.5) ? one(">=") : `${one("=")} AND ${one("<=")}`;
  if (random.chance(0.06)) return "true";
  const first = one(random.pick(["=", "=", "=", "=", "<", ">=", "<>", "IS NOT DISTINCT FROM"]));
  return random.chance(0.25)
    ? `${first} ${random.pick(["AND", "AND", "OR"])} ${one(random.pick(["=", "<"]))}`
    : first;
}

function lateral(workspace: Workspace, built: Built): Built {
  const { random } = workspace;
  const values = referencesOf(workspace, built.sources);
  const value = random.pick(values);
  const list = values.filter((other) => other.type.endsWith("]"));
  const body = random.pick([
    () =>
      `(SELECT ${value.text} AS w, count(*) AS n FROM ${random.pick(workspace.tables).name} GROUP BY ALL)`,
    () => `(SELECT ${value.text} AS w)`,
    () => `(SELECT ${value.text} AS w, 1 AS n WHERE ${value.text} IS NOT NULL)`,
    () => `(SELECT unnest(${list.length === 0 ? "[1, 2]" : random.pick(list).text}) AS w)`,
  ])();
  const join = random.pick([", ", " CROSS JOIN ", ", LATERAL ", " JOIN LATERAL ", " LEFT JOIN LATERAL "]);
  const on = join.includes(" JOIN L") ? " ON true" : "";
  const columns = body.includes(" AS n")
    ? [
        { name: "w", type: value.type },
        { name: "n", type: "BIGINT" },
      ]
    : [{ name: "w", type: value.type }];
  return {
    text: `${built.text}${join}${body} AS lat${on}`,
    sources: [...built.sources, { alias: "lat", text: "", columns }],
  };
}

/** A pool over a FROM clause, grown. */
export async function poolOver(workspace: Workspace, from: From): Promise<Pool> {
  const pool: Pool = {
    workspace,
    values: [...from.columns],
    around: (expression) => `${from.prefix}SELECT ${expression} FROM ${from.text}`,
    windows: true,
  };
  await grow(pool, 0);
  return pool;
}

/** A WHERE clause, now and then. */
export function whereOf(pool: Pool): string {
  const { random } = pool.workspace;
  if (!random.chance(0.45)) return "";
  const plain = { ...pool, values: pool.values.filter((value) => !value.text.includes(" OVER ")) };
  return ` WHERE ${conditionOf(plain)}`;
}
