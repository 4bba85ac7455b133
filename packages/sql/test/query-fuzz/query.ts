import { quoteIdentifier } from "@rocky/sql";
import { addConstants, aggregateCall, conditionOf, drawn, grow, windowText } from "./grow.ts";
import { tryValue, type Pool, type Value } from "./pool.ts";
import { poolOver, randomFrom, whereOf, type From } from "./relation.ts";
import type { Workspace } from "./workspace.ts";

/** Draws a FROM clause, grows expressions over it, and asks several queries made of them. */
export async function askQueries(workspace: Workspace): Promise<void> {
  const from = await randomFrom(workspace);
  if (from === undefined) return;
  const pool = await poolOver(workspace, from);
  addConstants(pool);
  await grow(pool, 16);
  for (let i = 0; i < 6; i++) await askAndKeep(workspace, plainQuery(pool, from));
  await askGrouped(workspace, pool, from);
  for (let i = 0; i < 3; i++) {
    const text = setOperation(workspace);
    if (text !== undefined) await askAndKeep(workspace, text);
  }
}

async function askAndKeep(workspace: Workspace, sql: string): Promise<void> {
  const verdict = await workspace.ask(sql);
  if ("columns" in verdict) await workspace.check(sql);
  if (!("columns" in verdict) || sql.length > 420 || verdict.columns.length > 12) return;
  const { library, random } = workspace;
  if (library.length < 40) library.push({ sql, columns: verdict.columns });
  else library[random.int(library.length)] = { sql, columns: verdict.columns };
}

const aliases = "a b k id total n v x amount day result Up".split(" ");

function item(pool: Pool, value: Value): string {
  const { random } = pool.workspace;
  const roll = random.next();
  if (roll < 0.4) return value.text;
  if (roll < 0.95) return `${value.text} AS ${random.pick(aliases)}`;
  return `${random.pick(aliases)}: ${value.text}`;
}

function star(pool: Pool, from: From): string {
  const { random, dialect } = pool.workspace;
  const name = quoteIdentifier(random.pick(from.names), dialect);
  const value = random.pick(pool.values).text;
  const stars = [
    () => "*",
    () => "*",
    () => `${random.pick(from.aliases)}.*`,
    () => `* EXCLUDE (${name})`,
    () => `* EXCLUDE ${name}`,
    () => `* REPLACE (${value} AS ${name})`,
    () => `* RENAME (${name} AS renamed)`,
    () => `COLUMNS(*)`,
    () => `COLUMNS('${random.pick(["a", "^i", "k|b", "."])}')`,
    () => `COLUMNS(lambda c: c LIKE '%${random.pick(["a", "d", "k"])}%')`,
    () => `COLUMNS([${random.pick(from.names) === "" ? "'a'" : `'${random.pick(from.names)}'`}])`,
    () => `COLUMNS(* EXCLUDE (${name}))::VARCHAR`,
    () => `COLUMNS(*) IS NULL`,
    () => `* LIKE '%${random.pick(["a", "d", "k"])}%'`,
    () => `coalesce(*COLUMNS(*))`,
    () => `[*COLUMNS('${random.pick(["a", "^i", "."])}')]`,
  ];
  return random.pick(stars)();
}

/** A SELECT without groups. */
function plainQuery(pool: Pool, from: From): string {
  const { random } = pool.workspace;
  const items = drawn(pool, 1 + random.int(4)).map((value) => item(pool, value));
  if (random.chance(0.22)) items.splice(random.int(items.length + 1), random.int(2), star(pool, from));
  if (random.chance(0.04))
    items.push(
      `unnest(${random.pick(pool.values.filter((value) => value.type.endsWith("]")).concat({ text: "[1, 2]", type: "", atomic: true })).text})`,
    );
  const alias = /AS (\w+)$/.exec(items[0] ?? "")?.[1];
  if (alias !== undefined && random.chance(0.12))
    items.push(`${alias} ${random.pick(["= 1", "IS NULL", "|| 'x'", "+ 1"])}`);
  const distinct = random.chance(0.12)
    ? random.pick(["DISTINCT ", "DISTINCT ", `DISTINCT ON (${random.pick(pool.values).text}) `])
    : "";
  const windows = pool.values.filter((value) => value.text.includes(" OVER "));
  let qualify = "";
  // DuckDB crashes for some QUALIFY over LATERAL.
  if (random.chance(0.1) && !/LATERAL/i.test(from.text)) {
    qualify = random.chance(0.5)
      ? ` QUALIFY row_number() OVER (${windowText(pool)}) = 1`
      : ` QUALIFY ${windows.length > 0 ? random.pick(windows).text : `count(*) OVER (${windowText(pool)})`} IS NOT NULL`;
  }
  let named = "";
  if (random.chance(0.06)) {
    items.push("sum(1) OVER w");
    named = ` WINDOW w AS (${windowText(pool)})`;
  }
  const where = whereOf(pool);
  const body = random.chance(0.04)
    ? `${from.prefix}FROM ${from.text} SELECT ${distinct}${items.join(", ")}${where}${named}${qualify}`
    : `${from.prefix}SELECT ${distinct}${items.join(", ")} FROM ${from.text}${where}${named}${qualify}`;
  return body + orderOf(pool, items, alias);
}

