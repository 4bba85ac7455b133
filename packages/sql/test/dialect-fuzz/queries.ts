import { addConstants, aggregateCall, conditionOf, drawn, grow, windowText } from "./expressions.ts";
import type { StarHoles } from "./parts/parts.ts";
import { tryValue, type Pool, type Value } from "./pool.ts";
import { randomFrom, whereOf, type From } from "./relations.ts";
import type { FuzzWorkspace } from "./workspace.ts";

/** Draws a FROM clause, grows expressions over it, and asks several queries made of them. */
export async function askQueries(workspace: FuzzWorkspace): Promise<void> {
  const from = await randomFrom(workspace);
  if (from === undefined) return;
  const pool: Pool = {
    workspace,
    values: [...from.columns],
    around: (expression) => `${from.prefix}SELECT ${expression} FROM ${from.text}`,
    windows: true,
  };
  addConstants(pool);
  await grow(pool, 14);
  for (let i = 0; i < 8; i++) await askAndKeep(workspace, plainQuery(pool, from));
  await askGrouped(workspace, pool, from);
  for (let i = 0; i < 3; i++) {
    const text = setOperation(workspace);
    if (text !== undefined) await askAndKeep(workspace, text);
  }
}

async function askAndKeep(workspace: FuzzWorkspace, sql: string): Promise<void> {
  const before = workspace.findings();
  const answer = await workspace.ask(sql);
  if (!("columns" in answer) || workspace.findings() > before) return;
  if (sql.length > 260 || answer.columns.length > 10) return;
  const { library, random } = workspace;
  const known = { sql, columns: answer.columns };
  if (library.length < 40) library.push(known);
  else library[random.int(library.length)] = known;
}

const aliases = "a b k id total n v x1 x2 x3 x4 amount day status".split(" ");

function item(pool: Pool, value: Value, always = false): string {
  const { random } = pool.workspace;
  return !always && random.chance(0.35) ? value.text : `${value.text} AS ${random.pick(aliases)}`;
}

function holesOf(pool: Pool, from: From): StarHoles {
  const { random } = pool.workspace;
  return {
    random,
    name: random.pick(from.names),
    other: random.pick(from.names),
    alias: random.pick(from.aliases),
    value: random.pick(pool.values).text,
  };
}

/** A SELECT without groups. */
function plainQuery(pool: Pool, from: From): string {
  const { random, parts } = pool.workspace;
  const items = drawn(pool, 1 + random.int(4)).map((value) => item(pool, value));
  if (random.chance(0.22))
    items.splice(random.int(items.length + 1), random.int(2), random.pick(parts.stars)(holesOf(pool, from)));
  const distinct = random.chance(0.1) ? "DISTINCT " : "";
  const qualify =
    parts.qualify && random.chance(0.08)
      ? ` QUALIFY row_number() OVER (ORDER BY ${random.pick(from.columns).text}) = 1`
      : "";
  let named = "";
  if (random.chance(0.05)) {
    items.push("count(*) OVER w AS x9");
    named = ` WINDOW w AS (${windowText(pool)})`;
  }
  const where = qualify === "" ? whereOf(pool) : ` WHERE ${conditionOf(pool)}`;
  const clauses = parts.windowAfterQualify ? `${qualify}${named}` : `${named}${qualify}`;
  const body = `${from.prefix}SELECT ${distinct}${items.join(", ")} FROM ${from.text}${where}${clauses}`;
  if (parts.pipe !== undefined && random.chance(0.12))
    return `${from.prefix}FROM ${from.text} ${parts.pipe(holesOf(pool, from))}${random.chance(0.4) ? ` ${parts.pipe(holesOf(pool, from))}` : ""}`;
  return body + orderOf(pool, items);
}

function orderOf(pool: Pool, items: readonly string[]): string {
  const { random, parts } = pool.workspace;
  let text = "";
  const alias = /AS (\w+)$/.exec(items[0] ?? "")?.[1];
  if (random.chance(0.2))
    text += ` ORDER BY ${random.pick(["1", alias ?? "1", String(items.length)])}${random.pick(["", " DESC", " NULLS LAST"])}`;
  else if (random.chance(0.05) && parts.tails.length > 0) return random.pick(parts.tails);
  if (random.chance(0.1)) text += ` LIMIT ${random.pick(["3", "10"])}`;
  return text;
}

/** Grows aggregates over groups of a pool's rows, and asks queries made of them. */
async function askGrouped(workspace: FuzzWorkspace, base: Pool, from: From): Promise<void> {
  const { random, parts } = workspace;
  const plain = {
    ...base,
    values: base.values.filter((value) => !value.text.includes(" OVER ")),
    windows: false,
  };
  const candidates = plain.values.filter(({ text }) => !/^['\d-]|^NULL$|^(true|false)$/i.test(text));
  const keys =
    random.chance(0.15) || candidates.length === 0
      ? []
      : [...new Set(drawn({ ...plain, values: candidates }, 1 + random.int(2)))];
  const where = whereOf(plain);
  const texts = keys.map(({ text }) => text);
  const tail = keys.length === 0 ? "" : ` GROUP BY ${random.pick(parts.groupings)(texts)}`;
  const grouped: Pool = {
    workspace,
    values: [],
    around: (expression) => `${from.prefix}SELECT ${expression} FROM ${from.text}${where}${tail}`,
    windows: random.chance(0.3),
  };
  for (const { text, atomic } of keys) await tryValue(grouped, text, atomic);
  for (let i = 0; i < 8; i++) {
    const [text, atomic] = aggregateCall(plain);
    await tryValue(grouped, text, atomic);
  }
  if (grouped.values.length === 0) return;
  await grow(grouped, 5);
  for (let i = 0; i < 5; i++) {
    const items = drawn(grouped, 1 + random.int(4)).map((value) => item(grouped, value));
    const having = random.chance(0.3) ? ` HAVING ${conditionOf(grouped)}` : "";
    const all = random.chance(0.1) && keys.length > 0;
    const group = all ? " GROUP BY ALL" : tail;
    await askAndKeep(
      workspace,
      `${from.prefix}SELECT ${items.join(", ")} FROM ${from.text}${where}${group}${having}${orderOf(grouped, items)}`,
    );
  }
}

/** Two or three known queries under one set operator. */
function setOperation({ random, library, parts }: FuzzWorkspace): string | undefined {
  if (library.length < 4) return undefined;
  const first = random.pick(library);
  const operator = random.pick(parts.setOperators);
  const sameWidth = library.filter(({ columns }) => columns.length === first.columns.length);
  const alike = sameWidth.filter(({ columns }) =>
    columns.every(({ type }, i) => kindOf(type) === kindOf(first.columns[i]?.type ?? "")),
  );
  const others = operator.endsWith("NAME") ? library : random.chance(0.8) ? alike : sameWidth;
  const sides = [first, ...random.several(others, random.pick([1, 1, 1, 2]))];
  return sides.map(({ sql }) => `(${sql})`).join(` ${operator} `) + (random.chance(0.1) ? " ORDER BY 1" : "");
}

function kindOf(type: string): string {
  return type
    .replace(/[(<].*/s, "")
    .replace(/^(BIG|SMALL|TINY)?INT(64)?$|^DECIMAL$|^NUMERIC$|^FLOAT.*$|^DOUBLE$/, "n");
}
