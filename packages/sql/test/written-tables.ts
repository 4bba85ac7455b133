import { describeQuery, type BoundQuery, type Dialect, type ResolvedRelation } from "@rocky/sql";
import type { Column } from "@rocky/ir";

/** Binds queries over the tables of `CREATE TABLE name (column TYPE [NOT NULL], …);` statements. */
export function describeOverText(text: string, dialect: Dialect): (sql: string) => BoundQuery {
  const tables = new Map(
    [...text.matchAll(/^CREATE TABLE ([\w.]+) \(([^;]*)\);/gm)].map(([, name = "", columns = ""]) => [
      name.toLowerCase(),
      columnParts(columns).map((part) => columnOf(part, dialect)),
    ]),
  );
  const resolve = (parts: readonly string[]): ResolvedRelation => {
    const relation = parts.join(".");
    const columns = tables.get(relation.toLowerCase());
    if (columns === undefined)
      return { relation, columns: [], complete: false, reason: `nothing is known about ${relation}` };
    return { relation, columns, complete: true };
  };
  return (sql) => describeQuery(sql, { dialect, file: "query.sql", resolve });
}

/** The parts between commas that no bracket holds. */
export function columnParts(text: string): readonly string[] {
  const parts = [""];
  let depth = 0;
  for (const letter of text) {
    if ("(<[".includes(letter)) depth++;
    if (")>]".includes(letter)) depth--;
    if (letter === "," && depth === 0) parts.push("");
    else parts[parts.length - 1] += letter;
  }
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}

function columnOf(part: string, dialect: Dialect): Column {
  const [, name = "", text = "", required] = /^("[^"]+"|\S+) (.*?)( NOT NULL)?$/s.exec(part) ?? [];
  const type = dialect.types.parse(text);
  if (type === undefined) throw new Error(`${dialect.syntax.engine} has no type ${text}`);
  return {
    name: dialect.name === "snowflake" ? name.toUpperCase() : name,
    type,
    nullability: required === undefined ? "nullable" : "not-null",
  };
}
