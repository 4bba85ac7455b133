import { lowerAscii } from "../../../types/lower-ascii.ts";
import type { Argument, Call } from "../../../ast/expression.ts";
import { quoted, quotedPath } from "./quote.ts";
import { commas, give, type Writer } from "./writer.ts";
import { orderText, overText } from "./window-text.ts";

/** A call as DuckDB writes it. */
export function callText(w: Writer, node: Call): string {
  const [name, more] = node.name;
  if (name === undefined) return give(w);
  if (more !== undefined || name.quoted) {
    const path = pathOf(node);
    return plainCall(w, node, path.endsWith(".count") && isCountStar(node) ? `${path}_star` : path);
  }
  return rewritten(w, node, name.name.toLowerCase()) ?? plainCall(w, node, pathOf(node));
}

/** A window function keeps its bare name even where that is a keyword. */
function pathOf(node: Call): string {
  const last = node.name[node.name.length - 1];
  const before = node.name.slice(0, -1);
  const prefix = before.length === 0 ? "" : `${quotedPath(before)}.`;
  const plain = (last?.name ?? "").toLowerCase();
  return prefix + (node.over === undefined ? quoted(plain) : plain);
}

/** Functions that DuckDB's grammar turns into something else. */
function rewritten(w: Writer, node: Call, name: string): string | undefined {
  const values = node.arguments.map((argument) => argument.value);
  const [first, second, third] = values;
  switch (name) {
    case "coalesce":
    case "ifnull":
      return `COALESCE(${commas(w, values)})`;
    case "try":
      return `TRY(${commas(w, values)})`;
    case "if":
      if (first === undefined || second === undefined || third === undefined) return undefined;
      return `CASE  WHEN (${w.text(w, first)}) THEN (${w.text(w, second)}) ELSE ${w.text(w, third)} END`;
    case "count":
      return isCountStar(node)
        ? plainCall(w, node, node.over === undefined ? "count_star" : "count")
        : undefined;
    case "substring":
      if (isMethod(node)) return undefined;
      return plainCall(
        w,
        third === undefined || !isUnwritten(second) ? node : withCast(node),
        `main.${quoted(name)}`,
      );
    case "position":
    case "trim":
      return isMethod(node) ? undefined : plainCall(w, node, `main.${quoted(name)}`);
    case "ltrim":
    case "rtrim":
      return isTrim(node) ? plainCall(w, node, `main.${name}`) : undefined;
    case "date":
    case "interval":
      return first === undefined || second !== undefined
        ? undefined
        : `CAST(${w.text(w, first)} AS ${name.toUpperCase()})`;
    case "grouping":
    case "grouping_id":
      return `GROUPING(${commas(w, values)})`;
    case "array":
      return arrayText(w, values);
    case "columns":
      return give(w);
    default:
      return undefined;
  }
}

/** `value.name(…)`: the first argument stands before the name. */
function isMethod({ name: [name], arguments: [first] }: Call): boolean {
  return name !== undefined && first !== undefined && first.start < name.start;
}

function isUnwritten(value: Argument["value"] | undefined): boolean {
  return value !== undefined && value.start === value.end;
}

/** `SUBSTRING(text FOR length)`, whose length DuckDB casts. */
function withCast(node: Call): Call {
  const [text, from, length] = node.arguments;
  if (text === undefined || from === undefined || length === undefined || length.value.kind === "star")
    return node;
  const { start, end, value: operand } = length;
  const type = { kind: "type-name", text: "INTEGER", start, end } as const;
  const value = { kind: "cast", operand, type, safe: false, start, end } as const;
  return { ...node, arguments: [text, from, { ...length, value }] };
}

/** `ARRAY(SELECT …)`, which DuckDB turns into a subquery that collects the rows. */
function arrayText(w: Writer, [only]: readonly Call["arguments"][number]["value"][]): string {
  if (only?.kind !== "subquery" || only.query.orderBy.length > 0) return give(w);
  const collected = "CASE  WHEN ((array_agg(#1) IS NULL)) THEN (list_value()) ELSE array_agg(#1) END";
  return `(SELECT ${collected} FROM (${w.query(w, only.query)}))`;
}

