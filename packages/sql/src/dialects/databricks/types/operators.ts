import { unknownReason, type SqlType } from "@rocky/ir";
import type { UnificationContext } from "../../../types/dialect-types.ts";
import type { NullRule } from "../../../types/null-rule.ts";
import type { Resolution } from "../../../types/resolution.ts";
import type { ValueType } from "../../../types/value-type.ts";
import { arithmeticType, bitType, shiftType, signType } from "./arithmetic.ts";
import { commonOf, databricksCommonType } from "./common-type.ts";
import { converts } from "./converts.ts";
import { integerValueType } from "./literal-type.ts";
import { printDatabricksType } from "./print-type.ts";

const boolean: SqlType = { kind: "boolean" };
const text: SqlType = { kind: "string" };

/** The result of an operator in Databricks with ANSI mode on, where what overflows or divides by zero fails. */
export function databricksOperator(operator: string, operands: readonly ValueType[]): Resolution {
  for (const { type } of operands) {
    const reason = unknownReason(type);
    if (reason !== undefined && !isPredicate.has(operator))
      return { kind: "unknown", reason, nulls: "nullable" };
  }
  const constant = operator === "-" && operands.length === 1 ? negated(operands[0]) : undefined;
  if (constant !== undefined) return constant;
  const type = resultType(operator, operands);
  if (type !== undefined) return { kind: "ok", type, nulls: nullsOf(operator) };
  return {
    kind: "no-overload",
    given: `(${operands.map((operand) => printDatabricksType(operand.type)).join(", ")})`,
    candidates: [],
  };
}

/** Operators whose result is a BOOLEAN whatever the operands are. */
const isPredicate: ReadonlySet<string> = new Set([
  ..."= == <> != < <= > >= <=> and or not between like ilike rlike regexp in".split(" "),
  "is null",
  "is distinct from",
  "is not distinct from",
  "similar to",
]);

function nullsOf(operator: string): NullRule {
  switch (operator) {
    case "is null":
    case "<=>":
    case "is distinct from":
    case "is not distinct from":
      return "never";
    case "[]":
      return "nullable";
    default:
      return "strict";
  }
}

function resultType(operator: string, operands: readonly ValueType[]): SqlType | undefined {
  const [first, second] = operands;
  if (first === undefined) return undefined;
  if (isPredicate.has(operator)) return testType(operator, operands);
  if (second === undefined) return unaryType(operator, first);
  switch (operator) {
    case "||":
      return concatenated(first.type, second.type);
    case "&":
    case "|":
    case "^":
      return bitType(first.type, second.type);
    case "<<":
    case ">>":
    case ">>>":
      return shiftType(first.type, second.type);
    case "[]":
      return indexed(first.type, second.type);
    default:
      return arithmeticType(operator, first, second);
  }
}

function unaryType(operator: string, operand: ValueType): SqlType | undefined {
  if (operator === "!") return testType("not", [operand]);
  if (operator === "-" || operator === "+") return signType(operand);
  if (operator !== "~") return undefined;
  return operand.type.kind === "null" ? { kind: "integer", bits: 32, signed: true } : wholeOnly(operand.type);
}

function wholeOnly(type: SqlType): SqlType | undefined {
  return type.kind === "integer" ? type : undefined;
}

function testType(operator: string, operands: readonly ValueType[]): SqlType | undefined {
  switch (operator) {
    case "is null":
      return boolean;
    case "and":
    case "or":
    case "not":
      return areTruths(operands) ? boolean : undefined;
    case "like":
    case "ilike":
    case "rlike":
    case "regexp":
    case "similar to":
      return operands.every(({ type }) => isAtomic(type)) ? boolean : undefined;
    default:
      return comparable(operands, operator === "in" ? "in" : "comparison") ? boolean : undefined;
  }
}

/** A text is read as a truth only beside one. */
function areTruths(operands: readonly ValueType[]): boolean {
  const kinds = operands.map(({ type }) => type.kind);
  if (operands.length > 1 && kinds.includes("string")) {
    if (!kinds.includes("boolean") && !kinds.includes("unknown")) return false;
  }
  return kinds.every(
    (kind) => kind === "boolean" || kind === "string" || kind === "null" || kind === "unknown",
  );
}

/** Everything that becomes a text by itself. */
function isAtomic({ kind }: SqlType): boolean {
  return kind !== "array" && kind !== "map" && kind !== "struct";
}

function comparable(operands: readonly ValueType[], context: UnificationContext): boolean {
  if (operands.some(({ type }) => type.kind === "map" || type.kind === "variant")) return false;
  return databricksCommonType(operands, context).kind !== "none";
}

function concatenated(a: SqlType, b: SqlType): SqlType | undefined {
  if (a.kind === "array" && b.kind === "array") return commonOf(a, b, "wide");
  if (a.kind === "binary" && b.kind === "binary") return a;
  return isAtomic(a) && isAtomic(b) ? text : undefined;
}

function indexed(operand: SqlType, index: SqlType): SqlType | undefined {
  switch (operand.kind) {
    case "array":
      return index.kind === "integer" || index.kind === "null" ? operand.element : undefined;
    case "map":
      return converts(index, operand.key) ? operand.value : undefined;
    case "variant":
    case "null":
      return operand;
    default:
      return undefined;
  }
}

/** A minus sign before an integer constant makes another constant, of the type that the constant had. */
function negated(operand: ValueType | undefined): Resolution | undefined {
  if (operand?.literal?.kind !== "integer") return undefined;
  const value = -operand.literal.value;
  // 2147483648 is a BIGINT, and with the sign an INT again.
  const isWhole = operand.type.kind === "integer" && value !== -(2n ** 31n);
  const type = isWhole ? operand.type : integerValueType(value).type;
  return { kind: "ok", type, nulls: "strict", literal: { kind: "integer", value } };
}
