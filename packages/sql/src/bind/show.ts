import { unknownType, type SqlType } from "@rocky/ir";
import type { ShowQuery } from "../ast/query.ts";
import { unknownRelation, type BoundColumn, type BoundRelation } from "./bound-relation.ts";
import { bindLeaf } from "./relation.ts";
import type { Scope } from "./scope.ts";

/** `DESCRIBE t`, `SUMMARIZE SELECT …`, `SHOW TABLES`: its columns do not come from what it reads. */
export function bindShow(scope: Scope, node: ShowQuery): BoundRelation {
  const { functions } = scope.context.dialect;
  const source = bindSource(scope, node);
  const resolution = functions.resolveTable(`show ${node.form}`, []);
  if (resolution.kind !== "ok") return unknownRelation(`${node.form.toUpperCase()} is not modelled`);
  const numbers = source.some((column) => isNumber(column.type));
  const columns = resolution.columns.map((column): BoundColumn => ({
    name: column.name,
    type: statistics.has(column.name) && node.form === "summarize" && !numbers ? unclear : column.type,
    nullability: column.nullability,
    sources: [],
    node,
  }));
  return { ...unknownRelation(""), columns, complete: true };
}

/** Columns of SUMMARIZE that are texts when one of the described columns is a number, and else depend on all of them. */
const statistics: ReadonlySet<string> = new Set(["avg", "std", "q25", "q50", "q75"]);
const unclear = unknownType("what SUMMARIZE computes depends on the types of all columns");

function isNumber({ kind }: SqlType): boolean {
  return kind === "integer" || kind === "decimal" || kind === "float";
}

function bindSource(scope: Scope, { source }: ShowQuery): readonly { readonly type: SqlType }[] {
  if (source === undefined) return [];
  if (source.kind === "query") return scope.context.rules.query(scope, source).columns;
  return bindLeaf(scope, source).relations.flatMap((relation) => relation.columns);
}
