import type {
  CommonTable,
  GroupBy,
  GroupingSets,
  QueryBody,
  QueryNode,
  Select,
  SetOperation,
} from "../ast/query.ts";
import type { Expression } from "../ast/expression.ts";
import { identifierText } from "./names.ts";
import { commas, free, type Printer } from "./printer.ts";
import { relationText } from "./relation.ts";
import { orderSuffix, orderText, windowText } from "./window.ts";

/** A query without parentheses around it. */
export function queryText(q: Printer, node: QueryNode): string {
  const parts: string[] = [];
  if (node.with !== undefined) {
    const tables = node.with.tables.map((table) => commonTableText(q, table)).join(`,${between(q)}`);
    parts.push(`WITH ${node.with.recursive ? "RECURSIVE " : ""}${tables}`);
  }
  parts.push(bodyText(q, node.body));
  if (node.orderBy.length > 0) parts.push(`ORDER BY ${orderText(q, node.orderBy)}`);
  if (node.orderByAll !== undefined) parts.push(`ORDER BY ALL${orderSuffix(node.orderByAll)}`);
  if (node.limit !== undefined) {
    const count = q.expression(q, node.limit.count, q.dialect.syntax.binding.power);
    parts.push(`LIMIT ${count}${node.limit.percent ? " PERCENT" : ""}`);
  }
  if (node.offset !== undefined) parts.push(`OFFSET ${free(q, node.offset)}`);
  return parts.join(between(q));
}

function between(q: Printer): string {
  return q.between ?? " ";
}

function names(q: Printer, identifiers: CommonTable["columns"]): string {
  return identifiers.length === 0
    ? ""
    : `(${identifiers.map((i) => identifierText(i, q.dialect)).join(", ")})`;
}

function commonTableText(q: Printer, table: CommonTable): string {
  const key = table.usingKey.length === 0 ? "" : ` USING KEY ${names(q, table.usingKey)}`;
  const materialized =
    table.materialized === undefined ? "" : table.materialized ? "MATERIALIZED " : "NOT MATERIALIZED ";
  const head = `${identifierText(table.name, q.dialect)}${names(q, table.columns)}${key}`;
  const depth =
    table.depth === undefined
      ? ""
      : ` WITH DEPTH AS ${identifierText(table.depth.name, q.dialect)} ${table.depth.bounds}`.trimEnd();
  const edge = q.between ?? "";
  return `${head} AS ${materialized}(${edge}${q.query(q, table.query)}${edge})${depth}`;
}

function bodyText(q: Printer, body: QueryBody): string {
  switch (body.kind) {
    case "select":
      return selectText(q, body);
    case "values":
      return `VALUES ${body.rows.map((row) => `(${commas(q, row)})`).join(", ")}`;
    case "set-operation": {
      const operator = `${sides[body.keeps ?? "equal"]}${body.operator.toUpperCase()}${body.all ? " ALL" : ""}${byNameText(q, body)}`;
      const space = between(q);
      return body.inputs.map((input) => bodyText(q, input)).join(space + operator + space);
    }
    case "query":
      return `(${q.query(q, body)})`;
    case "show":
    case "opaque-query":
      return body.text;
  }
}

/** What stands before the operator for the columns that stay. */
const sides = { all: "FULL ", first: "LEFT ", shared: "INNER ", equal: "" } as const;

function byNameText(q: Printer, { byName, only }: SetOperation): string {
  if (!byName) return "";
  const names = only?.map((name) => identifierText(name, q.dialect)).join(", ");
  return names === undefined ? " BY NAME" : ` BY NAME ON (${names})`;
}

function selectText(q: Printer, node: Select): string {
  const [first, second] = node.from;
  const pivoted = first?.kind === "pivot" || first?.kind === "unpivot";
  const statement = pivoted ? first.statement : first?.kind === "opaque-relation";
  if (node.fromFirst && node.items.length === 0 && statement && second === undefined && first !== undefined) {
    const text = relationText(q, first);
    return isStatementText(text) ? text : `FROM ${text}`;
  }
  const from = node.from.length === 0 ? "" : `FROM ${node.from.map((r) => relationText(q, r)).join(", ")}`;
  const isBare = node.fromFirst && node.items.length === 0 && node.distinct === undefined;
  const chosen = isBare ? "" : itemsText(q, node);
  const parts = node.fromFirst ? [from, chosen] : [chosen, from];
  parts.push(...clauses(q, node));
  return parts.filter((part) => part !== "").join(between(q));
}

/** An UNPIVOT statement and a SELECT of a script keep their own text, which starts with its keyword. */
function isStatementText(text: string): boolean {
  const first = text.slice(0, text.search(/\s|\(|$/)).toLowerCase();
  return first === "select" || first === "pivot" || first === "unpivot" || first === "pivot_longer";
}

function itemsText(q: Printer, node: Select): string {
  const isWritten = ({ expression }: Select["items"][number]): boolean =>
    expression.kind !== "star" || q.settled?.get(expression) !== "nothing";
  const items = node.items.filter(isWritten).map((item) => {
    const alias = item.alias === undefined ? "" : ` AS ${identifierText(item.alias, q.dialect)}`;
    return free(q, item.expression) + alias;
  });
  const on = node.distinct?.on ?? [];
  const distinct =
    node.distinct === undefined ? "" : on.length === 0 ? "DISTINCT " : `DISTINCT ON (${commas(q, on)}) `;
  const form = node.as === undefined ? "" : `AS ${node.as.toUpperCase()} `;
  return `SELECT ${distinct}${form}${items.length === 0 ? "*" : items.join(", ")}`;
}

function clauses(q: Printer, node: Select): string[] {
  const parts: string[] = [];
  if (node.connectBy !== undefined) parts.push(node.connectBy.text);
  if (node.where !== undefined) parts.push(`WHERE ${free(q, node.where)}`);
  if (node.groupBy !== undefined) parts.push(groupByText(q, node.groupBy));
  if (node.having !== undefined) parts.push(`HAVING ${free(q, node.having)}`);
  if (node.windows.length > 0) {
    const windows = node.windows.map(
      (w) => `${identifierText(w.name, q.dialect)} AS ${windowText(q, w.window)}`,
    );
    parts.push(`WINDOW ${windows.join(", ")}`);
  }
  if (node.qualify !== undefined) parts.push(`QUALIFY ${free(q, node.qualify)}`);
  if (node.sample !== undefined) parts.push(`USING SAMPLE ${node.sample}`);
  return parts;
}

function groupByText(q: Printer, node: GroupBy): string {
  if (node.all) return "GROUP BY ALL";
  const items = node.items.map((item) => (item.kind === "grouping-sets" ? setsText(q, item) : free(q, item)));
  return `GROUP BY ${items.join(", ")}`;
}

function setsText(q: Printer, node: GroupingSets): string {
  const set = (items: readonly Expression[]): string => `(${commas(q, items)})`;
  return `${node.form.toUpperCase()} (${node.sets.map(set).join(", ")})`;
}
