import { unknownType, type Nullability, type SqlType } from "@rocky/ir";
import { foldName, type BindContext } from "./context.ts";
import { keysWithIds, type RowKey } from "./keys/grain.ts";
import { directSource, noSources, sourcesOf, type Source } from "./source.ts";

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

/** A relation of FROM as expressions see it. */
export interface RelationScope {
  /** The name that qualifies its columns; `undefined` for a relation that has none. */
  readonly alias: string | undefined;
  /** The full name, where the relation may also be called `schema.table`; ends with the table's name. */
  readonly path: readonly string[];
  readonly columns: readonly ScopeColumn[];
  readonly byName: ReadonlyMap<string, ScopeColumn>;
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
  readonly files?: true;
}

const noKeys: readonly RowKey[] = [];
const noGuesses: Map<string, ScopeColumn> = new Map();

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
    sources: stored === undefined ? noSources : directSource(sourcesOf(context.sources, stored), stored, name),
  };
  guessed.set(key, column);
  return column;
}

/** What {@link relationScope} is made from. */
export type RelationParts = Omit<
  RelationScope,
  "byName" | "hidden" | "path" | "stored" | "keys" | "correlated" | "guessed"
> &
  Partial<Pick<RelationScope, "hidden" | "path" | "stored" | "keys" | "correlated" | "guessed">>;

/** Makes a relation with its index of names; of columns with one name the first is meant. */
export function relationScope(context: BindContext, parts: RelationParts): RelationScope {
  const byName = new Map<string, ScopeColumn>();
  for (const column of parts.columns) {
    const key = foldName(context, column.name);
    if (!byName.has(key)) byName.set(key, column);
  }
  return {
    hidden: new Set(),
    path: [],
    stored: undefined,
    keys: noKeys,
    correlated: false,
    guessed: parts.complete ? noGuesses : new Map(),
    ...parts,
    byName,
  };
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
