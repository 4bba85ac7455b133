import { unknownType, type SqlType } from "@rocky/ir";
import type { Literal } from "../../../ast/expression.ts";
import type { ValueType } from "../../../types/value-type.ts";

/** The bounds of the integers of fixed width. */
export function integerRange(type: SqlType & { readonly kind: "integer" }): readonly [bigint, bigint] {
  return (type.signed ? signedRanges : unsignedRanges)[type.bits];
}

type Ranges = Readonly<Record<8 | 16 | 32 | 64 | 128, readonly [bigint, bigint]>>;

const signedRanges: Ranges = {
  8: [-128n, 127n],
  16: [-32_768n, 32_767n],
  32: [-2_147_483_648n, 2_147_483_647n],
  64: [-(2n ** 63n), 2n ** 63n - 1n],
  128: [-(2n ** 127n), 2n ** 127n - 1n],
};

const unsignedRanges: Ranges = {
  8: [0n, 255n],
  16: [0n, 65_535n],
  32: [0n, 4_294_967_295n],
  64: [0n, 2n ** 64n - 1n],
  128: [0n, 2n ** 128n - 1n],
};

const integerTypes = [
  { kind: "integer", bits: 32, signed: true },
  { kind: "integer", bits: 64, signed: true },
  { kind: "integer", bits: 128, signed: true },
  { kind: "integer", bits: 128, signed: false },
] as const;

/**
 * The type that an integer constant has by itself: the first of INTEGER, BIGINT, HUGEINT, UHUGEINT that holds it. The
 * least INTEGER is a BIGINT, because the number without its sign is one.
 */
function integerTypeOf(value: bigint): SqlType | undefined {
  if (value === signedRanges[32][0]) return integerTypes[1];
  return integerTypes.find((type) => {
    const [low, high] = integerRange(type);
    return value >= low && value <= high;
  });
}

const double: SqlType = { kind: "float", bits: 64 };

/** The type of a constant in DuckDB. */
export function duckdbLiteral(node: Literal): ValueType {
  switch (node.literal) {
    case "integer":
      return integerLiteral(node.text);
    case "decimal":
      return decimalLiteral(node.text);
    case "double":
      return { type: double };
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

/** The type of an integer constant, also of one with a minus sign before it. */
export function integerValueType(value: bigint): ValueType {
  const type = integerTypeOf(value);
  return type === undefined ? { type: double } : { type, literal: { kind: "integer", value } };
}

/** The type of an integer constant by its text. */
export function integerLiteral(text: string): ValueType {
  if (text.length <= 9 && /^\d+$/.test(text)) {
    return { type: integerTypes[0], literal: { kind: "integer", value: BigInt(text) } };
  }
  const digits = text.replaceAll("_", "");
  if (!/^-?(\d+|0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO][0-7]+)$/.test(digits)) {
    return { type: unknownType(`the number ${text} is not understood`) };
  }
  return isHuge(digits) ? { type: double } : integerValueType(BigInt(digits));
}

/** Whether a number has more digits than any integer has: reading them all takes long. */
function isHuge(digits: string): boolean {
  return digits.length > 100 && /^-?0*[1-9]\d{40}/.test(digits);
}

/** The type of a constant with a point by its text. */
export function decimalLiteral(text: string): ValueType {
  const [whole = "", fraction = ""] = text.replaceAll("_", "").replace("-", "").split(".");
  const precision = whole.length + fraction.length;
  return {
    type: precision > 38 ? double : { kind: "decimal", precision, scale: fraction.length },
  };
}
