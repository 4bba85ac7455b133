import { evaluate, keysOf } from "./evaluate.ts";
import { compareRows, grouped } from "./order.ts";
import { kindOf } from "./kind.ts";
import { joined } from "./interpret-join.ts";
import type { Assignment, Kind, Named, Selected, SortKey, Step } from "./pipeline.ts";
import {
  chosenOf,
  columnsNamed,
  groundOf,
  rowsAt,
  rowTexts,
  visibleOf,
  type Column,
  type Relation,
} from "./relation.ts";
import { Unusable } from "./scalar.ts";

/** The tables and the pipelines with names. */
export type Tables = ReadonlyMap<string, Relation>;

const mostRows = 80;

/** What a step makes of the rows of the step before; throws {@link Unusable} where that is left open. */
export function after(relation: Relation | undefined, step: Step, tables: Tables): Relation {
  if (step.kind === "from") return tableAs(tables, step.table, step.alias);
  if (relation === undefined) throw new Error("a pipeline begins with from");
  const readable = step.kind === "derive" ? withOpen(relation) : relation;
  const made = stepped(readable, step, tables);
  const result = step.kind === "select" || step.kind === "join" ? made : withOpen(made);
  if (result.size > mostRows) throw new Unusable("too many rows");
  return result;
}

function tableAs(tables: Tables, name: string, alias: string | undefined): Relation {
  const table = tables.get(name);
  if (table === undefined) throw new Error(`there is no table ${name}`);
  const columns = visibleOf(table).map((column) => ({ ...column, qualifier: alias ?? name, named: false }));
  const unplaced = table.unplaced === true;
  return { size: table.size, columns, places: undefined, groups: undefined, taken: false, unplaced };
}

function stepped(before: Relation, step: Exclude<Step, { kind: "from" }>, tables: Tables): Relation {
  const isPlain = step.kind === "select" || step.kind === "derive";
  const relation = before.taken && !isPlain ? { ...onlyVisible(before), taken: false } : before;
  switch (step.kind) {
    case "where": {
      const truths = evaluate(step.condition, groundOf(relation));
      return rowsAt(
        relation,
        rowsWhere(relation.size, (row) => truths[row] === true),
      );
    }
    case "group":
      return groupedBy({ ...onlyVisible(relation), groups: undefined }, step.keys, step.aggregates);
    case "derive":
      return derived(relation, step.items);
    case "select":
      return { ...selected(relation, step.items), groups: undefined };
    case "join":
      return joined(withOpen(relation), step, tableAs(tables, step.table, step.alias));
    case "sort":
      return { ...sorted(relation, step.keys), groups: undefined };
    case "take":
      return { ...taken(relation, step.count), groups: undefined, taken: true };
    case "distinct":
      return { ...distinct(onlyVisible(relation)), groups: undefined, windows: false };
    case "union":
      return union(
        onlyVisible(relation),
        step.tables.map((name) => tableAs(tables, name, undefined)),
        step.all,
      );
    case "replicate":
      throw new Error("replicate is for the whole file");
  }
}

function rowsWhere(size: number, holds: (row: number) => boolean): readonly number[] {
  return Array.from({ length: size }, (_, row) => row).filter(holds);
}

function hasWindow(value: unknown): boolean {
  return JSON.stringify(value).includes('"kind":"window"');
}

/** After a join, or beside a window, what was not visible may be readable or not. */
function withOpen(relation: Relation): Relation {
  const columns = relation.columns.map((column) => (column.visible ? column : { ...column, open: true }));
  return { ...relation, columns };
}

/** What stays of rows that become a table. */
function onlyVisible(relation: Relation): Relation {
  return { ...relation, columns: visibleOf(relation) };
}

function groupedBy(behind: Relation, keys: readonly Named[], aggregates: readonly Assignment[]): Relation {
  const ground = groundOf(behind);
  const keyValues = keys.map((key) => ground.column(key));
  const rows = keys.length === 0 ? [rowsWhere(behind.size, () => true)] : grouped(behind.size, keyValues);
  const keyColumns = keys.map((key, i): Column => {
    const values = rows.map(([first]) => keyValues[i]![first!]!);
    return {
      name: key.name,
      qualifier: undefined,
      kind: kindIn(behind, key),
      values,
      visible: true,
      named: true,
    };
  });
  const groups = { of: rows, behind };
  const grounded = { size: rows.length, columns: keyColumns, places: undefined, groups, taken: false };
  const made = aggregates.map(({ name, value }): Column => {
    const kind = kindOf(value, (named) => kindIn(behind, named));
    return {
      name,
      qualifier: undefined,
      kind,
      values: evaluate(value, groundOf(grounded)),
      visible: true,
      named: true,
    };
  });
  return { ...grounded, columns: [...keyColumns, ...made] };
}

