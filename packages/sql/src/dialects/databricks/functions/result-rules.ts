import type { Field, SqlType } from "@rocky/ir";
import type { ArgumentType } from "../../../functions/argument-type.ts";
import type { RuleCall, RuleResult } from "../../../functions/signatures/resolve-signature.ts";
import type { AnsiMode } from "../types/ansi-mode.ts";
import { arithmeticType } from "../types/arithmetic.ts";
import { castForm, castRule } from "../types/cast-rule.ts";
import { commonOf, firstUnit, widest } from "../types/common-type.ts";
import { decimalShape } from "../types/decimal-type.ts";
import { extractedType } from "../types/extract.ts";
import { parseDatabricksType } from "../types/parse-type.ts";
import { monthUnits, typeNames } from "../types/type-names.ts";

type Rule = (call: RuleCall) => RuleResult;

const double: SqlType = { kind: "float", bits: 64 };
const int: SqlType = { kind: "integer", bits: 32, signed: true };
const bigint: SqlType = { kind: "integer", bits: 64, signed: true };
const timestamp: SqlType = { kind: "timestamp", precision: 6, zone: "instant" };

function unknown(reason: string): SqlType {
  return { kind: "unknown", reason };
}

function decimal(precision: number, scale: number): SqlType {
  return { kind: "decimal", precision: Math.min(38, precision), scale: Math.min(38, scale) };
}

function variable({ bound }: RuleCall, name: string): SqlType {
  return bound.get(name) ?? { kind: "null" };
}

function textOf(arg: ArgumentType | undefined): string | undefined {
  return arg?.literal?.kind === "string" ? arg.literal.text : undefined;
}

/** The common type of values, or that the engine refuses them. */
function common({ types }: Pick<RuleCall, "types">, values: readonly ArgumentType[]): RuleResult {
  for (const value of values) if (value.type.kind === "unknown") return value.type;
  const found = types.commonType(values, "coalesce");
  return found.kind === "ok" ? found.type : "refused";
}

function arithmetic(operator: string, mode: AnsiMode): Rule {
  return ({ args: [a, b] }) => {
    if (a === undefined || b === undefined) return "refused";
    if (a.type.kind === "unknown") return a.type;
    if (b.type.kind === "unknown") return b.type;
    return arithmeticType(operator, { a, b, mode }) ?? "refused";
  };
}

function cast(name: string, mode: AnsiMode): Rule {
  const type = typeNames.get(name) ?? unknown(`there is no type ${name}`);
  return ({ args: [value] }) => {
    if (value === undefined) return "refused";
    const { allowed, nulls } = castRule(value, type, castForm(mode));
    return allowed === "no" ? "refused" : { kind: "with-nulls", type, nulls };
  };
}

/** `round(x, scale)`: a decimal keeps the digits that are left, and one more. */
function rounded({ args: [value, scale] }: RuleCall): RuleResult {
  if (value === undefined) return "refused";
  if (value.type.kind === "string" || value.type.kind === "null") return double;
  if (value.type.kind !== "decimal") return value.type;
  return decimalRounded(value.type, scale);
}

function decimalRounded(
  { precision, scale }: { readonly precision: number; readonly scale: number },
  to: ArgumentType | undefined,
): SqlType {
  const digits = to === undefined ? 0n : to.literal?.kind === "integer" ? to.literal.value : undefined;
  if (digits === undefined) return unknown("the number of digits is not a constant");
  const whole = precision - scale + 1;
  const kept = Number(digits);
  if (kept < 0) return decimal(Math.max(whole, 1 - kept), 0);
  return decimal(whole + Math.min(scale, kept), Math.min(scale, kept));
}

/** `floor(x)`, `ceil(x, scale)`. */
function floored({ args: [value, scale] }: RuleCall): RuleResult {
  if (value === undefined) return "refused";
  const { type } = value;
  if (scale === undefined)
    return type.kind === "decimal"
      ? decimal(type.precision - type.scale + (type.scale === 0 ? 0 : 1), 0)
      : bigint;
  if (type.kind === "string") return decimalRounded({ precision: 38, scale: 18 }, scale);
  if (type.kind === "float") return decimalRounded({ precision: 30, scale: 15 }, scale);
  const shape = decimalShape({ type });
  return shape === undefined
    ? unknown("the digits of a NULL are not modelled")
    : decimalRounded(shape, scale);
}

/** The bins of a histogram: of numbers and moments as they are, of texts as numbers. */
function histogram(call: RuleCall): RuleResult {
  const type = variable(call, "N");
  if (type.kind === "array" || type.kind === "map" || type.kind === "struct") return "refused";
  const x = type.kind === "string" || type.kind === "null" ? double : type;
  const fields = [
    { name: "x", type: x },
    { name: "y", type: double },
  ];
  return { kind: "array", element: { kind: "struct", fields } };
}

