import type { SqlType } from "@rocky/ir";
import type { Literal } from "../../../ast/expression.ts";
import type { ValueType } from "../../../types/value-type.ts";

const double: SqlType = { kind: "float", bits: 64 };
const int: SqlType = { kind: "integer", bits: 32, signed: true };
const bigint: SqlType = { kind: "integer", bits: 64, signed: true };

/** The type of a constant in Databricks. */
export function databricksLiteral(node: Literal): ValueType {
  switch (node.literal) {
    case "integer":
    case "decimal":
    case "double":
      return numberLiteral(node.text, node.literal);
    case "string":
      return { type: { kind: "string" }, literal: { kind: "string", text: node.text } };
    case "blob":
      return { type: { kind: "binary" } };
    case "boolean":
      return { type: { kind: "boolean" } };
    case "null":
      return { type: { kind: "null" } };
  }
}

const suffixPattern = /(?:bd|[lsyfd])$/i;

const integerSuffixes: Readonly<Record<string, SqlType>> = {
  l: bigint,
  s: { kind: "integer", bits: 16, signed: true },
  y: { kind: "integer", bits: 8, signed: true },
};

function numberLiteral(text: string, written: "integer" | "decimal" | "double"): ValueType {
  const [suffix = ""] = suffixPattern.exec(text) ?? [];
  const digits = text.slice(0, text.length - suffix.length);
  switch (suffix.toLowerCase()) {
    case "":
      return written === "integer"
        ? integerLiteral(digits)
        : { type: written === "decimal" ? decimalOf(digits) : double };
    case "f":
      return { type: { kind: "float", bits: 32 } };
    case "d":
      return { type: double };
    case "bd":
      return { type: decimalOf(digits) };
    default:
      return {
        type: integerSuffixes[suffix.toLowerCase()] ?? int,
        literal: { kind: "integer", value: BigInt(digits) },
      };
  }
}

/** The type of an integer without a suffix, also of one with a minus sign before it. */
export function integerValueType(value: bigint): ValueType {
  if (value >= -(2n ** 31n) && value < 2n ** 31n) return { type: int, literal: { kind: "integer", value } };
  if (value >= -(2n ** 63n) && value < 2n ** 63n)
    return { type: bigint, literal: { kind: "integer", value } };
  return { type: decimalOf(value.toString()), literal: { kind: "integer", value } };
}

function integerLiteral(digits: string): ValueType {
  return integerValueType(BigInt(digits));
}

/** The least decimal that holds a number as written; zeros before the point do not count. */
function decimalOf(text: string): SqlType {
  const [mantissa = "", exponent = "0"] = text.toLowerCase().replace(/^-/, "").split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  const shift = Number(exponent);
  const scale = fraction.length - shift;
  const digits = `${whole}${fraction}`.replace(/^0+/, "").length;
  if (scale < 0) return { kind: "decimal", precision: Math.max(1, digits - scale), scale: 0 };
  return { kind: "decimal", precision: Math.max(1, digits, scale), scale };
}
