import type { Argument, Call } from "../ast/expression.ts";
import { identifierText, pathText } from "./names.ts";
import { free, type Printer } from "./printer.ts";
import { orderText, overText } from "./window.ts";

/** A call; those that only exist with words inside are printed with them. */
export function printCall(q: Printer, node: Call): string {
  const parts = [`${pathText(node.name, q.dialect)}(${insideText(q, node)})`];
  if (node.withinGroup.length > 0) parts.push(`WITHIN GROUP (ORDER BY ${orderText(q, node.withinGroup)})`);
  if (node.filter !== undefined) parts.push(`FILTER (WHERE ${free(q, node.filter)})`);
  if (node.over !== undefined) parts.push(`OVER ${overText(q, node.over)}`);
  return parts.join(" ");
}

function insideText(q: Printer, node: Call): string {
  const [name, more] = node.name;
  const special = name !== undefined && more === undefined && !name.quoted ? name.name.toLowerCase() : "";
  const unit = unitPosition(q, node);
  const given = node.arguments.map((argument, i) =>
    i === unit ? unitText(q, argument) : argumentText(q, argument),
  );
  if (special === "position" && given.length === 2) {
    const [haystack, needle] = node.arguments;
    if (haystack !== undefined && needle !== undefined) {
      return `${q.expression(q, needle.value, q.dialect.syntax.binding.like + 1)} IN ${free(q, haystack.value)}`;
    }
  }
  if (special === "overlay") return overlayText(given);
  const [only] = node.arguments;
  if (special === "array" && only !== undefined && only.value.kind === "subquery") {
    return q.query(q, only.value.query);
  }
  const parts = [`${node.distinct ? "DISTINCT " : ""}${given.join(", ")}`];
  const nulls = node.nullTreatment === undefined ? [] : [`${node.nullTreatment.toUpperCase()} NULLS`];
  const nullsFirst = q.dialect.syntax.forms.has("aggregate-limit");
  if (nullsFirst) parts.push(...nulls);
  const [first, ...others] = node.orderBy;
  const extreme = first?.having === true ? first : undefined;
  if (extreme !== undefined) {
    parts.push(`HAVING ${extreme.direction === "desc" ? "MAX" : "MIN"} ${free(q, extreme.expression)}`);
  }
  const order = extreme === undefined ? node.orderBy : others;
  if (order.length > 0) parts.push(`ORDER BY ${orderText(q, order)}`);
  if (node.limit !== undefined) parts.push(`LIMIT ${free(q, node.limit)}`);
  if (!nullsFirst) parts.push(...nulls);
  return parts.join(" ");
}

/** The place of the argument that is a unit of time. */
function unitPosition(q: Printer, { name, arguments: given }: Call): number | undefined {
  const unit = q.dialect.syntax.unitArguments.get(name[name.length - 1]?.name.toLowerCase() ?? "");
  return unit === undefined || (unit.count !== undefined && unit.count !== given.length)
    ? undefined
    : unit.position;
}

/** `DAY`, `WEEK(MONDAY)`: words, which not every engine takes as a text. */
function unitText(q: Printer, argument: Argument): string {
  const { value } = argument;
  const isWord =
    value.kind === "literal" && value.literal === "string" && /^[a-z_]+(?:\([a-z]+\))?$/i.test(value.text);
  return isWord ? value.text : argumentText(q, argument);
}

function overlayText(given: readonly string[]): string {
  const [text, placing, from, length] = given;
  return `${text ?? ""} PLACING ${placing ?? ""} FROM ${from ?? ""}${length === undefined ? "" : ` FOR ${length}`}`;
}

function argumentText(q: Printer, argument: Argument): string {
  const value = free(q, argument.value);
  return argument.name === undefined ? value : `${identifierText(argument.name, q.dialect)} := ${value}`;
}
