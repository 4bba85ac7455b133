import { unknownType, type Nullability, type SqlType } from "@rocky/ir";
import { foldName, type BindContext } from "./context.ts";
import { keysWithIds, type RowKey } from "./keys/grain.ts";
import { directSource, noSources, type Source } from "./source.ts";

/** A column that an expression can name. */
export interface ScopeColumn {
  /** Tells columns apart within one binding. */
  readonly id: number;
  readonly name: string;
  readonly type: SqlType;
  readonly nullability: Nullability;
  readonly sources: readonly Source[];
  /** The columns that USING made one under this name, in order; absent for a column of one relation. */
  readonly members?: readonly ScopeColumn[];
  /** It is the first of its members that is not NULL, rather than one of them. */
  readonly coalesced?: true;
}

/** Columns by folded name; of several with one name the first. */
export type NameIndex = Pick<ReadonlyMap<string, ScopeColumn>, "get" | "has" | "keys">;

/** A relation of FROM as expressions see it. */
export interface RelationScope {
  /** The name that qualifies its columns; `undefined` for a relation that has none. */
  readonly alias: string | undefined;
  /** The alias as names are compared. */
  readonly key: string | undefined;
  /** The full name, where the relation may also be called `schema.table`; ends with the table's name. */
  readonly path: readonly string[];
  readonly columns: readonly ScopeColumn[];
  readonly byName: NameIndex;
  /** Columns that a star does not repeat, because USING merged them into another relation's. */
  readonly hidden: ReadonlySet<number>;
  readonly complete: boolean;
  /** Why it is not complete. */
  readonly reason: string;
  readonly assumed: readonly string[];
  /** What decides which rows there are. */
  readonly rowSources: readonly Source[];
  /** What tells its rows apart, as far as it is known; of a correlated relation: for each row to its left. */
  readonly keys: readonly RowKey[];
  /** Its rows depend on the relations to its left. */
  readonly correlated: boolean;
  /** Columns that were named of a relation whose columns are not all known, by folded name. */
  readonly guessed: Map<string, ScopeColumn>;
  /** The id of a stored table, which has pseudo-columns such as `rowid`; `undefined` for a query's result. */
  readonly stored: string | undefined;
  /** It reads files, which have pseudo-columns such as `filename`. */
  readonly files: boolean;
  /** Names of relations inside it may stand before its columns; which these are is not known. */
  readonly passesNames: boolean;
  /** For elements of an array that are structs: the one column that an element is. */
  readonly element: ScopeColumn | undefined;
  /** Its only column is what its rows are, and is called after the relation. */
  readonly nameless: boolean;
}

const noKeys: readonly RowKey[] = [];
const noGuesses: Map<string, ScopeColumn> = new Map();
const noColumns: ReadonlySet<number> = new Set();
const noPath: readonly string[] = [];

/** The column that a name must mean in a relation whose columns are not all known; the same one each time. */
export function guessedColumn(
  context: BindContext,
  { guessed, reason, stored }: RelationScope,
  name: string,
): ScopeColumn {
  const key = foldName(context, name);
  const known = guessed.get(key);
  if (known !== undefined) return known;
  const column: ScopeColumn = {
    id: context.nextColumnId++,
    name,
    type: unknownType(reason),
    nullability: "unknown",
    sources: stored === undefined ? noSources : directSource(context.sources, stored, name),
  };
  guessed.set(key, column);
  return column;
}

/** What {@link relationScope} is made from. */
export type RelationParts = Pick<
  RelationScope,
  "alias" | "columns" | "complete" | "reason" | "assumed" | "rowSources"
> &
  Partial<
    Pick<
      RelationScope,
      | "hidden"
      | "path"
      | "stored"
      | "keys"
      | "correlated"
      | "guessed"
      | "files"
      | "passesNames"
      | "element"
      | "nameless"
    >
  >;

/** Makes a relation. All have the same fields in one order, which is what makes reading them quick. */
export function relationScope(context: BindContext, parts: RelationParts): RelationScope {
  const { alias, columns, complete } = parts;
  for (const column of columns) context.columnsById[column.id] = column;
  if (parts.element !== undefined) context.columnsById[parts.element.id] = parts.element;
  return {
    alias,
    key: alias === undefined ? undefined : foldName(context, alias),
    path: parts.path ?? noPath,
    columns,
    byName: nameIndex(context, columns),
    hidden: parts.hidden ?? noColumns,
    complete,
    reason: parts.reason,
    assumed: parts.assumed,
    rowSources: parts.rowSources,
    keys: parts.keys ?? noKeys,
    correlated: parts.correlated ?? false,
    guessed: parts.guessed ?? (complete ? noGuesses : new Map()),
    stored: parts.stored,
    files: parts.files ?? false,
    passesNames: parts.passesNames ?? false,
    element: parts.element,
    nameless: parts.nameless ?? false,
  };
}

/** Indexes columns when the first name is asked for: of wide tables, and of those behind joins, many are not. */
function nameIndex(context: BindContext, columns: readonly ScopeColumn[]): NameIndex {
  let index: Map<string, ScopeColumn> | undefined;
  const known = (): Map<string, ScopeColumn> => (index ??= indexed(context, columns));
  return {
    get: (key) => known().get(key),
    has: (key) => known().has(key),
    keys: () => known().keys(),
  };
}

function indexed(context: BindContext, columns: readonly ScopeColumn[]): Map<string, ScopeColumn> {
  const index = new Map<string, ScopeColumn>();
  for (const column of columns) {
    const key = foldName(context, column.name);
    if (!index.has(key)) index.set(key, column);
  }
  return index;
}

/** The relation behind the outer side of a join: every column may be NULL. */
export function asNullable(context: BindContext, relation: RelationScope): RelationScope {
  const columns = relation.columns.map((column): ScopeColumn => ({
    ...column,
    id: context.nextColumnId++,
    nullability: "nullable",
  }));
  if (relation.keys.length === 0) return relationScope(context, { ...relation, columns });
  const renewed = new Map(relation.columns.map((column, i) => [column.id, columns[i]?.id]));
  const keys = keysWithIds(relation.keys, (id) => renewed.get(id));
  return relationScope(context, { ...relation, columns, keys });
}