/** `uniform(1.5, 10)`: of a decimal and a whole number the type of the decimal. */
function uniform({ args, types }: RuleCall): RuleResult {
  const kinds = args.slice(0, 2).map(({ type }) => type);
  const decimals = kinds.filter(({ kind }) => kind === "decimal");
  const [only, more] = decimals;
  return only !== undefined && more === undefined && kinds.some(({ kind }) => kind === "integer")
    ? only
    : common({ types }, args.slice(0, 2));
}

/** The average of the argument that the name says. */
function regrAverage({ args, definition }: RuleCall): RuleResult {
  const type = args[definition.endsWith("x") ? 1 : 0]?.type;
  if (type === undefined) return "refused";
  return type.kind === "decimal" ? decimal(type.precision + 4, type.scale + 4) : double;
}

function average(call: RuleCall): RuleResult {
  const type = variable(call, "N");
  if (type.kind === "decimal") return decimal(type.precision + 4, type.scale + 4);
  return type.kind === "interval" ? wholeInterval(call) : double;
}

function total(call: RuleCall): RuleResult {
  const type = variable(call, "N");
  if (type.kind === "decimal") return decimal(type.precision + 10, type.scale);
  if (type.kind === "integer") return bigint;
  return type.kind === "interval" ? type : double;
}

function wholeInterval(call: RuleCall): RuleResult {
  const type = variable(call, "N");
  if (type.kind !== "interval" || type.fields === "any") return type;
  const isMonths = monthUnits.includes(firstUnit(type.fields));
  return { kind: "interval", fields: isMonths ? "YEAR TO MONTH" : "DAY TO SECOND" };
}

/** The schema that a constant text gives, of one value or of a row. */
function ofSchema({ args }: RuleCall): RuleResult {
  const text = textOf(
    args[1]?.type.kind === "string" && args.length > 2 ? (schemaArgument(args) ?? args[1]) : args[1],
  );
  if (text === undefined) return unknown("the schema is not a constant text");
  return (
    parseDatabricksType(text) ??
    parseDatabricksType(`struct<${text}>`) ??
    unknown("the schema is not understood")
  );
}

/** `variant_get(v, path, type)` has its type last; `from_json(text, schema, options)` has a map there. */
function schemaArgument(args: readonly ArgumentType[]): ArgumentType | undefined {
  return args[2]?.type.kind === "string" ? args[2] : undefined;
}

function structOf({ args }: RuleCall): RuleResult {
  const fields = args.map((arg, i): Field => ({
    name: arg.name ?? arg.column ?? `col${i + 1}`,
    type: arg.type,
  }));
  return { kind: "struct", fields };
}

/** `named_struct('a', 1, 'b', 2)`. */
function namedStruct({ args }: RuleCall): RuleResult {
  if (args.length % 2 !== 0) return "refused";
  const fields: Field[] = [];
  for (let i = 0; i < args.length; i += 2) {
    const name = textOf(args[i]);
    const type = args[i + 1]?.type;
    if (name === undefined || type === undefined) return unknown("a field's name is not a constant text");
    fields.push({ name, type });
  }
  return { kind: "struct", fields };
}

function isMore(result: Exclude<RuleResult, "refused">): result is Exclude<RuleResult, "refused" | SqlType> {
  return result.kind === "with-nulls" || result.kind === "with-parts";
}

function mapOf({ args, types }: RuleCall): RuleResult {
  if (args.length % 2 !== 0) return "refused";
  const key = common(
    { types },
    args.filter((_, i) => i % 2 === 0),
  );
  const value = common(
    { types },
    args.filter((_, i) => i % 2 === 1),
  );
  if (key === "refused" || value === "refused") return "refused";
  if (isMore(key) || isMore(value)) return unknown("the map is not modelled");
  return { kind: "map", key, value };
}

function mapOfEntries({ args: [entries] }: RuleCall): RuleResult {
  const type = entries?.type;
  if (type?.kind !== "array") return unknown("the entries have no type");
  const { element } = type;
  const [key, value, more] = element.kind === "struct" ? element.fields : [];
  if (key === undefined || value === undefined || more !== undefined) return "refused";
  return { kind: "map", key: key.type, value: value.type };
}

function zipped({ args }: RuleCall): RuleResult {
  const fields: Field[] = [];
  for (const [i, arg] of args.entries()) {
    if (arg.type.kind === "null") fields.push({ name: String(i), type: arg.type });
    else if (arg.type.kind !== "array") return arg.type.kind === "unknown" ? arg.type : "refused";
    else fields.push({ name: arg.column ?? String(i), type: arg.type.element });
  }
  return { kind: "array", element: { kind: "struct", fields } };
}

