import type { Choices } from "./choices.ts";
import { drawExpression, type Readable, type Source } from "./draw-expression.ts";
import { aggregated, drawKeys, drawWindow } from "./draw-window.ts";
import type { Tables } from "./interpret.ts";
import { kindOf } from "./kind.ts";
import type { Assignment, Expression, Named, Selected, Step } from "./pipeline.ts";
import { columnsNamed, visibleOf, type Column, type Relation } from "./relation.ts";

/** Where a step is drawn. */
export interface Drawing {
  readonly choices: Choices;
  readonly tables: Tables;
  readonly relation: Relation;
  readonly steps: readonly Step[];
  /** How many joins there are at most; columns of tables are said with their table where there may be several. */
  readonly joins: number;
  /** A name that nothing has yet. */
  readonly fresh: () => string;
}

type StepDraw = (drawing: Drawing) => Step | undefined;

/** How a column can be named; sometimes with the table that it comes from. */
function readable(drawing: Drawing, column: Column): readonly Readable[] {
  const { choices, relation } = drawing;
  const { name, qualifier, kind } = column;
  if (column.open === true) return [];
  const bare = { qualifier: undefined, name };
  const full = { qualifier, name };
  const only = (named: typeof bare | typeof full): boolean => columnsNamed(relation, named).length === 1;
  const isOfMany = relation.joined === true;
  const isApart = !isOfMany || column.named || drawing.joins === 1;
  const mayBeSaid = !isOfMany || drawing.joins > 1;
  const isSaid = !only(bare) || !isApart || (choices.rarely(4) && mayBeSaid);
  if (qualifier !== undefined && only(full) && column.merged !== true && isSaid)
    return [{ named: full, kind }];
  return only(bare) && (isApart || column.merged === true) ? [{ named: bare, kind }] : [];
}

/** What a step that reads single rows may name. */
function readables(
  drawing: Drawing,
  from: readonly Column[] = drawing.relation.columns,
): readonly Readable[] {
  return from.flatMap((column) => readable(drawing, column));
}

/** Columns that may be read where what is hidden after `take` may not. */
function rowSource(drawing: Drawing): Source {
  const { relation, choices } = drawing;
  return { choices, columns: readables(drawing, relation.taken ? visibleOf(relation) : relation.columns) };
}

function kindFor(choices: Choices): Column["kind"] {
  return choices.pick(["int", "text", "bool", "real", "date"]);
}

const drawWhere: StepDraw = (drawing) => {
  const { choices, relation } = drawing;
  const { groups } = relation;
  const isFirst = drawing.steps.at(-1)?.kind === "group" && groups?.behind.windows !== true;
  if (groups !== undefined && isFirst && choices.rarely(2)) {
    const value = drawAggregate(drawing, groupedSource(drawing, groups.behind));
    const literal: Expression = { kind: "literal", type: "int", value: choices.int(3) };
    return {
      kind: "where",
      condition: { kind: "infix", operator: choices.pick([">", "!=", "<="]), left: value, right: literal },
    };
  }
  return { kind: "where", condition: drawExpression(rowSource(drawing), "bool", 3) };
};

/** The columns behind groups whose names the groups do not use otherwise. */
function groupedSource(drawing: Drawing, behind: Relation): Source {
  const { choices, relation } = drawing;
  const columns = readables({ ...drawing, relation: behind });
  return {
    choices,
    columns: columns.filter(({ named }) => !relation.columns.some(({ name }) => name === named.name)),
  };
}

function drawAggregate({ choices }: Drawing, source: Source, names = ["count", "sum", "avg"]): Expression {
  const name = choices.pick(names);
  const args = aggregated(source, name);
  return { kind: "call", name, args, distinct: name === "count" && args.length > 0 && choices.rarely(3) };
}

const drawGroup: StepDraw = (drawing) => {
  const { choices, fresh, relation } = drawing;
  const source = { choices, columns: readables(drawing, visibleOf(relation)) };
  const keys = choices.some(source.columns, 0, 2).map(({ named }) => named);
  const rest = source.columns.filter(({ named }) => !keys.some(({ name }) => name === named.name));
  const aggregates = Array.from({ length: 1 + choices.int(2) }, (): Assignment => {
    const value = drawAggregate(drawing, source, ["count", "sum", "min", "max", "avg"]);
    const reused = rest.length > 0 && choices.rarely(4) ? choices.pick(rest).named.name : undefined;
    return { name: reused ?? fresh(), value };
  });
  return { kind: "group", keys, aggregates };
};

const drawDerive: StepDraw = (drawing) => {
  const { choices, relation } = drawing;
  const windows = choices.rarely(2);
  const source = rowSource({ ...drawing, relation: { ...relation, taken: true } });
  const items: Assignment[] = [];
  const seen: Readable[] = [...source.columns];
  const count = 1 + choices.int(3);
  for (let i = 0; i < count; i++) {
    const at = { choices, columns: seen };
    const isWindow = windows && choices.rarely(2) && seen.length > 0;
    const value = isWindow ? drawWindow(at) : drawExpression(at, kindFor(choices), 3);
    const name = items.length === 0 ? replaceable(drawing) : drawing.fresh();
    items.push({ name, value });
    const kind = kindOf(value, (named) => seen.find((other) => isSame(other.named, named))!.kind);
    const kept = seen.filter(({ named }) => named.name !== name);
    seen.splice(0, seen.length, ...kept, { named: { qualifier: undefined, name }, kind });
  }
  return { kind: "derive", items };
};

