import { describeQuery, type BoundQuery, type Dialect, type ResolvedRelation } from "@rocky/sql";
import type { Recording } from "./case.ts";
import { plainType } from "./judge.ts";

/** Binds queries over the tables of a recording's setups. */
export function describeOver(
  { tables }: Pick<Recording, "tables">,
  dialect: Dialect,
): (sql: string, setup: string) => BoundQuery {
  const relations = new Map<string, ResolvedRelation>();
  for (const { setup, table, columns } of tables) {
    relations.set(`${setup} ${table.toLowerCase()}`, {
      relation: table,
      complete: true,
      columns: columns.map(({ name, type, nullable }) => ({
        name,
        type: dialect.types.parse(plainType(type)) ?? {
          kind: "unknown",
          reason: `${type} is not understood`,
        },
        nullability: nullable === true ? "nullable" : "not-null",
      })),
    });
  }
  return (sql, setup) =>
    describeQuery(sql, {
      dialect,
      file: "query.sql",
      resolve: (parts) => {
        const relation = parts.join(".");
        return (
          relations.get(`${setup} ${relation.toLowerCase()}`) ?? {
            relation,
            columns: [],
            complete: false,
            reason: `nothing is known about ${relation}`,
          }
        );
      },
    });
}
