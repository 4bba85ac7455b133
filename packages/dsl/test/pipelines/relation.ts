import type { Ground } from "./evaluate.ts";
import { rowText } from "./order.ts";
import type { Kind, Named, Selected, Value } from "./pipeline.ts";

/** A column with a value for each row. */
export interface Column {
  readonly name: string;
  /** The table that it comes from. */
  readonly qualifier: string | undefined;
  readonly kind: Kind;
  readonly values: readonly Value[];
  /** It is in the result; others can be read still, but are not. */
  readonly visible: boolean;
  /** A step has named it, rather than taken it along with its table. */
  readonly named: boolean;
  /** A key of a join that may be that of either table: it belongs to none of them. */
  readonly merged?: boolean;
  /** Whether it can be read is open; a name that may mean it must have a table. */
  readonly open?: boolean;
  /** The rows are in the order of its values. */
  readonly sorts?: boolean;
}

/** Rows between two steps. */
export interface Relation {
  readonly size: number;
  readonly columns: readonly Column[];
  /** For each row its place; rows of the same place are in any order. Undefined: all are. */
  readonly places: readonly number[] | undefined;
  /** How many columns that order is of. */
  readonly sorting?: number;
  /** After `group` and the steps that keep its groups: what each row was made of. */
  readonly groups: { readonly of: readonly (readonly number[])[]; readonly behind: Relation } | undefined;
  /** After `take` only `select` and `derive` can read what is not visible. */
  readonly taken: boolean;
  /** The order may be given up where nothing asks for it any more. */
  readonly loose?: boolean;
  /** The order of the columns is open: the keys of a right or full join stand before or after others. */
  readonly unplaced?: boolean;
  /** It comes from several tables. */
  readonly joined?: boolean;
  /** A step has a window: what is not visible may be readable or not. */
  readonly windows?: boolean;
  /** Columns of a whole table went through `select { * }` or `union`: whether a step has named them is open. */
  readonly starred?: boolean;
}

/** The columns that a name may mean; more than one where it is ambiguous. */
export function columnsNamed({ columns }: Relation, { qualifier, name }: Named): readonly Column[] {
  return columns.filter(
    (column) => column.name === name && (qualifier === undefined || column.qualifier === qualifier),
  );
}

/** The columns of the result. */
export function visibleOf({ columns }: Relation): readonly Column[] {
  return columns.filter(({ visible }) => visible);
}

/** The rows at some places, in their order. */
export function rowsAt(relation: Relation, rows: readonly number[]): Relation {
  const { groups, places } = relation;
  return {
    ...relation,
    size: rows.length,
    columns: relation.columns.map((column) => ({
      ...column,
      values: rows.map((row) => column.values[row]!),
    })),
    places: places && rows.map((row) => places[row]!),
    groups: groups && { ...groups, of: rows.map((row) => groups.of[row]!) },
  };
}

/** The rows of the result as texts. */
export function rowTexts(relation: Relation): readonly string[] {
  const columns = visibleOf(relation);
  return Array.from({ length: relation.size }, (_, row) =>
    rowText(columns.map(({ values }) => values[row]!)),
  );
}

/** What expressions over it may speak of. */
export function groundOf(relation: Relation): Ground {
  const { groups } = relation;
  return {
    size: relation.size,
    groups: groups && { of: groups.of, behind: groundOf(groups.behind) },
    column: (named) => {
      const found = columnsNamed(relation, named);
      if (found.length !== 1) throw new Error(`${found.length} columns are called ${named.name}`);
      return found[0]!.values;
    },
  };
}

/** The columns that a list says, each with the one that it was. */
export function chosenOf(
  relation: Relation,
  items: readonly Selected[],
): readonly { readonly column: Column; readonly of: Column }[] {
  return items.flatMap((item) => {
    if (!("all" in item)) {
      const [of] = columnsNamed(relation, item);
      return [{ of: of!, column: { ...of!, visible: true, named: true } }];
    }
    const all = visibleOf(relation).filter(
      ({ qualifier }) => item.all === undefined || qualifier === item.all,
    );
    return all.map((of) => ({ of, column: of }));
  });
}
