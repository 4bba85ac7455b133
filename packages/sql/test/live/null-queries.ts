import {
  aggregateOf,
  conditionOf,
  expressionOf,
  kindOf,
  type Ground,
  type Named,
} from "./null-expressions.ts";
import { nullTables, type Kind } from "./null-tables.ts";
import type { Random } from "../random.ts";

/** A part of FROM with the columns that it shows. */
interface From {
  readonly sql: string;
  readonly columns: readonly Named[];
}

/** What queries are made from. */
interface Maker {
  readonly random: Random;
  readonly fresh: () => string;
  /** Columns of the queries around. */
  readonly outer: readonly Named[];
}

/** A random query about NULLs over the tables of `null-tables.ts`, all of its columns named. */
export function nullQuery(random: Random): string {
  let names = 0;
  return queryOf({ random, fresh: () => `q${names++}`, outer: [] }, 2);
}

function queryOf(maker: Maker, depth: number): string {
  const { random } = maker;
  const kinds = Array.from({ length: 1 + random.int(3) }, () => kindOf(random));
  if (depth > 0 && random.chance(0.12)) {
    const operator = random.pick(["UNION ALL", "UNION", "EXCEPT", "INTERSECT", "UNION ALL BY NAME"]);
    return `${selectOf(maker, kinds, depth)} ${operator} ${selectOf(maker, kinds, depth)}`;
  }
  if (depth > 0 && random.chance(0.08)) return recursive(maker, depth);
  return selectOf(maker, kinds, depth);
}

function recursive(maker: Maker, depth: number): string {
  const { random } = maker;
  const name = maker.fresh();
  const ground = groundOf(maker, [
    { sql: "c0", kind: "int" },
    { sql: "c1", kind: "int" },
  ]);
  const anchor = selectOf(maker, ["int", "int"], depth - 1);
  const step = `SELECT CAST(${expressionOf(ground, "int", 2)} AS INTEGER), CAST(${expressionOf(ground, "int", 2)} AS INTEGER), lvl + 1 FROM ${name} WHERE lvl < 3`;
  const kind = random.pick(["UNION ALL", "UNION"]);
  return `WITH RECURSIVE ${name} AS (SELECT CAST(c0 AS INTEGER) AS c0, CAST(c1 AS INTEGER) AS c1, 0 AS lvl FROM (${anchor}) ${kind} ${step}) SELECT c0, c1, lvl FROM ${name}`;
}

function groundOf(maker: Maker, columns: readonly Named[]): Ground {
  const { random, fresh } = maker;
  return {
    random,
    columns: random.chance(0.8) ? columns : [...columns, ...maker.outer],
    seen: [],
    fresh,
    windows: false,
    // DuckDB 1.5 may crash where a query inside a condition names an output.
    subquery: (ground, kind, depth) =>
      subqueryOf(
        { random, fresh, outer: ground.columns.filter(({ sql }) => !/^c\d$/.test(sql)) },
        kind,
        depth,
      ),
  };
}

/** `(SELECT …)` of one column: an aggregate, one row, or any number where one is taken. */
function subqueryOf(maker: Maker, kind: Kind, depth: number): string {
  const { random } = maker;
  const from = depth > 0 && random.chance(0.3) ? joinOf(maker, 1) : tableOf(maker);
  const ground: Ground = { ...groundOf(maker, from.columns), columns: [...from.columns, ...maker.outer] };
  const outside: Ground = { ...ground, columns: maker.outer, seen: [] };
  const link =
    maker.outer.length > 0 && random.chance(0.6)
      ? ` WHERE ${random.pick(from.columns.filter((c) => c.kind === "int")).sql} ${random.pick(["=", "<", "IS NOT DISTINCT FROM"])} ${expressionOf(outside, "int", 0)}`
      : random.chance(0.5)
        ? ` WHERE ${conditionOf(ground, depth - 1)}`
        : "";
  const own: Ground = { ...ground, columns: from.columns, seen: [] };
  switch (random.int(3)) {
    case 0:
      return `(SELECT ${aggregateOf(own, kind, depth - 1)} FROM ${from.sql}${link})`;
    case 1:
      return `(SELECT max(${expressionOf(own, kind, depth - 1)}) FROM ${from.sql}${link} GROUP BY ${random.pick(from.columns).sql} ORDER BY ALL LIMIT 1)`;
    default:
      return `(SELECT ${expressionOf(own, kind, depth - 1)} FROM ${from.sql}${link} ORDER BY ALL LIMIT 1)`;
  }
}

