import type { SqlType } from "@rocky/ir";
import type { Literal } from "../../../ast/expression.ts";
import type { ValueType } from "../../../types/value-type.ts";
import { number, varchar } from "./type-names.ts";

/** The type of a constant in Snowflake. */
export function snowflakeLiteral(node: Literal): ValueType {
  switch (node.literal) {
    case "integer":
      return { type: numberType(node.text), literal: { kind: "integer", value: BigInt(node.text) } };
    case "decimal":
    case "double":
      return { type: numberType(node.text) };
    case "string":
      return {
        type: varchar(Math.max(1, Array.from(node.text).length)),
        literal: { kind: "string", text: node.text },
      };
    case "blob":
      return { type: { kind: "binary", length: Math.max(1, Math.ceil(node.text.length / 2)) } };
    case "boolean":
      return { type: { kind: "boolean" } };
    case "null":
      return { type: { kind: "null" } };
  }
}

/** A number has as many digits as are written, but for zeros at its end; an exponent moves the point. */
function numberType(text: string): SqlType {
  return writtenNumber(text) ?? { kind: "unknown", reason: "a constant of more than 38 digits may be FLOAT" };
}

/** The type of a number in a text; `undefined` where the text is none, or has too many digits. */
export function writtenNumber(text: string): (SqlType & { readonly kind: "decimal" }) | undefined {
  const match = /^\s*[-+]?(\d*)\.?(\d*)(?:e([-+]?\d+))?\s*$/i.exec(text);
  const [, before = "", after = "", exponent = "0"] = match ?? [];
  if (match === null || (before === "" && after === "")) return undefined;
  const digits = `${before}${after}`;
  const significant = digits.replace(/^0+/, "").replace(/0+$/, "");
  const dropped = digits.length - digits.replace(/0+$/, "").length;
  const written = after.length - Number(exponent) - dropped;
  const scale = significant === "" ? 0 : Math.max(0, written);
  const wholeDigits = significant === "" ? 1 : Math.max(1, significant.length - written);
  const precision = wholeDigits + scale;
  return precision > 38 ? undefined : number(precision, scale);
}