function isCountStar(node: Call): boolean {
  const [first, second] = node.arguments;
  if (first === undefined) return true;
  const { value } = first;
  return second === undefined && value.kind === "star" && isWholeStar(value);
}

function isWholeStar(star: Extract<Argument["value"], { kind: "star" }>): boolean {
  return star.exclude.length + star.replace.length + star.rename.length === 0;
}

/** `TRIM(LEADING …)` is a call of ltrim whose name was written with the four letters of TRIM. */
function isTrim(node: Call): boolean {
  const [name] = node.name;
  return name !== undefined && name.end - name.start === 4;
}

function plainCall(w: Writer, node: Call, path: string): string {
  const ordered = orderedAggregate(w, node) ?? sortedList(w, node, path);
  if (ordered !== undefined) return ordered;
  const star = isCountStar(node) && /^(.*\.)?count(_star)?$/.test(path);
  const given = star ? "" : node.arguments.map((argument) => argumentText(w, argument)).join(", ");
  const orderBy = node.orderBy.length === 0 ? "" : ` ORDER BY ${orderText(w, node.orderBy)}`;
  const nulls = node.nullTreatment === "ignore" ? " IGNORE NULLS" : "";
  if (given === "" && orderBy !== "" && node.over === undefined)
    return `${path}() WITHIN GROUP (${orderBy})${afterCall(w, node)}`;
  const inside = `${node.distinct ? "DISTINCT " : ""}${given}${orderBy}${nulls}`;
  return `${path}(${inside})${afterCall(w, node)}`;
}

/** `list(x ORDER BY x)`, which DuckDB turns into a sort of the list. */
function sortedList(w: Writer, node: Call, path: string): string | undefined {
  const [argument, more] = node.arguments;
  const [item, next] = node.orderBy;
  if (argument === undefined || more !== undefined || item === undefined || next !== undefined)
    return undefined;
  if (!/^(.*\.)?list$/.test(path) || node.over !== undefined) return undefined;
  const text = argumentText(w, argument);
  if (lowerAscii(text) !== lowerAscii(w.text(w, item.expression))) return undefined;
  const direction = item.direction === undefined ? "ORDER_DEFAULT" : directions[item.direction];
  const nulls = item.nulls === undefined ? "ORDER_DEFAULT" : `NULLS ${item.nulls.toUpperCase()}`;
  const list = `${path}(${node.distinct ? "DISTINCT " : ""}${text})${afterCall(w, node)}`;
  return `${path}_sort(${list}, '${direction}', '${nulls}')`;
}

const directions = { asc: "ASCENDING", desc: "DESCENDING" } as const;

function afterCall(w: Writer, node: Call): string {
  const filter = node.filter === undefined ? "" : ` FILTER (WHERE ${w.text(w, node.filter)})`;
  const over = node.over === undefined ? "" : ` OVER (${overText(w, node.over)})`;
  return filter + over;
}

/** `percentile_cont(0.5) WITHIN GROUP (ORDER BY a)` and its relatives. */
function orderedAggregate(w: Writer, node: Call): string | undefined {
  if (node.withinGroup.length === 0) return undefined;
  const name = node.name[0]?.name.toLowerCase();
  const order = orderText(w, node.withinGroup);
  const given = node.arguments.map((argument) => argumentText(w, argument)).join(", ");
  switch (name) {
    case "percentile_cont":
      return `quantile_cont(${given} ORDER BY ${order})${afterCall(w, node)}`;
    case "percentile_disc":
      return `quantile_disc(${given} ORDER BY ${order})${afterCall(w, node)}`;
    case "mode":
      return given === "" ? `"mode"() WITHIN GROUP ( ORDER BY ${order})${afterCall(w, node)}` : give(w);
    default:
      return give(w);
  }
}

function argumentText(w: Writer, argument: Argument): string {
  const value = w.text(w, argument.value);
  return argument.name === undefined ? value : `${quoted(argument.name.name)} := ${value}`;
}