function tableOf(maker: Maker): From {
  const name = maker.random.pick(Object.keys(nullTables));
  const alias = maker.fresh();
  const columns = (nullTables[name] ?? []).map((c) => ({ sql: `${alias}.${c.name}`, kind: c.kind }));
  return { sql: `${name} AS ${alias}`, columns };
}

function relationOf(maker: Maker, depth: number): From {
  const { random } = maker;
  if (depth <= 0 || random.chance(0.75)) return tableOf(maker);
  const kinds = [kindOf(random), "int" as const];
  const alias = maker.fresh();
  const columns = kinds.map((kind, i) => ({ sql: `${alias}.c${i}`, kind }));
  return { sql: `(${selectOf(maker, kinds, depth - 1)}) AS ${alias}`, columns };
}

const joins = ["JOIN", "LEFT JOIN", "LEFT JOIN", "RIGHT JOIN", "FULL JOIN"];

function joinOf(maker: Maker, depth: number): From {
  const { random } = maker;
  const left = depth > 1 && random.chance(0.4) ? joinOf(maker, depth - 1) : relationOf(maker, depth - 1);
  if (random.chance(0.15)) return lateral(maker, left);
  const right = relationOf(maker, depth - 1);
  const columns = [...left.columns, ...right.columns];
  const kind = random.int(12);
  if (kind === 0) return { sql: `(${left.sql} CROSS JOIN ${right.sql})`, columns };
  if (kind === 1) return { sql: `(${left.sql} POSITIONAL JOIN ${right.sql})`, columns };
  if (kind === 2 && / AS \w+$/.test(left.sql) && !left.sql.startsWith("(")) return using(maker, left);
  const ground = groundOf(maker, columns);
  const key = (side: From): string => {
    const ints = side.columns.filter((c) => c.kind === "int");
    return ints.length === 0 ? "1" : random.pick(ints).sql;
  };
  const equal = `${key(left)} = ${key(right)}`;
  const on = random.chance(0.6)
    ? equal
    : random.chance(0.5)
      ? `${equal} AND ${conditionOf(ground, 1)}`
      : equal;
  if (kind === 3) {
    const type = random.pick(["SEMI", "ANTI"]);
    return { sql: `(${left.sql} ${type} JOIN ${right.sql} ON ${on})`, columns: left.columns };
  }
  return { sql: `(${left.sql} ${random.pick(joins)} ${right.sql} ON ${on})`, columns };
}

/** Tables joined by the names that they share; those names stand without a qualifier. */
function using(maker: Maker, left: From): From {
  const { random } = maker;
  const right = tableOf(maker);
  const name = random.pick(["id", "k"]);
  const rest = random.chance(0.3) ? tableOf(maker) : undefined;
  const more = rest === undefined ? "" : ` ${random.pick(joins)} ${rest.sql} USING (${name})`;
  const merged: Named = { sql: name, kind: "int" };
  return {
    sql: `(${left.sql} ${random.pick(joins)} ${right.sql} USING (${name})${more})`,
    columns: [merged, merged, ...left.columns, ...right.columns, ...(rest?.columns ?? [])],
  };
}

function lateral(maker: Maker, left: From): From {
  const { random } = maker;
  const alias = maker.fresh();
  const inner = selectOf({ ...maker, outer: left.columns }, ["int"], 1);
  const columns = [...left.columns, { sql: `${alias}.c0`, kind: "int" as const }];
  const join = random.chance(0.5) ? "LEFT JOIN" : "JOIN";
  return {
    sql: `(${left.sql} ${join} LATERAL (${inner}) AS ${alias} ON ${random.pick(["true", `${alias}.c0 > 0`])})`,
    columns,
  };
}

