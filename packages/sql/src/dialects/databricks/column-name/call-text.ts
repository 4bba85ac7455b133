import type { Argument, Call, Expression } from "../../../ast/expression.ts";
import { capitals, castFunctions, defaults, renamed, shownArguments } from "./call-names.ts";
import { orderText, windowText } from "./window-text.ts";
import { all, type Writing } from "./writing.ts";

/** A call in Spark's spelling, with the arguments that were left out. */
export function callText(node: Call, writing: Writing): string | undefined {
  const last = node.name.at(-1);
  if (last === undefined || (node.name.length > 1 && !/^(builtin|system)$/i.test(node.name[0]?.name ?? "")))
    return undefined;
  const name = last.name.toLowerCase();
  const parts = node.arguments.map((argument) => argumentTexts(argument, { node, writing }));
  const call = all(parts.map((part) => (part === undefined ? undefined : "")), () =>
    plainCall(name, parts.flatMap((part) => part ?? []), { node, writing }),
  );
  if (call === undefined || call === "") return undefined;
  return all([call, withinText(node, name, writing), filterText(node, writing), overText(node, name, writing)], (...texts) => texts.join(""));
} // prettier-ignore

interface CallWriting {
  readonly node: Call;
  readonly writing: Writing;
}

/** The texts of an argument: of a star those of its columns. */
function argumentTexts({ value, name }: Argument, { node, writing }: CallWriting): readonly string[] | undefined {
  if (value.kind === "star") {
    const isCount = node.name.at(-1)?.name.toLowerCase() === "count" && value.qualifier.length === 0;
    return isCount && value.exclude.length === 0 ? ["1"] : writing.starOf(value);
  }
  if (value.kind === "lambda") {
    const parameters = new Set([...writing.parameters, ...value.parameters.map((each) => each.name.toLowerCase())]);
    const body = writing.text(value.body, { ...writing, parameters });
    const variables = value.parameters.map(() => ", namedlambdavariable()").join("");
    return body === undefined ? undefined : [`lambdafunction(${body}${variables})`];
  }
  const text = writing.text(value, writing);
  // A named argument takes the place that the function has for it.
  const isField = /^(named_)?struct$/i.test(node.name.at(-1)?.name ?? "");
  if (text === undefined || (name !== undefined && !isField)) return undefined;
  return [name === undefined ? text : `${text} AS ${name.name}`];
} // prettier-ignore

function plainCall(name: string, given: readonly string[], { node, writing }: CallWriting): string {
  const special = specialText(name, given, { node, writing });
  if (special !== undefined) return special;
  const { from, texts } = defaults.get(name) ?? { from: 0, texts: [] };
  const isWithin = node.withinGroup.length > 0 && name !== "listagg" && name !== "string_agg";
  const plain = given.length < from || isWithin ? [] : texts.slice(given.length - from);
  const added =
    /^[lr]pad$/.test(name) && isBinary(node.arguments[0], writing) ? plain.map(() => "X'00'") : plain;
  const shown = [...given, ...added].slice(0, shownArguments.get(name));
  const written = `${writtenName(name, { node, writing })}(${node.distinct ? "DISTINCT " : ""}${shown.join(", ")})`;
  return node.nullTreatment === "ignore" && name === "nth_value" ? `${written} ignore nulls` : written;
}

function writtenName(name: string, { node, writing }: CallWriting): string {
  if (capitals.has(name)) return name.toUpperCase();
  if (/^(ceil|floor)$/.test(name) && node.arguments.length === 1) return name.toUpperCase();
  if (node.nullTreatment !== undefined && /^(first|last)_value$/.test(name)) return name.slice(0, -6);
  if (/^to_(var)?char$/.test(name)) return isMoment(node.arguments[0], writing) ? "date_format" : "to_char";
  if (/^date_?(add|diff)$/.test(name) && node.arguments.length === 3)
    return `timestamp${name.replace(/date_?/, "")}`;
  if (name === "dateadd") return "date_add";
  if (name === "string_agg" && node.withinGroup.length > 0) return "listagg";
  return renamed.get(name) ?? name;
}

function isMoment(argument: Argument | undefined, { valueOf }: Writing): boolean {
  if (argument === undefined || argument.value.kind === "star") return false;
  const kind = valueOf(argument.value)?.type.kind;
  return kind === "date" || kind === "timestamp";
}

function isBinary(argument: Argument | undefined, { valueOf }: Writing): boolean {
  if (argument === undefined || argument.value.kind === "star") return false;
  return valueOf(argument.value)?.type.kind === "binary";
}

