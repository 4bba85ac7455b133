import type { SqlType } from "@rocky/ir";

/** The widest decimal of DuckDB, and the widest one that it keeps in 64 bits. */
export const maxPrecision = 38;
export const maxPrecision64 = 18;

/** Precision and scale of a number written as a decimal. */
export interface DecimalShape {
  readonly precision: number;
  readonly scale: number;
}

const integerDigits = {
  signed: { 8: 3, 16: 5, 32: 10, 64: 19, 128: 38 },
  unsigned: { 8: 3, 16: 5, 32: 10, 64: 20, 128: 38 },
} as const;

/** The decimal that holds every value of an exact number; `undefined` for any other type. */
export function decimalShape(type: SqlType): DecimalShape | undefined {
  switch (type.kind) {
    case "decimal":
      return type;
    case "integer":
      return { precision: integerDigits[type.signed ? "signed" : "unsigned"][type.bits], scale: 0 };
    case "boolean":
      return { precision: 1, scale: 0 };
    default:
      return undefined;
  }
}

/** The decimal that holds the values of both; where 38 digits are not enough the scale gives way. */
export function commonDecimal(a: DecimalShape, b: DecimalShape): SqlType {
  const whole = Math.max(a.precision - a.scale, b.precision - b.scale);
  const scale = Math.max(a.scale, b.scale);
  const precision = Math.min(maxPrecision, whole + scale);
  return { kind: "decimal", precision, scale: Math.min(scale, precision - whole) };
}
