import type { QueryNode } from "@rocky/sql";
import { emit } from "./emit.ts";
import { identifierOf } from "./identifiers.ts";
import { freshColumn, freshTable, type Pipeline } from "./pipeline.ts";
import { allRows, isUntouched, isVisible, outputFor, type OrderKey, type Rows } from "./rows.ts";
import { needsOrder, qualifiedIn } from "./said-later.ts";
import { columnName, madeName, type Identifier, type Relation } from "./sql-nodes.ts";
import { noTraits } from "./traits.ts";

/** Ends the SELECT of the steps so far: it becomes a table of WITH, and the next steps read that. */
export function endSelect(pipeline: Pipeline, rows: Rows): Rows {
  if (isUntouched(rows)) return rows;
  const later = qualifiedIn(pipeline.rest);
  const lost = keptApart(pipeline, rows, later);
  const isSaid = [...later.keys()].some((key) => key.startsWith(`${rows.alias.name.toLowerCase()}.`));
  const isNamed = isSaid || joinsLater(pipeline);
  const order = keptOrder(pipeline, lost.rows, rows.alias);
  const inner = order.rows.limit === undefined ? { ...order.rows, order: [] } : order.rows;
  const next = readTable(pipeline, emit(inner), isNamed ? rows.alias : undefined);
  const exclude = [...lost.made, ...order.made];
  const known = rows.whole === undefined ? namesOf(rows) : new Set<string>();
  return {
    ...next,
    outputs: next.outputs.map((output) => ({ ...output, exclude })),
    lost: lost.names,
    gone: new Set([...rows.gone, ...rows.tables].filter((name) => !next.tables.has(name))),
    known,
    qualifies: joinsLater(pipeline),
    order: order.keys,
  };
}

function joinsLater({ rest }: Pipeline): boolean {
  return rest.some((step) => step.kind === "join");
}

function namesOf({ outputs }: Rows): ReadonlySet<string> {
  return new Set(
    outputs.flatMap((output) => (output.kind === "named" ? [output.name.name.toLowerCase()] : [])),
  );
}

/** Puts a query into WITH and reads all of it. */
function readTable(pipeline: Pipeline, query: QueryNode, alias: Identifier | undefined): Rows {
  const { start, end } = query;
  const at = { start: end, end };
  const name = madeName(at, freshTable(pipeline));
  pipeline.tables.push({
    kind: "common-table",
    name,
    columns: [],
    query,
    materialized: undefined,
    usingKey: [],
    start,
    end,
  });
  const from: Relation = {
    kind: "table",
    parts: [name],
    alias: alias === undefined ? undefined : { kind: "table-alias", name: alias, columns: [], ...at },
    sample: undefined,
    ...at,
  };
  return allRows(from, { alias: alias ?? name });
}

interface KeptApart {
  readonly rows: Rows;
  readonly names: ReadonlyMap<string, Identifier>;
  readonly made: readonly Identifier[];
}

/**
 * Columns of several tables become columns of one: those that are said with their table later keep a column of their own,
 * as another table may have one of the same name.
 */
function keptApart(pipeline: Pipeline, rows: Rows, later: ReturnType<typeof qualifiedIn>): KeptApart {
  const names = new Map<string, Identifier>();
  const made: Identifier[] = [];
  const outputs = [...rows.outputs];
  const isJoined = rows.from[0]?.kind === "join";
  for (const [key, { parts }] of later) {
    const [table, column] = parts;
    if (table === undefined || column === undefined) continue;
    const before = rows.lost.get(key);
    if (before === undefined && (!isJoined || !rows.tables.has(table.text.toLowerCase()))) continue;
    const written = [identifierOf(table, pipeline.dialect), identifierOf(column, pipeline.dialect)];
    const value = before === undefined ? columnName(table, written) : columnName(table, [before]);
    const selected = outputFor(rows, value)?.name;
    if (selected !== undefined) {
      names.set(key, selected);
    } else if (rows.grouped === undefined && outputs.some((output) => output.kind === "star")) {
      const name = madeName({ start: rows.end, end: rows.end }, freshColumn(pipeline));
      outputs.push({ kind: "named", name, expression: value, traits: noTraits() });
      names.set(key, name);
      made.push(name);
    }
  }
  return { rows: made.length === 0 ? rows : { ...rows, outputs }, names, made };
}

interface KeptOrder {
  readonly rows: Rows;
  readonly keys: readonly OrderKey[];
  readonly made: readonly Identifier[];
}

/** The order goes on through columns of the result; where a later step takes rows by it, a column is kept for that. */
function keptOrder(pipeline: Pipeline, rows: Rows, alias: Identifier): KeptOrder {
  const keys: OrderKey[] = [];
  const made: Identifier[] = [];
  const outputs = [...rows.outputs];
  const isNeeded = needsOrder(pipeline.rest);
  for (const key of rows.order) {
    let name = visibleAs(rows, key);
    if (name === undefined) {
      if (!isNeeded || rows.distinct !== undefined) return { rows, keys: [], made: [] };
      name = madeName({ start: rows.end, end: rows.end }, freshColumn(pipeline));
      outputs.push({ kind: "named", name, expression: key.expression, traits: key.traits });
      made.push(name);
    }
    const traits = { ...noTraits(), names: [name.name.toLowerCase()] };
    const parts = joinsLater(pipeline) ? [alias, name] : [name];
    keys.push({ ...key, expression: columnName(key, parts), traits });
  }
  return { rows: made.length === 0 ? rows : { ...rows, outputs }, keys, made };
}

/** The column of the result that a key of the order is. */
function visibleAs(rows: Rows, { expression }: OrderKey): Identifier | undefined {
  const named = outputFor(rows, expression);
  if (named !== undefined) return named.name;
  if (expression.kind !== "column" || rows.from[0]?.kind === "join") return undefined;
  const name = expression.parts.at(-1);
  return isVisible(rows, expression) && expression.parts.length <= 2 ? name : undefined;
}