function orderOf(pool: Pool, items: readonly string[], alias: string | undefined): string {
  const { random } = pool.workspace;
  let text = "";
  if (random.chance(0.22)) {
    const key = random.pick([
      () => "1",
      () => alias ?? "1",
      () => random.pick(pool.values).text,
      () => "ALL",
      () => `${items.length}`,
    ])();
    text += ` ORDER BY ${key}${random.pick(["", " DESC", " NULLS FIRST", " DESC NULLS LAST"])}`;
  }
  if (random.chance(0.12)) text += ` LIMIT ${random.pick(["3", "10", "50%", "(1 + 1)"])}`;
  if (random.chance(0.05)) text += " OFFSET 1";
  return text;
}

/** Grows aggregates over groups of a pool's rows, and asks queries made of them. */
async function askGrouped(workspace: Workspace, base: Pool, from: From): Promise<void> {
  const { random } = workspace;
  const plain = {
    ...base,
    values: base.values.filter((value) => !value.text.includes(" OVER ") && !value.text.includes("unnest")),
    windows: false,
  };
  const keys = random.chance(0.15) ? [] : [...new Set(drawn(plain, 1 + random.int(2)))];
  const where = whereOf(plain);
  const tail =
    keys.length === 0
      ? ""
      : groupBy(random.pick(["plain", "plain", "rollup", "cube", "sets", "mixed", "paren"]), keys);
  const grouped: Pool = {
    workspace,
    values: [...keys],
    around: (expression) => `${from.prefix}SELECT ${expression} FROM ${from.text}${where}${tail}`,
    windows: random.chance(0.3),
  };
  for (let i = 0; i < 9; i++) {
    const [text, atomic] = aggregateCall(plain);
    await tryValue(grouped, text, atomic);
  }
  if (grouped.values.length === 0) return;
  await grow(grouped, 6);
  for (let i = 0; i < 4; i++) await askAndKeep(workspace, groupedQuery(grouped, { from, where, tail, keys }));
}

function groupBy(form: string, keys: readonly Value[]): string {
  const list = keys.map((key) => key.text).join(", ");
  switch (form) {
    case "rollup":
      return ` GROUP BY ROLLUP (${list})`;
    case "cube":
      return ` GROUP BY CUBE (${list})`;
    case "sets":
      return ` GROUP BY GROUPING SETS ((${list}), (${keys[0]?.text ?? ""}), ())`;
    case "mixed":
      return ` GROUP BY ${keys[0]?.text ?? "1"}, ROLLUP (${list})`;
    case "paren":
      return ` GROUP BY (${list})`;
    default:
      return ` GROUP BY ${list}`;
  }
}

function groupedQuery(
  pool: Pool,
  {
    from,
    where,
    tail,
    keys,
  }: { readonly from: From; readonly where: string; readonly tail: string; readonly keys: readonly Value[] },
): string {
  const { random } = pool.workspace;
  const items = drawn(pool, 1 + random.int(4)).map((value) => item(pool, value));
  let group = tail;
  if (random.chance(0.15) && keys[0] !== undefined) {
    items.unshift(`${keys[0].text} AS key1`);
    group = ` GROUP BY ${random.pick(["1", "ALL", "key1", "1"])}`;
  }
  if (group.includes("(") && keys[0] !== undefined && random.chance(0.3))
    items.push(`grouping(${keys[0].text})`);
  const having = random.chance(0.3) ? ` HAVING ${conditionOf(pool)}` : "";
  const alias = /AS (\w+)$/.exec(items[0] ?? "")?.[1];
  return `${from.prefix}SELECT ${items.join(", ")} FROM ${from.text}${where}${group}${having}${orderOf(pool, items, alias)}`;
}

/** Two or three known queries under one set operator. */
function setOperation({ random, library }: Workspace): string | undefined {
  if (library.length < 4) return undefined;
  const first = random.pick(library);
  const operator = random.pick([
    "UNION ALL",
    "UNION",
    "INTERSECT",
    "EXCEPT",
    "UNION ALL BY NAME",
    "UNION BY NAME",
    "EXCEPT ALL",
  ]);
  const fitting = library.filter((other) => other.columns.length === first.columns.length);
  const others = operator.endsWith("NAME") || random.chance(0.03) ? library : fitting;
  const sides = [first, ...random.several(others, random.pick([1, 1, 1, 2]))];
  const texts = sides.map((side) =>
    /^WITH | ORDER BY | LIMIT | OFFSET | UNION | EXCEPT | INTERSECT /.test(side.sql) || random.chance(0.1)
      ? `(${side.sql})`
      : side.sql,
  );
  return texts.join(` ${operator} `) + (random.chance(0.1) ? " ORDER BY 1" : "");
}