/** FROM and WHERE, and what joins another condition to them. */
interface Rows {
  readonly sql: string;
  readonly more: string;
  /** Whether another query is around; DuckDB 1.5 may crash on a QUALIFY with queries in it there. */
  readonly around: boolean;
}

function selectOf(maker: Maker, kinds: readonly Kind[], depth: number): string {
  const { random } = maker;
  const from = depth > 0 && random.chance(0.65) ? joinOf(maker, depth) : relationOf(maker, depth);
  const ground = groundOf(maker, from.columns);
  const where = random.chance(0.5) ? ` WHERE ${conditionOf(ground, 2)}` : "";
  const source: Rows = {
    sql: ` FROM ${from.sql}${where}`,
    more: where === "" ? " WHERE " : " AND ",
    around: maker.outer.length > 0,
  };
  return random.chance(0.3) ? grouped(ground, kinds, source) : plain(ground, kinds, source);
}

function list(expressions: readonly string[]): string {
  return expressions.map((expression, i) => `${expression} AS c${i}`).join(", ");
}

function plain(ground: Ground, kinds: readonly Kind[], source: Rows): string {
  const { random } = ground;
  const windowed: Ground = { ...ground, windows: random.chance(0.3) };
  const items = list(kinds.map((kind) => expressionOf(windowed, kind, 2)));
  const outputs = kinds.map((kind, i) => ({ sql: `c${i}`, kind }));
  const named =
    !windowed.windows && random.chance(0.15)
      ? `${source.more}${conditionOf({ ...ground, columns: outputs, seen: [] }, 1)}`
      : "";
  const distinct = random.chance(0.1) ? "DISTINCT " : "";
  const qualify =
    windowed.windows && !source.around && random.chance(0.5)
      ? ` QUALIFY ${conditionOf({ ...windowed, columns: [...ground.columns, ...outputs] }, 2)} AND row_number() OVER () < 9`
      : "";
  return `SELECT ${distinct}${items}${source.sql}${named}${qualify}`;
}

function grouped(ground: Ground, kinds: readonly Kind[], source: Rows): string {
  const { random } = ground;
  const without = random.chance(0.3);
  const keys = without ? [] : Array.from({ length: 1 + random.int(2) }, () => random.pick(ground.columns));
  const within: Ground = { ...ground, columns: keys, seen: [] };
  const made: Named[] = [];
  const aggregate = (kind: Kind): string => {
    const sql = aggregateOf(ground, kind, 1);
    made.push({ sql, kind });
    return sql;
  };
  const items = kinds.map((kind) => {
    if (keys.some((key) => key.kind === kind) && random.chance(0.5)) return expressionOf(within, kind, 2);
    switch (random.int(5)) {
      case 0:
        return `coalesce(${aggregate(kind)}, ${expressionOf(within, kind, 0)})`;
      case 1:
        return `CASE WHEN ${random.pick(["count(*) > 0", `${aggregate(kind)} IS NOT NULL`])} THEN ${aggregate(kind)} ELSE ${random.pick(made).kind === kind ? aggregate(kind) : expressionOf(within, kind, 0)} END`;
      default:
        return aggregate(kind);
    }
  });
  const names = keys.map((key) => key.sql).join(", ");
  const by = without
    ? ""
    : ` GROUP BY ${random.pick([names, names, names, `ROLLUP (${names})`, `GROUPING SETS ((${names}), ())`, `GROUPING SETS (${names})`, `${keys[0]?.sql}, CUBE (${names})`, "ALL"])}`;
  const outputs = kinds.map((kind, i) => ({ sql: `c${i}`, kind }));
  const asked: Ground = { ...within, columns: [...keys, ...made, ...outputs] };
  const having = random.chance(0.5)
    ? ` HAVING ${random.pick([`count(*) > 0`, `count(*) >= 1 AND ${conditionOf(asked, 1)}`, `${aggregateOf(ground, "int", 0)} >= 0`, conditionOf(asked, 2)])}`
    : "";
  return `SELECT ${list(items)}${source.sql}${by}${having}`;
}
