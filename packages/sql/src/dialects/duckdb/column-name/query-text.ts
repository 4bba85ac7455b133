import type { GroupBy, QueryNode, Relation, Select, TableAlias } from "../../../ast/query.ts";
import { quoted, quotedPath } from "./quote.ts";
import { give, type Writer } from "./writer.ts";
import { orderText } from "./window-text.ts";

/** A subquery as DuckDB writes it; only plain SELECTs over named tables are certain. */
export function queryText(w: Writer, node: QueryNode): string {
  const { body } = node;
  if (body.kind !== "select" || node.with !== undefined || node.orderByAll !== undefined) return give(w);
  const parts = [selectText(w, body)];
  if (node.orderBy.length > 0) parts.push(`ORDER BY ${orderText(w, node.orderBy)}`);
  if (node.limit !== undefined) {
    if (node.limit.percent || node.limit.count.kind !== "literal") return give(w);
    parts.push(`LIMIT ${w.text(w, node.limit.count)}`);
  }
  if (node.offset !== undefined) return give(w);
  return parts.join(" ");
}

function selectText(w: Writer, node: Select): string {
  if (hasOddClauses(node)) return give(w);
  const items = node.items.map((item) => {
    const alias = item.alias === undefined ? "" : ` AS ${quoted(item.alias.name)}`;
    return (
      (item.expression.kind === "star" ? starText(w, item.expression) : w.text(w, item.expression)) + alias
    );
  });
  const parts = [`SELECT ${items.length === 0 ? "*" : items.join(", ")}`];
  const [relation] = node.from;
  if (relation !== undefined) parts.push(`FROM ${relationText(w, relation)}`);
  if (node.where !== undefined) parts.push(`WHERE ${w.text(w, node.where)}`);
  if (node.groupBy !== undefined) parts.push(`GROUP BY ${groupText(w, node.groupBy)}`);
  return parts.join(" ");
}

function hasOddClauses(node: Select): boolean {
  return (
    node.from.length > 1 ||
    node.distinct !== undefined ||
    node.having !== undefined ||
    node.windows.length > 0 ||
    node.qualify !== undefined ||
    node.sample !== undefined
  );
}

function groupText(w: Writer, groupBy: GroupBy): string {
  if (groupBy.all) return give(w);
  return groupBy.items.map((item) => (item.kind === "grouping-sets" ? give(w) : w.text(w, item))).join(", ");
}

function starText(w: Writer, star: Extract<Select["items"][number]["expression"], { kind: "star" }>): string {
  const plain = star.exclude.length + star.replace.length + star.rename.length + star.qualifier.length === 0;
  return plain ? "*" : give(w);
}

function relationText(w: Writer, node: Relation): string {
  if (node.kind !== "table" || node.sample !== undefined) return give(w);
  return quotedPath(node.parts) + aliasText(w, node.alias);
}

function aliasText(w: Writer, alias: TableAlias | undefined): string {
  if (alias === undefined) return "";
  return alias.columns.length === 0 ? ` AS ${quoted(alias.name.name)}` : give(w);
}
