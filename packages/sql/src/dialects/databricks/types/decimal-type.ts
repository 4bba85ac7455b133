import type { SqlType } from "@rocky/ir";
import type { ValueType } from "../../../types/value-type.ts";

/** Precision and scale of a number. */
export interface DecimalShape {
  readonly precision: number;
  readonly scale: number;
}

const maxPrecision = 38;
/** The scale that a result keeps where 38 digits are not enough. */
const minScale = 6;

const digitsOfBits = { 8: 3, 16: 5, 32: 10, 64: 20, 128: 38 } as const;

/** The decimal that holds every value of an exact number; an integer constant has its own digits. */
export function decimalShape({ type, literal }: ValueType): DecimalShape | undefined {
  if (type.kind === "decimal") return type;
  if (type.kind !== "integer") return undefined;
  if (literal?.kind !== "integer") return { precision: digitsOfBits[type.bits], scale: 0 };
  const digits = (literal.value < 0n ? -literal.value : literal.value).toString().length;
  return { precision: digits, scale: 0 };
}

/** A result whose scale gives way where the whole does not fit. */
function adjusted({ precision, scale }: DecimalShape): SqlType {
  if (precision <= maxPrecision) return { kind: "decimal", precision, scale };
  const kept = Math.max(maxPrecision - (precision - scale), Math.min(scale, minScale));
  return { kind: "decimal", precision: maxPrecision, scale: kept };
}

/** The result of `+ - * / %` over two decimals. */
export function decimalResult(operator: string, a: DecimalShape, b: DecimalShape): SqlType {
  const scale = Math.max(a.scale, b.scale);
  const whole = Math.max(a.precision - a.scale, b.precision - b.scale);
  switch (operator) {
    case "*":
      return adjusted({ precision: a.precision + b.precision + 1, scale: a.scale + b.scale });
    case "/": {
      const quotient = Math.max(minScale, a.scale + b.precision + 1);
      return adjusted({ precision: a.precision - a.scale + b.scale + quotient, scale: quotient });
    }
    case "%":
      return adjusted({
        precision: Math.min(a.precision - a.scale, b.precision - b.scale) + scale,
        scale,
      });
    default:
      return adjusted({ precision: whole + scale + 1, scale });
  }
}

/** The decimal that holds the values of both; digits after the point give way. */
export function widerDecimal(a: DecimalShape, b: DecimalShape): SqlType {
  const scale = Math.max(a.scale, b.scale);
  const whole = Math.max(a.precision - a.scale, b.precision - b.scale);
  const precision = Math.min(maxPrecision, whole + scale);
  return { kind: "decimal", precision, scale: Math.min(scale, maxPrecision - Math.min(whole, maxPrecision)) };
}