function kindIn(relation: Relation, named: Named): Kind {
  return columnsNamed(relation, named)[0]!.kind;
}

function derived(relation: Relation, items: readonly Assignment[]): Relation {
  const windows = relation.windows === true || items.some(({ value }) => hasWindow(value));
  const loose = relation.loose === true || relation.joined === true;
  let result: Relation = windows
    ? { ...withOpen(relation), windows, loose: true, groups: undefined }
    : { ...relation, loose };
  for (const { name, value } of items) {
    const column: Column = {
      name,
      qualifier: undefined,
      kind: kindOf(value, (named) => kindIn(result, named)),
      values: evaluate(value, groundOf({ ...result, groups: undefined })),
      visible: true,
      named: true,
    };
    result = { ...result, columns: [...result.columns.filter((other) => other.name !== name), column] };
  }
  return result;
}

function selected(relation: Relation, items: readonly Selected[]): Relation {
  const chosen = chosenOf(relation, items);
  const hidden = relation.columns
    .filter((column) => !chosen.some(({ of }) => of === column))
    .map((column) => ({ ...column, visible: false }));
  const starred = chosen.some(({ column }) => !column.named);
  const unplaced = relation.unplaced === true && items.some((item) => "all" in item);
  const result = {
    ...relation,
    starred,
    unplaced,
    columns: [...chosen.map(({ column }) => column), ...hidden],
  };
  return relation.windows === true || relation.places !== undefined ? withOpen(result) : result;
}

function sorted(relation: Relation, keys: readonly SortKey[]): Relation {
  const compare = compareRows(keysOf(keys, groundOf(relation)));
  const order = rowsWhere(relation.size, () => true).toSorted(compare);
  const places: number[] = [];
  for (const [i, row] of order.entries())
    places.push(i > 0 && compare(order[i - 1]!, row) === 0 ? places[i - 1]! : i);
  const by = new Set(keys.map(({ column }) => columnsNamed(relation, column)[0]!));
  const columns = relation.columns.map((column) => ({ ...column, sorts: by.has(column) }));
  return {
    ...rowsAt({ ...relation, columns, places: undefined }, order),
    places,
    sorting: by.size,
    loose: relation.joined === true,
  };
}

function taken(relation: Relation, count: number): Relation {
  const { places, size } = relation;
  if (count > 0 && count < size) {
    const isTie = places === undefined || places[count - 1] === places[count];
    const all = relation.columns.map(({ values }) => values);
    const peers = rowsWhere(size, (row) => places === undefined || places[row] === places[count]);
    if (
      isTie &&
      grouped(
        peers.length,
        all.map((values) => peers.map((row) => values[row]!)),
      ).length > 1
    )
      throw new Unusable("the first rows are any");
  }
  return rowsAt(
    relation,
    rowsWhere(size, (row) => row < count),
  );
}

/** The order lasts while what it is of is there. */
function distinct(relation: Relation): Relation {
  const texts = rowTexts(relation);
  const result = rowsAt(
    relation,
    rowsWhere(relation.size, (row) => texts.indexOf(texts[row]!) === row),
  );
  const isOrdered = visibleOf(relation).filter(({ sorts }) => sorts === true).length === relation.sorting;
  return isOrdered ? { ...result, loose: true } : { ...result, places: undefined };
}

function union(relation: Relation, tables: readonly Relation[], all: boolean): Relation {
  const columns = visibleOf(relation).map((column, i): Column => {
    const values = [column, ...tables.map((table) => visibleOf(table)[i]!)].flatMap((each) => each.values);
    return { ...column, qualifier: undefined, values };
  });
  const size = tables.reduce((total, table) => total + table.size, relation.size);
  const starred = relation.starred === true || visibleOf(relation).some(({ named }) => !named);
  const together: Relation = { size, columns, places: undefined, groups: undefined, taken: false, starred };
  return all ? together : distinct(together);
}
