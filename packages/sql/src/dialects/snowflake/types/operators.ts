import { unknownReason, type SqlType } from "@rocky/ir";
import type { NullRule } from "../../../types/null-rule.ts";
import type { Resolution } from "../../../types/resolution.ts";
import type { ValueType } from "../../../types/value-type.ts";
import { arithmeticType, signType } from "./arithmetic.ts";
import { snowflakeCommonType } from "./fold.ts";
import { printSnowflakeType } from "./print-type.ts";
import { longText, varchar, variant } from "./type-names.ts";

const bool: SqlType = { kind: "boolean" };

const predicates: ReadonlySet<string> = new Set([
  ..."= == <> < <= > >= and or not between like ilike rlike in".split(" "),
  "is null",
  "is distinct from",
  "is not distinct from",
]);

/** The result of an operator in Snowflake. */
export function snowflakeOperator(operator: string, operands: readonly ValueType[]): Resolution {
  for (const { type } of operands) {
    const reason = unknownReason(type);
    if (reason !== undefined && !predicates.has(operator))
      return { kind: "unknown", reason, nulls: "nullable" };
  }
  const constant = operator === "-" && operands.length === 1 ? negated(operands[0]) : undefined;
  if (constant !== undefined) return constant;
  const type = resultType(operator, operands);
  if (type?.kind === "unknown") return { kind: "unknown", reason: type.reason, nulls: "nullable" };
  if (type !== undefined) return { kind: "ok", type, nulls: nullsOf(operator) };
  const given = operands.map((operand) => printSnowflakeType(operand.type)).join(", ");
  return { kind: "no-overload", given: `(${given})`, candidates: [] };
}

function nullsOf(operator: string): NullRule {
  if (operator === "is null" || operator.endsWith("distinct from")) return "never";
  return operator === "[]" ? "nullable" : "strict";
}

function resultType(operator: string, operands: readonly ValueType[]): SqlType | undefined {
  const [a, b] = operands;
  if (a === undefined) return undefined;
  if (predicates.has(operator)) return testType(operator, operands);
  if (b === undefined)
    return operator === "-" || operator === "+" ? signType(operator, a) : unmodelled(operator);
  switch (operator) {
    case "||":
      return concatenated([a.type, b.type]);
    case "[]":
      return indexed(a.type);
    case "+":
    case "-":
    case "*":
    case "/":
    case "%":
      return arithmeticType(operator, a, b);
    default:
      return unmodelled(operator);
  }
}

function unmodelled(operator: string): SqlType {
  return { kind: "unknown", reason: `the operator ${operator} is not modelled` };
}

function testType(operator: string, operands: readonly ValueType[]): SqlType | undefined {
  switch (operator) {
    case "is null":
    case "like":
    case "ilike":
    case "rlike":
      return bool;
    case "and":
    case "or":
    case "not":
      return operands.some(({ type }) => isNoTruth(type)) ? undefined : bool;
    default:
      return snowflakeCommonType(operands, "comparison").kind === "none" ? undefined : bool;
  }
}

/** Dates, times and bytes are never truths. */
function isNoTruth({ kind }: SqlType): boolean {
  return kind === "date" || kind === "time" || kind === "timestamp" || kind === "binary";
}

/** The length of texts one after the other; bytes with bytes. */
export function concatenated(types: readonly SqlType[]): SqlType {
  let length = 0;
  const [first] = types;
  for (const type of types) {
    if (first?.kind === "binary" && type.kind === "binary") continue;
    if (type.kind === "binary" || type.kind === "array" || type.kind === "map" || type.kind === "struct")
      return { kind: "unknown", reason: "joining such a value to a text is not modelled" };
    if (type.kind !== "string" || type.length === undefined) length = Number.POSITIVE_INFINITY;
    else length += type.length;
  }
  if (first?.kind === "binary") return joinedBytes(types);
  return Number.isFinite(length) ? varchar(length) : longText;
}

function joinedBytes(types: readonly SqlType[]): SqlType {
  const lengths = types.map((type) => (type.kind === "binary" ? type.length : undefined));
  const known = lengths.filter((length) => length !== undefined);
  if (known.length !== types.length)
    return { kind: "unknown", reason: "the length of the bytes is not known" };
  return { kind: "binary", length: known.reduce((sum, length) => sum + length, 0) };
}

function indexed(operand: SqlType): SqlType | undefined {
  switch (operand.kind) {
    case "array":
      return operand.length === undefined ? operand.element : unmodelled("[]");
    case "map":
      return operand.value;
    case "variant":
    case "null":
      return variant;
    default:
      return unmodelled("[]");
  }
}

/** A minus sign before an integer constant makes another constant. */
function negated(operand: ValueType | undefined): Resolution | undefined {
  if (operand?.literal?.kind !== "integer") return undefined;
  const literal = { kind: "integer", value: -operand.literal.value } as const;
  return { kind: "ok", type: operand.type, nulls: "strict", literal };
}
