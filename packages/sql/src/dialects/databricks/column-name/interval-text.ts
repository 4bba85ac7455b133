import type { Expression, IntervalLiteral } from "../../../ast/expression.ts";
import { intervalLiteralType } from "../types/interval-literal.ts";

const second = 1_000_000n;
const minute = 60n * second;
const hour = 60n * minute;
const day = 24n * hour;

/** Months, or microseconds, of a unit. */
const sizes: ReadonlyMap<string, bigint> = new Map([
  ["year", 12n],
  ["quarter", 3n],
  ["month", 1n],
  ["week", 7n * day],
  ["day", day],
  ["hour", hour],
  ["minute", minute],
  ["second", second],
  ["millisecond", 1000n],
  ["microsecond", 1n],
]);

/** `INTERVAL 90 MINUTES` as `INTERVAL '90' MINUTE`. */
export function intervalText(node: IntervalLiteral): string | undefined {
  const text = constantOf(node.value);
  const type = intervalLiteralType(node.unit, text);
  if (text === undefined || type?.kind !== "interval" || type.fields === "any") return undefined;
  const size = node.unit?.includes(" to ") === true ? ofRange(text, node.unit) : ofUnits(node, text);
  if (size === undefined) return undefined;
  const written = size < 0n ? `-${fieldsText(-size, type.fields)}` : fieldsText(size, type.fields);
  return `INTERVAL '${written}' ${type.fields}`;
}

function constantOf(node: Expression): string | undefined {
  if (node.kind === "literal") return node.text.trim();
  if (node.kind !== "unary" || node.operator !== "-") return undefined;
  const text = constantOf(node.operand);
  return text === undefined ? undefined : `-${text}`;
}

function ofUnits({ unit, more = [] }: IntervalLiteral, text: string): bigint | undefined {
  if (unit === undefined) {
    const pairs = [...text.toLowerCase().matchAll(/([+-]?\s*\d+(?:\.\d+)?)\s*([a-z]+)/g)];
    return sum(pairs.map(([, count = "", word = ""]) => sizeOf(count.replaceAll(" ", ""), word.replace(/s$/, ""))));
  }
  const counts = [text, ...more.map(constantOf)];
  return sum(unit.split(" ").map((each, i) => sizeOf(counts[i] ?? "", each)));
} // prettier-ignore

function sum(sizesOfParts: readonly (bigint | undefined)[]): bigint | undefined {
  let total = 0n;
  for (const size of sizesOfParts) {
    if (size === undefined) return undefined;
    total += size;
  }
  return sizesOfParts.length === 0 ? undefined : total;
}

function sizeOf(count: string, unit: string): bigint | undefined {
  const size = sizes.get(unit);
  const [, sign = "", whole = "", fraction = ""] = /^([+-]?)(\d+)(?:\.(\d{1,6})\d*)?$/.exec(count) ?? [];
  if (size === undefined || whole === "" || (fraction !== "" && unit !== "second")) return undefined;
  const value = BigInt(whole) * size + BigInt(fraction.padEnd(6, "0"));
  return sign === "-" ? -value : value;
}

/** `'1-2' YEAR TO MONTH`, `'1 02:03:04.5' DAY TO SECOND`. */
function ofRange(text: string, unit: string): bigint | undefined {
  const [from = ""] = unit.split(" to ");
  const [, sign = "", rest = ""] = /^([+-]?)\s*(.*)$/.exec(text) ?? [];
  const counts = rest.split(/[ :-]/);
  const order = from === "year" ? ["year", "month"] : ["day", "hour", "minute", "second"];
  const size = sum(counts.map((count, i) => sizeOf(count, order[order.indexOf(from) + i] ?? "")));
  return size !== undefined && sign === "-" ? -size : size;
}

function fieldsText(size: bigint, fields: string): string {
  const [first = "", last = first] = fields.toLowerCase().split(" to ");
  if (first === "year" && last === "month") return `${size / 12n}-${size % 12n}`;
  if (first === "year") return String(size / 12n);
  if (first === "month") return String(size);
  const order = ["day", "hour", "minute", "second"];
  let rest = size;
  let text = "";
  for (const unit of order.slice(order.indexOf(first), order.indexOf(last) + 1)) {
    const count = rest / (sizes.get(unit) ?? 1n);
    rest %= sizes.get(unit) ?? 1n;
    const separator = unit === first ? "" : unit === "hour" ? " " : ":";
    text += `${separator}${unit === "day" ? count : String(count).padStart(2, "0")}`;
  }
  const fraction = last === "second" && rest > 0n ? `.${String(rest).padStart(6, "0").replace(/0+$/, "")}` : "";
  return `${text}${fraction}`;
} // prettier-ignore
