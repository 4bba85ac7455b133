import type { QueryNode } from "@rocky/sql";
import { emit } from "./emit.ts";
import { identifierOf, isKeywordFunction, keyOf } from "./identifiers.ts";
import { freshColumn, freshTable, type Pipeline } from "./pipeline.ts";
import {
  allRows,
  isShown,
  isUntouched,
  isVisible,
  leftOut,
  namedOutput,
  outputFor,
  readableColumn,
  type NamedOutput,
  type OrderKey,
  type Output,
  type Rows,
  type StarOutput,
} from "./rows.ts";
import { namesIn, needsOrder, qualifiedIn } from "./said-later.ts";
import { columnName, madeName, type Identifier, type Relation } from "./sql-nodes.ts";
import { noTraits } from "./traits.ts";

/** Ends the SELECT of the steps so far: it becomes a table of WITH, and the next steps read that. */
export function endSelect(pipeline: Pipeline, rows: Rows): Rows {
  if (isUntouched(rows)) return rows;
  const later = qualifiedIn(pipeline.rest);
  const lost = keptApart(pipeline, rows, later);
  const isSaid = [...later.keys()].some((key) => key.startsWith(`${rows.alias.name.toLowerCase()}.`));
  const isNamed = isSaid || joinsLater(pipeline);
  const left = keptReadable(pipeline, lost.rows);
  const order = keptOrder(pipeline, left.rows, rows.alias);
  const inner = order.rows.limit === undefined ? { ...order.rows, order: [] } : order.rows;
  const star = rows.outputs.find((output) => output.kind === "star");
  const next = readTable(pipeline, emit(inner), { alias: isNamed ? rows.alias : undefined, star });
  const qualifier = joinsLater(pipeline) ? next.alias : undefined;
  const before = qualifier === undefined ? [] : [qualifier];
  const made = [...lost.made, ...left.made, ...order.made];
  const outputs = outputsAfter(rows, next, { made, qualifier });
  return {
    ...next,
    outputs,
    initial: outputs,
    shown: shownOf(rows, order.rows, made),
    left: left.columns.map(({ said, name }) => ({
      kind: "named",
      name: said,
      expression: columnName(next, [...before, name]),
      traits: { ...noTraits(), names: before.length === 0 ? [keyOf(name)] : [] },
    })),
    lost: new Map([...lost.names].map(([key, name]) => [key, [...before, name]])),
    gone: new Set([...rows.gone, ...rows.tables].filter((name) => !next.tables.has(name))),
    qualifies: joinsLater(pipeline),
    order: order.keys,
  };
}

/** Of the columns that were made, those whose values are in the result, with their names there. */
function shownOf(rows: Rows, { outputs }: Rows, made: readonly Identifier[]): ReadonlyMap<string, string> {
  const names = new Set(made.map(keyOf));
  return new Map(
    outputs.flatMap((output): readonly (readonly [string, string])[] => {
      if (output.kind === "star" || !names.has(keyOf(output.name))) return [];
      const { expression } = output;
      const last = expression.kind === "column" ? expression.parts.at(-1) : undefined;
      if (last === undefined) return [];
      const twin = isShown(rows, expression)
        ? rows.shown.get(keyOf(last))
        : isVisible(rows, expression)
          ? keyOf(last)
          : undefined;
      return twin === undefined ? [] : [[keyOf(output.name), twin]];
    }),
  );
}

interface AfterOptions {
  /** Columns that only the SQL has. */
  readonly made: readonly Identifier[];
  readonly qualifier: Identifier | undefined;
}

/** The columns of what was put into WITH: by their names where all are known, otherwise a star. */
function outputsAfter({ outputs }: Rows, next: Rows, { made, qualifier }: AfterOptions): readonly Output[] {
  const named = outputs.filter((output) => output.kind === "named");
  const isDistinct = new Set(named.map(({ name }) => keyOf(name))).size === named.length;
  if (named.length === outputs.length && isDistinct) {
    return named.map(({ name, implied }): NamedOutput => {
      const parts = qualifier === undefined ? [name] : [qualifier, name];
      const names = qualifier === undefined ? [keyOf(name)] : [];
      const traits = { ...noTraits(), names, reads: [keyOf(name)] };
      const column = { kind: "named", name, expression: columnName(next, parts), traits } as const;
      return implied === true ? { ...column, implied } : column;
    });
  }
  const memory = namedIn(outputs);
  return next.outputs.map((output) =>
    output.kind === "star" ? { ...output, exclude: made, ...memory } : output,
  );
}