function isSame(a: Named, b: Named): boolean {
  return a.name === b.name && a.qualifier === b.qualifier;
}

/** The name of a column that is replaced, whether or not a step has named or read it, or a new one. */
function replaceable({ choices, relation, fresh }: Drawing): string {
  const columns = visibleOf(relation).filter(
    ({ name }) => relation.columns.filter((other) => other.name === name).length === 1,
  );
  return columns.length > 0 && choices.rarely(3) ? choices.pick(columns).name : fresh();
}

const drawSelect: StepDraw = (drawing) => {
  const { choices, relation } = drawing;
  const { columns } = rowSource({ ...drawing, relation: { ...relation, taken: false } });
  if (choices.rarely(8)) return { kind: "select", items: [{ all: undefined }] };
  if (columns.length === 0) return undefined;
  const whole = wholeTable(drawing);
  if (whole !== undefined && choices.rarely(6)) return { kind: "select", items: [{ all: whole }] };
  return { kind: "select", items: choices.some(columns, 1, 4).map(({ named }) => named) };
};

/** The only table, where its columns are certainly those of the rows. */
function wholeTable({ steps }: Drawing): string | undefined {
  const [from, ...others] = steps;
  if (from?.kind !== "from" || others.some(({ kind }) => kind !== "where" && kind !== "sort"))
    return undefined;
  return from.alias ?? from.table;
}

const drawJoin: StepDraw = (drawing) => {
  const { choices, tables, relation, steps, joins } = drawing;
  const table = choices.pick([...tables.keys()]);
  const alias = choices.rarely(2) ? drawing.fresh() : undefined;
  const right = visibleOf(tables.get(table)!);
  const qualifier = alias ?? table;
  if (steps.filter(({ kind }) => kind === "join").length >= joins) return undefined;
  if (steps.some((step) => "table" in step && (step.alias ?? step.table) === qualifier)) return undefined;
  const visible = visibleOf(relation);
  const shared = visible.filter(({ name, kind }) =>
    right.some((other) => other.name === name && other.kind === kind),
  );
  const join = choices.pick(["inner", "left", "right", "full", "cross"] as const);
  const keys =
    join === "cross" ? [] : choices.some(shared, 1, 2).flatMap((column) => joinKey(drawing, column));
  if (join !== "cross" && keys.length === 0) return undefined;
  const others = right.filter(({ name }) => !keys.some((key) => key.name === name));
  const clashes = others.some(({ name }) => visible.some((column) => column.name === name));
  const canKeep = others.length > 0 && relation.starred !== true;
  if (clashes && !canKeep) return undefined;
  const keep =
    canKeep && (clashes || choices.rarely(2)) ? drawKeep(choices, { others, qualifier }) : undefined;
  return { kind: "join", join, table, alias, keys, keep };
};

/** A name without a table is one that a step has named, or one of the table of `from`. */
function joinKey(drawing: Drawing, column: Column): readonly Named[] {
  const { relation, steps } = drawing;
  const [from] = steps;
  const bare = { qualifier: undefined, name: column.name };
  const isFirst = from?.kind === "from" && column.qualifier === (from.alias ?? from.table);
  const isBare = column.named || column.qualifier === undefined || isFirst || column.merged === true;
  if (isBare && columnsNamed(relation, bare).length === 1) return [bare];
  return readable(drawing, column).flatMap(({ named }) => (named.qualifier === undefined ? [] : [named]));
}

function drawKeep(
  choices: Choices,
  { others, qualifier }: { readonly others: readonly Column[]; readonly qualifier: string },
): readonly Selected[] {
  if (choices.rarely(6)) return [{ all: choices.rarely(2) ? qualifier : undefined }];
  return choices.some(others, 1, 2).map(({ name }) => ({ qualifier, name }));
}

const drawSort: StepDraw = (drawing) => {
  const source = rowSource(drawing);
  if (source.columns.length === 0) return undefined;
  return { kind: "sort", keys: drawKeys(source, 1) };
};

const drawTake: StepDraw = ({ choices }) => ({ kind: "take", count: 1 + choices.int(4) });

const drawSortedTake: StepDraw = (drawing) =>
  drawing.relation.places === undefined ? drawSort(drawing) : drawTake(drawing);

const drawUnion: StepDraw = ({ choices, relation, tables }) => {
  const shape = kindsOf(relation);
  const fitting = [...tables]
    .filter(([, table]) => kindsOf(table) === shape && table.unplaced !== true)
    .map(([name]) => name);
  if (fitting.length === 0 || relation.unplaced === true) return undefined;
  return { kind: "union", all: choices.rarely(2), tables: choices.some(fitting, 1, 2) };
};

function kindsOf(relation: Relation): string {
  return visibleOf(relation)
    .map(({ kind }) => kind)
    .join(" ");
}

/** What draws each step; what is there twice comes more often. */
export const stepDraws: readonly StepDraw[] = [
  drawWhere,
  drawDerive,
  drawGroup,
  drawSelect,
  drawJoin,
  drawSort,
  drawSortedTake,
  drawTake,
  () => ({ kind: "distinct" }),
  drawUnion,
  drawWhere,
  drawDerive,
  drawJoin,
];