/** `decode(x, search, result, …, otherwise)`. */
function decoded({ args, types }: RuleCall): RuleResult {
  const otherwise = args.length % 2 === 0 ? args.slice(-1) : [];
  const results = args.slice(1, args.length - otherwise.length).filter((_, i) => i % 2 === 1);
  // Without ELSE the text that is compared stands in for it.
  const compared = args[0]?.type.kind === "string" && otherwise.length === 0 ? args.slice(0, 1) : [];
  return common({ types }, [...compared, ...results, ...otherwise]);
}

/** `when(condition, result, …, otherwise)`, what CASE is to Spark. */
function whenResult({ args, types }: RuleCall): RuleResult {
  return common(
    { types },
    args.filter((_, i) => i % 2 === 1 || i === args.length - 1),
  );
}

/** `to_number('1,234', '9G999')`: a decimal of the format's digits. */
function ofNumberFormat({ args: [, format] }: RuleCall): RuleResult {
  const text = textOf(format);
  if (text === undefined) return unknown("the format is not a constant text");
  const [whole = "", fraction = ""] = text.split(/[D.]/i);
  const digits = (part: string): number => part.replaceAll(/[^09]/g, "").length;
  return decimal(digits(whole) + digits(fraction), digits(fraction));
}

/** `dateadd(unit, number, moment)` gives a timestamp, whatever the unit. */
function dateAdded({ args: [, , moment] }: RuleCall): RuleResult {
  const type = moment?.type;
  if (type?.kind === "unknown") return type;
  return type?.kind === "timestamp" ? type : timestamp;
}

function datePart({ args: [field, source] }: RuleCall): RuleResult {
  const text = textOf(field);
  if (text === undefined) return unknown("the part is not a constant text");
  return source === undefined ? "refused" : extractedType(text.toLowerCase(), source.type);
}

/** The rules that are the same in both modes, by their names. */
const sameRules: Readonly<Record<string, Rule>> = {
  aggregate: ({ bound }) => bound.get("R") ?? bound.get("S") ?? { kind: "null" },
  average,
  bits: (call) => (variable(call, "N").kind === "null" ? int : variable(call, "N")),
  between: ({ args, types }) =>
    types.commonType(args, "comparison").kind === "none" ? "refused" : { kind: "boolean" },
  calendarInterval: () => ({ kind: "interval", fields: "any" }),
  dateAdd: dateAdded,
  datePart,
  decode: decoded,
  double: (call) => (variable(call, "N").kind === "null" ? double : variable(call, "N")),
  difference0: ({ args: [value] }) => (value?.type.kind === "null" ? double : (value?.type ?? "refused")),
  floor: floored,
  formatNumber: ofNumberFormat,
  map: mapOf,
  mapOfEntries,
  namedStruct,
  histogram,
  nullIfZero: ({ args: [value] }) => value?.type ?? "refused",
  ofSchema,
  percentile: (call) => (variable(call, "N").kind === "null" ? double : variable(call, "N")),
  percentiles: (call) => ({ kind: "array", element: variable(call, "N") }),
  regrAverage,
  round: rounded,
  shift: ({ args: [value] }) => (value?.type.kind === "integer" && value.type.bits === 64 ? bigint : int),
  struct: structOf,
  topEstimate: (call) => {
    const type = variable(call, "S");
    const item = type.kind === "struct" ? type.fields.find(({ name }) => name === "itemDataType") : undefined;
    if (item === undefined) return "refused";
    const fields = [
      { name: "item", type: item.type },
      { name: "count", type: bigint },
    ];
    return { kind: "array", element: { kind: "struct", fields } };
  },
  total,
  uniform,
  when: whenResult,
  wholeInterval,
  zip: zipped,
};

/** The rules that results name, by their names. */
export function resultRules(mode: AnsiMode): Readonly<Record<string, Rule>> {
  return {
    ...sameRules,
    castBigint: cast("bigint", mode),
    castBinary: cast("binary", mode),
    castBoolean: cast("boolean", mode),
    castDate: cast("date", mode),
    castDecimal: cast("decimal", mode),
    castDouble: cast("double", mode),
    castFloat: cast("float", mode),
    castInt: cast("int", mode),
    castSmallint: cast("smallint", mode),
    castString: cast("string", mode),
    castTimestamp: cast("timestamp", mode),
    castTinyint: cast("tinyint", mode),
    difference: arithmetic("-", mode),
    product: arithmetic("*", mode),
    quotient: arithmetic("/", mode),
    remainder: arithmetic("%", mode),
    sum: arithmetic("+", mode),
    zeroIfNull: ({ args: [value] }) => commonOf(value?.type ?? int, int, widest(mode)) ?? "refused",
  };
}