function joinsLater({ rest }: Pipeline): boolean {
  return rest.some((step) => step.kind === "join");
}

/** Which columns of a result were named. */
function namedIn(outputs: Rows["outputs"]): Pick<StarOutput, "chosen" | "named"> {
  const named = outputs.flatMap((output) => {
    if (output.kind === "star") {
      const gone = leftOut(output);
      return (output.named ?? []).filter((name) => !gone.has(keyOf(name)));
    }
    return output.implied === true ? [] : [output.name];
  });
  const isChosen = outputs.every((output) => output.kind === "named" || output.chosen === true);
  return isChosen ? { named, chosen: true } : { named };
}

interface ReadOptions {
  readonly alias: Identifier | undefined;
  /** The star whose columns these are: findings about all columns have its place. */
  readonly star: StarOutput | undefined;
}

/** Puts a query into WITH and reads all of it. */
function readTable(pipeline: Pipeline, query: QueryNode, { alias, star }: ReadOptions): Rows {
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
  return allRows(from, { alias: alias ?? name, place: star });
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
    const value = before === undefined ? columnName(table, written) : columnName(table, before);
    const selected = outputFor(rows, value)?.name;
    if (selected !== undefined) {
      names.set(key, selected);
    } else if (mayKeep(rows, outputs)) {
      const name = madeName({ start: rows.end, end: rows.end }, freshColumn(pipeline));
      outputs.push({ kind: "named", name, expression: value, traits: noTraits() });
      names.set(key, name);
      made.push(name);
    }
  }
  return { rows: made.length === 0 ? rows : { ...rows, outputs }, names, made };
}

interface KeptReadable {
  readonly rows: Rows;
  readonly columns: readonly { readonly said: Identifier; readonly name: Identifier }[];
  readonly made: readonly Identifier[];
}

/** Columns that were left out but are read later keep a column that only the SQL has. */
function keptReadable(pipeline: Pipeline, rows: Rows): KeptReadable {
  const none: KeptReadable = { rows, columns: [], made: [] };
  if (rows.distinct !== undefined || rows.whole !== undefined) return none;
  const outputs = [...rows.outputs];
  const hasStar = outputs.some((output) => output.kind === "star");
  const columns = [...namesIn(pipeline.rest)].flatMap(([key, ref]) => {
    if (namedOutput(rows, key) !== undefined) return [];
    const before = readableColumn(rows, key);
    const isRaw = !hasStar && rows.grouped === undefined && rows.limit === undefined;
    if (before === undefined && (!isRaw || isKeywordFunction(ref, pipeline.dialect))) return [];
    const said = identifierOf(ref, pipeline.dialect);
    const name = madeName({ start: rows.end, end: rows.end }, freshColumn(pipeline));
    const value =
      before === undefined
        ? {
            expression: columnName(ref, rows.qualifies ? [rows.alias, said] : [said]),
            traits: noTraits(),
          }
        : { expression: before.expression, traits: before.traits };
    outputs.push({ kind: "named", name, ...value });
    return [{ said, name }];
  });
  if (columns.length === 0) return none;
  return { rows: { ...rows, outputs }, columns, made: columns.map(({ name }) => name) };
}

/** Whether another column changes nothing: one that `distinct` compares would. */
function mayKeep({ grouped, distinct }: Rows, outputs: readonly Output[]): boolean {
  if (grouped !== undefined) return false;
  return distinct === undefined || outputs.some((output) => output.kind === "star");
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
      const isLost = rows.distinct !== undefined && !isVisible(rows, key.expression);
      if (!isNeeded || isLost) return { rows, keys: [], made: [] };
      name = madeName({ start: rows.end, end: rows.end }, freshColumn(pipeline));
      outputs.push({ kind: "named", name, expression: key.expression, traits: key.traits });
      made.push(name);
    }
    const isQualified = joinsLater(pipeline);
    const traits = { ...noTraits(), names: isQualified ? [] : [keyOf(name)] };
    const parts = isQualified ? [alias, name] : [name];
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