/** Calls that Spark writes as operators or in another form. */
function specialText(
  name: string,
  given: readonly string[],
  { node, writing }: CallWriting,
): string | undefined {
  const constant = withoutLambda(name, given, node);
  if (constant !== undefined) return constant;
  const [first = "", second = "", third] = given;
  if (castFunctions.has(name) && given.length === 1) return first;
  switch (name) {
    case "if":
    case "iff":
      return name === "if" && given.length === 3 ? `(IF(${given.join(", ")}))` : undefined;
    case "isnull":
      return `(${first} IS NULL)`;
    case "isnotnull":
      return `(${first} IS NOT NULL)`;
    case "not":
      return `(NOT ${first})`;
    case "div":
      return `(${first} div ${second})`;
    case "positive":
      return `(+ ${first})`;
    case "in":
      return `(${first} IN (${given.slice(1).join(", ")}))`;
    case "like":
      return `${first} LIKE ${second}${third === undefined ? "" : ` ESCAPE '${third}'`}`;
    case "window":
    case "session_window":
      return node.over === undefined && node.name.length === 1 ? name : undefined;
    case "when":
      return `CASE ${whenText(given)} END`;
    case "from_json":
      return /^\s*map\s*</i.test(second) ? "entries" : undefined;
    case "time_bucket":
      return given.length === 2 ? bucketText(given, node, writing) : undefined;
    case "datepart":
      return `datepart(${first} FROM ${second})`;
    case "log":
      return given.length === 1 ? `LOG(E(), ${first})` : undefined;
    case "convert_timezone":
      return given.length === 2 ? `convert_timezone(current_timezone(), ${given.join(", ")})` : undefined;
    case "instr":
      return given.length === 3 ? `instr(${given.join(", ")}, 1)` : undefined;
    case "array_sort":
      return given.length === 1 ? `array_sort(${first}, ${usualOrder})` : undefined;
    case "aggregate":
    case "reduce":
      return given.length === 3 ? `${name}(${given.join(", ")}, ${sameValue})` : undefined;
    case "raise_error":
      return given.length === 1
        ? `raise_error(USER_RAISED_EXCEPTION, map(errorMessage, ${first}))`
        : undefined;
    case "assert_true":
      return given.length === 1 ? `assert_true(${first}, '${first}' is not true!)` : undefined;
    case "mode":
      return given.length === 2 ? `mode() WITHIN GROUP (ORDER BY ${first} DESC)` : undefined;
    default:
      return trimText(name, given, node);
  }
}

/** How many parameters a function wants of what is given in the place of a lambda. */
const lambdaParameters: ReadonlyMap<string, number> = new Map([
  ["array_sort", 2],
  ["transform", 1],
  ["transform_keys", 2],
  ["transform_values", 2],
]);

/** `transform(list, 1)`: a lambda that does not look at its parameters. */
function withoutLambda(name: string, given: readonly string[], node: Call): string | undefined {
  const count = lambdaParameters.get(name);
  const last = node.arguments[1]?.value;
  if (count === undefined || last === undefined || last.kind === "lambda" || given.length !== 2)
    return undefined;
  return `${name}(${given[0]}, lambdafunction(${given[1]}${`, ${variable}`.repeat(count)}))`;
}

/** `time_bucket(size, moment)` counts from 1970, in the moment's type. */
function bucketText(given: readonly string[], node: Call, writing: Writing): string | undefined {
  const moment = node.arguments[1]?.value;
  const type = moment === undefined || moment.kind === "star" ? undefined : writing.valueOf(moment)?.type;
  if (type?.kind !== "timestamp") return undefined;
  const name = type.zone === "none" ? "TIMESTAMP_NTZ" : "TIMESTAMP";
  return `time_bucket(${given.join(", ")}, ${name} '1970-01-01 00:00:00')`;
}

const trimSides: ReadonlyMap<string, string> = new Map([
  ["trim", "BOTH"],
  ["ltrim", "LEADING"],
  ["rtrim", "TRAILING"],
]);

function trimText(name: string, given: readonly string[], { distinct }: Call): string | undefined {
  const side = trimSides.get(name);
  if (side === undefined || given.length !== 2 || distinct) return undefined;
  return `TRIM(${side} ${given[0]} FROM ${given[1]})`;
}

function whenText(given: readonly string[]): string {
  const parts: string[] = [];
  for (let i = 0; i + 1 < given.length; i += 2) parts.push(`WHEN ${given[i]} THEN ${given[i + 1]}`);
  if (given.length % 2 === 1) parts.push(`ELSE ${given.at(-1)}`);
  return parts.join(" ");
}

const variable = "namedlambdavariable()";
const sameValue = `lambdafunction(${variable}, ${variable})`;
const usualOrder =
  `lambdafunction((IF(((${variable} IS NULL) AND (${variable} IS NULL)), 0, (IF((${variable} IS NULL), 1, (IF((${variable} IS NULL), -1, ` +
  `(IF((${variable} < ${variable}), -1, (IF((${variable} > ${variable}), 1, 0)))))))))), ${variable}, ${variable})`;

function withinText(node: Call, name: string, writing: Writing): string | undefined {
  if (node.withinGroup.length === 0) return "";
  const isText = /^(listagg|string_agg)$/.test(name);
  const items = node.withinGroup.map((item) => {
    if (isText) return orderText(item, writing);
    const text = item.expression.kind === "star" ? undefined : writing.text(item.expression, writing);
    // The most frequent value of an order is written the other way round.
    const isDown = (item.direction === "desc") !== (name === "mode");
    return all([text], (written) => `${written}${isDown ? " DESC" : ""}`);
  });
  return all(items, (...texts) => ` WITHIN GROUP (ORDER BY ${texts.join(", ")})`);
}

function filterText({ filter }: Call, writing: Writing): string | undefined {
  if (filter === undefined) return "";
  return all([writing.text(filter, writing)], (text) => ` FILTER (WHERE ${text})`);
}

function overText({ over, arguments: given }: Call, name: string, writing: Writing): string | undefined {
  if (over === undefined) return "";
  const [, second] = given.map(({ value }): Expression | undefined => (value.kind === "star" ? undefined : value));
  return windowText(over, { name, offset: second }, writing);
} // prettier-ignore
