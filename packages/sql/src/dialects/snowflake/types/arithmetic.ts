import type { SqlType } from "@rocky/ir";
import type { ValueType } from "../../../types/value-type.ts";
import { writtenNumber } from "./literal-type.ts";
import { momentType } from "./moments.ts";
import { decfloat, float, number } from "./type-names.ts";

/** The digits of an exact number: `whole` before the point. */
export interface Digits {
  readonly whole: number;
  readonly scale: number;
}

/** The type of `+ - * / %`; `undefined` where Snowflake refuses it. */
export function arithmeticType(operator: string, a: ValueType, b: ValueType): SqlType | undefined {
  return momentType(operator, a, b) ?? numberType(operator, a, b);
}

const refused: ReadonlySet<SqlType["kind"]> = new Set([
  "boolean",
  "binary",
  "array",
  "map",
  "struct",
  "geography",
  "geometry",
  "date",
  "time",
  "timestamp",
  "interval",
  "uuid",
]);

function numberType(operator: string, a: ValueType, b: ValueType): SqlType | undefined {
  const kinds = [a.type.kind, b.type.kind];
  if (kinds.some((kind) => refused.has(kind))) return undefined;
  if (kinds.includes("bignumeric")) {
    return kinds.every((kind) => kind === "bignumeric" || kind === "decimal" || kind === "float")
      ? decfloat
      : { kind: "unknown", reason: "DECFLOAT beside such a value is not modelled" };
  }
  if (a.type.kind === "null" && b.type.kind === "null")
    return { kind: "unknown", reason: "NULL with NULL is not modelled" };
  if (!kinds.includes("decimal")) return float;
  const left = digitsOf(operator, a, b);
  const right = digitsOf(operator, b, a);
  return left === undefined || right === undefined ? float : exactType(operator, left, right);
}

/** What an operand is beside an exact number; `undefined` for what makes the result FLOAT. */
function digitsOf(operator: string, { type, literal }: ValueType, other: ValueType): Digits | undefined {
  switch (type.kind) {
    case "decimal":
      return { whole: type.precision - type.scale, scale: type.scale };
    case "string": {
      const written = literal?.kind === "string" ? writtenNumber(literal.text) : undefined;
      if (written === undefined) return { whole: 13, scale: 5 };
      const { precision, scale } = written;
      return { whole: (operator === "%" ? precision : 18) - scale, scale };
    }
    case "null":
      return nullDigits(operator, other);
    default:
      return undefined;
  }
}

function nullDigits(operator: string, { type }: ValueType): Digits {
  if (operator === "%") return { whole: 1, scale: 0 };
  const scale = type.kind === "decimal" && (operator === "+" || operator === "-") ? type.scale : 0;
  return { whole: 18 - scale, scale };
}

/** The result of exact numbers; digits beyond 38 are cut before the point. */
function exactType(operator: string, a: Digits, b: Digits): SqlType {
  const most = Math.max(a.whole, b.whole);
  const scale = Math.max(a.scale, b.scale);
  switch (operator) {
    case "*": {
      const product = Math.min(a.scale + b.scale, Math.max(scale, 12));
      return number(a.whole + b.whole + product, product);
    }
    case "/": {
      const quotient = Math.max(a.scale, Math.min(a.scale + 6, 12));
      return number(a.whole + b.scale + quotient, quotient);
    }
    case "%":
      return number(Math.max(most, 2) + scale, scale);
    default:
      return number((a.scale === b.scale ? most : Math.max(most, 2)) + 1 + scale, scale);
  }
}

/** The type of `-x` and `+x`. */
export function signType(operator: string, { type }: ValueType): SqlType | undefined {
  if (refused.has(type.kind) && type.kind !== "interval") return undefined;
  if (type.kind === "string" || type.kind === "variant") return float;
  if (type.kind !== "decimal" || operator === "-") return type;
  return number(Math.max(2, type.precision - type.scale) + type.scale, type.scale);
}
