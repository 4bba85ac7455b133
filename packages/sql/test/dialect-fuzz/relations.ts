import { quoteIdentifier } from "@rocky/sql";
import { conditionOf } from "./expressions.ts";
import type { Pool, Value } from "./pool.ts";
import type { FuzzWorkspace } from "./workspace.ts";

interface Source {
  readonly text: string;
  readonly alias: string;
  /** Empty where only the whole FROM clause tells them. */
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

/** A FROM clause with the WITH before it, and the columns in it. */
export interface From {
  readonly prefix: string;
  readonly text: string;
  readonly aliases: readonly string[];
  readonly columns: readonly Value[];
  /** Names of columns without qualifiers. */
  readonly names: readonly string[];
}

/** A FROM clause that is taken, or nothing when the draw was bad. */
export async function randomFrom(workspace: FuzzWorkspace): Promise<From | undefined> {
  const { random, parts } = workspace;
  const ctes = random.chance(0.3) ? commonTables(workspace) : [];
  const prefix = ctes.length === 0 ? "" : `WITH ${ctes.map(({ definition }) => definition).join(", ")} `;
  const sources: Source[] = [];
  let text = "";
  for (let i = 0; i < random.pick([1, 1, 1, 2, 2, 3]); i++) {
    const cte = ctes[i];
    const source =
      cte !== undefined && random.chance(0.85) ? cteSource(cte, i) : randomSource(workspace, `r${i}`);
    text = text === "" ? source.text : joined(workspace, { text, sources }, source);
    sources.push(source);
  }
  const first = await fromOf(workspace, prefix, { text, sources });
  if (first === undefined || !random.chance(0.2)) return first;
  const pool: Pool = {
    workspace,
    values: [...first.columns],
    around: (expression) => expression,
    windows: false,
  };
  if (pool.values.length === 0) return first;
  const wider = await fromOf(workspace, prefix, { text: `${text}${parts.lateral(pool)}`, sources });
  return wider ?? first;
}

async function fromOf(
  workspace: FuzzWorkspace,
  prefix: string,
  { text, sources }: { readonly text: string; readonly sources: readonly Source[] },
): Promise<From | undefined> {
  const { random, dialect } = workspace;
  const before = workspace.findings();
  const answer = await workspace.ask(`${prefix}SELECT * FROM ${text}`);
  if (!("columns" in answer) || workspace.findings() > before) return undefined;
  const times = Map.groupBy(answer.columns, ({ name }) => name.toLowerCase());
  const single = answer.columns.filter(
    ({ name }) => times.get(name.toLowerCase())?.length === 1 && /^\w[\w ]*$/.test(name),
  );
  const bare = single.map(({ name, type }) => ({
    text: quoteIdentifier(name, dialect),
    type,
    atomic: true,
  }));
  const qualified = sources.flatMap(({ alias, columns }) =>
    columns.map(({ name, type }) => ({
      text: `${alias}.${quoteIdentifier(name, dialect)}`,
      type,
      atomic: true,
    })),
  );
  const some = bare.filter(() => qualified.length === 0 || random.chance(0.4));
  if (some.length + qualified.length === 0) return undefined;
  return {
    prefix,
    text,
    aliases: sources.map(({ alias }) => alias),
    columns: [...some, ...qualified],
    names: single.length === 0 ? ["id"] : single.map(({ name }) => quoteIdentifier(name, dialect)),
  };
}

interface CommonTable {
  readonly name: string;
  readonly definition: string;
  readonly columns: Source["columns"];
}

function cteSource({ name, columns }: CommonTable, i: number): Source {
  return { alias: `r${i}`, text: `${name} AS r${i}`, columns };
}

function usable(columns: Source["columns"]): boolean {
  const names = new Set(columns.map(({ name }) => name.toLowerCase()));
  return names.size === columns.length && columns.every(({ name }) => /^\w+$/.test(name));
}

function commonTables({ random, library, parts }: FuzzWorkspace): readonly CommonTable[] {
  const ctes: CommonTable[] = [];
  for (let i = 0; i < 1 + random.int(2) && library.length > 0; i++) {
    const name = `c${i}`;
    const { sql, columns } = random.pick(library);
    if (!usable(columns) || (parts.namedCteColumns && random.chance(0.2))) {
      if (!parts.namedCteColumns) continue;
      const renamed = columns.map((column, n) => ({ name: `n${n}`, type: column.type }));
      const list = renamed.map((column) => column.name).join(", ");
      ctes.push({ name, columns: renamed, definition: `${name}(${list}) AS (${sql})` });
    } else ctes.push({ name, columns, definition: `${name} AS (${sql})` });
  }
  return ctes;
}

function randomSource({ random, tables, library, dialect, parts }: FuzzWorkspace, alias: string): Source {
  const roll = random.next();
  const table = random.pick(tables);
  if (roll < 0.55 || library.length === 0) {
    if (random.chance(0.2)) return { alias: table.name, text: table.name, columns: [] };
    return { alias, text: `${table.name}${random.pick([" AS ", " "])}${alias}`, columns: table.columns };
  }
  const { sql, columns } = random.pick(library);
  if (roll < 0.8) return { alias, text: `(${sql}) AS ${alias}`, columns: usable(columns) ? columns : [] };
  const name = (): string => quoteIdentifier(random.pick(table.columns).name, dialect);
  return { alias, text: parts.source({ random, table: table.name, alias, name }), columns: [] };
}

function joined(
  { random, dialect, parts }: FuzzWorkspace,
  left: { readonly text: string; readonly sources: readonly Source[] },
  right: Source,
): string {
  const kind = random.pick(parts.joins);
  if (kind === ",") return `${left.text}, ${right.text}`;
  if (kind === "CROSS JOIN") return `${left.text} CROSS JOIN ${right.text}`;
  const before = left.sources.flatMap(({ alias, columns }) =>
    columns.map((column) => ({ ...column, alias })),
  );
  const shared = right.columns.filter(({ name }) =>
    before.some((other) => other.name.toLowerCase() === name.toLowerCase()),
  );
  if (shared.length > 0 && random.chance(0.35))
    return `${left.text} ${kind} ${right.text} USING (${quoteIdentifier(random.pick(shared).name, dialect)})`;
  if (before.length === 0 || right.columns.length === 0)
    return `${left.text} ${kind} ${right.text} ON ${random.pick(["true", "1 = 1"])}`;
  const a = random.pick(before);
  const fitting = right.columns.filter(({ type }) => type === a.type);
  const b = random.pick(fitting.length > 0 && random.chance(0.9) ? fitting : right.columns);
  const on = `${a.alias}.${quoteIdentifier(a.name, dialect)} ${random.pick(["=", "=", "=", "<", "<>"])} ${right.alias}.${quoteIdentifier(b.name, dialect)}`;
  return `${left.text} ${kind} ${right.text} ON ${on}`;
}

/** A WHERE clause, now and then. */
export function whereOf(pool: Pool): string {
  if (!pool.workspace.random.chance(0.4)) return "";
  const plain = { ...pool, values: pool.values.filter((value) => !value.text.includes(" OVER ")) };
  return ` WHERE ${conditionOf(plain)}`;
}
