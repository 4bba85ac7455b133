import type { SqlType } from "@rocky/ir";
import type { ValueType } from "../../../types/value-type.ts";
import { number, usualLength, varchar } from "./type-names.ts";
import { parseSnowflakeType } from "./parse-type.ts";

/** The type of a cast to a name: texts and bytes have no length where none is written, truths become two digits, and numbers keep their scale in a timestamp. */
export function castType(text: string, from: ValueType): SqlType | undefined {
  const declared = parseSnowflakeType(text);
  const type = declared === undefined ? undefined : withoutLength(declared, text);
  if (type === undefined) return undefined;
  if (from.type.kind === "boolean" && type.kind === "decimal") return number(2, 0);
  if (from.type.kind === "decimal" && type.kind === "timestamp") {
    return { ...type, precision: Math.min(9, from.type.scale) };
  }
  return type;
}

function withoutLength(type: SqlType, text: string): SqlType {
  switch (type.kind) {
    case "string":
      return type.length === usualLength && !text.includes(`${usualLength}`) ? varchar() : type;
    case "binary":
      return text.includes("(") ? type : { kind: "binary" };
    case "array":
      return type.length === undefined ? { ...type, element: withoutLength(type.element, text) } : type;
    case "map":
      return { ...type, key: withoutLength(type.key, text), value: withoutLength(type.value, text) };
    case "struct":
      return {
        ...type,
        fields: type.fields.map((field) => ({ ...field, type: withoutLength(field.type, text) })),
      };
    default:
      return type;
  }
}
