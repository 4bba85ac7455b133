import type { ResolvedRelation } from "@rocky/sql";
import type { Answer } from "../compare.ts";
import type { DialectParts, FuzzTable } from "../parts/parts.ts";

/** The tables of a schema as our binder gets them, by name. */
export type Relations = ReadonlyMap<string, ResolvedRelation>;

/** An engine that analyses queries over a schema. */
export interface Oracle {
  /** Who answers, with the version. */
  readonly engine: string;
  /** Makes the tables of a schema in the place of those before; what they look like to queries. */
  readonly setUp: (tables: readonly FuzzTable[]) => Promise<Relations>;
  readonly answer: (sql: string) => Promise<Answer>;
  readonly close: () => void;
}

/** A table as our binder gets it. */
export function relationOf(
  { dialect }: DialectParts,
  relation: string,
  columns: readonly { readonly name: string; readonly type: string; readonly nullable: boolean }[],
): ResolvedRelation {
  return {
    relation,
    complete: true,
    columns: columns.map(({ name, type, nullable }) => {
      const parsed = dialect.types.parse(type);
      if (parsed === undefined) throw new Error(`${type} is not understood`);
      return { name, type: parsed, nullability: nullable ? "nullable" : "not-null" };
    }),
  };
}

/** The tables as they were drawn, for a dialect whose engine is not asked. */
export function drawnRelations(parts: DialectParts, tables: readonly FuzzTable[]): Relations {
  return new Map(
    tables.map(({ name, columns }) => [
      name.toLowerCase(),
      relationOf(
        parts,
        name,
        columns.map((column) => ({ ...column, nullable: !column.notNull })),
      ),
    ]),
  );
}
