import { unknownReason, type SqlType } from "@rocky/ir";
import type { UnificationContext } from "../../../types/dialect-types.ts";
import type { NullRule } from "../../../types/null-rule.ts";
import type { Resolution } from "../../../types/resolution.ts";
import type { ValueType } from "../../../types/value-type.ts";
import type { AnsiMode } from "./ansi-mode.ts";
import { arithmeticType, bitType, shiftType, signType } from "./arithmetic.ts";
import { commonOf, databricksCommonType, widest } from "./common-type.ts";
import { converts } from "./converts.ts";
import { integerValueType } from "./literal-type.ts";
import { printDatabricksType } from "./print-type.ts";

const boolean: SqlType = { kind: "boolean" };
const text: SqlType = { kind: "string" };

/** The result of an operator in Databricks. What overflows or divides by zero fails with ANSI mode on, and is NULL with it off. */
export function databricksOperator(
  operator: string,
  operands: readonly ValueType[],
  mode: AnsiMode,
): Resolution {
  for (const { type } of operands) {
    const reason = unknownReason(type);
    if (reason !== undefined && !isPredicate.has(operator))
      return { kind: "unknown", reason, nulls: "nullable" };
  }
  const constant = operator === "-" && operands.length === 1 ? negated(operands[0]) : undefined;
  if (constant !== undefined) return constant;
  const type = resultType(operator, operands, mode);
  if (type !== undefined) {
    const mayFail = mode === "off" && givesUp(operator, operands, type);
    return { kind: "ok", type, nulls: mayFail ? "nullable" : nullsOf(operator) };
  }
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

const isEquality: ReadonlySet<string> = new Set([
  ..."= == <=> <> !=".split(" "),
  "is distinct from",
  "is not distinct from",
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

/** Whether an operator has no value for some operands: divided by zero, digits that do not fit, a text that is no number. */
function givesUp(operator: string, operands: readonly ValueType[], type: SqlType): boolean {
  if (isPredicate.has(operator)) return readsText.has(operator) && meetsText(operands);
  if (operator === "/" || operator === "%" || operator === "div") return true;
  if (type.kind === "decimal") return operands.length > 1;
  return operator !== "||" && operands.some((operand) => operand.type.kind === "string");
}

/** What compares, so that a text beside another value is read as one of its type. */
const readsText: ReadonlySet<string> = new Set([
  "=",
  "==",
  "<>",
  "!=",
  "<",
  "<=",
  ">",
  ">=",
  "between",
  "in",
]);

function meetsText(operands: readonly ValueType[]): boolean {
  const kinds = operands.map(({ type }) => type.kind);
  return kinds.includes("string") && kinds.some((kind) => kind !== "string");
}

function resultType(operator: string, operands: readonly ValueType[], mode: AnsiMode): SqlType | undefined {
  const [first, second] = operands;
  if (first === undefined) return undefined;
  if (isPredicate.has(operator)) return testType(operator, operands, mode);
  if (second === undefined) return unaryType(operator, first, mode);
  switch (operator) {
    case "||":
      return concatenated(first.type, second.type, mode);
    case "&":
    case "|":
    case "^":
      return bitType({ a: first, b: second, mode });
    case "<<":
    case ">>":
    case ">>>":
      return shiftType(first.type, second.type);
    case "[]":
      return indexed(first.type, second.type);
    default:
      return arithmeticType(operator, { a: first, b: second, mode });
  }
}

function unaryType(operator: string, operand: ValueType, mode: AnsiMode): SqlType | undefined {
  if (operator === "!") return testType("not", [operand], mode);
  if (operator === "-" || operator === "+") return signType(operand);
  if (operator !== "~") return undefined;
  return operand.type.kind === "null" ? { kind: "integer", bits: 32, signed: true } : wholeOnly(operand.type);
}

function wholeOnly(type: SqlType): SqlType | undefined {
  return type.kind === "integer" ? type : undefined;
}

function testType(operator: string, operands: readonly ValueType[], mode: AnsiMode): SqlType | undefined {
  switch (operator) {
    case "is null":
      return boolean;
    case "and":
    case "or":
    case "not":
      return areTruths(operands, mode) ? boolean : undefined;
    case "like":
    case "ilike":
    case "rlike":
    case "regexp":
    case "similar to":
      return operands.every(({ type }) => isAtomic(type)) ? boolean : undefined;
    default:
      return comparable(operator, operands, mode) ? boolean : undefined;
  }
}

/** A text is read as a truth only beside one, and only with ANSI mode on. */
function areTruths(operands: readonly ValueType[], mode: AnsiMode): boolean {
  const kinds = operands.map(({ type }) => type.kind);
  if (mode === "off" && kinds.includes("string")) return false;
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

function comparable(operator: string, operands: readonly ValueType[], mode: AnsiMode): boolean {
  const context: UnificationContext = operator === "in" ? "in" : "comparison";
  if (mode === "off" && areTruthAndNumber(operands, operator)) return true;
  const joined = mode === "off" && context === "in" && operands.some(({ type }) => type.kind === "string");
  if (operands.some(({ type }) => type.kind === "map" || (type.kind === "variant" && !joined))) return false;
  return databricksCommonType(operands, context, mode).kind !== "none";
}

/** With ANSI mode off `true = 1` is asked. */
function areTruthAndNumber(operands: readonly ValueType[], operator: string): boolean {
  const kinds = operands.map(({ type }) => type.kind);
  return (
    isEquality.has(operator) &&
    kinds.length === 2 &&
    kinds.includes("boolean") &&
    kinds.some((kind) => kind === "integer" || kind === "decimal" || kind === "float")
  );
}

function concatenated(a: SqlType, b: SqlType, mode: AnsiMode): SqlType | undefined {
  if (a.kind === "array" && b.kind === "array") return commonOf(a, b, widest(mode));
  if (a.kind === "binary" && b.kind === "binary") return a;
  return isAtomic(a) && isAtomic(b) ? text : undefined;
}

function indexed(operand: SqlType, index: SqlType): SqlType | undefined {
  switch (operand.kind) {
    case "array":
      return index.kind === "integer" || index.kind === "null" ? operand.element : undefined;
    case "map":
      return converts(index, operand.key, "on") ? operand.value : undefined;
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
