import type { SqlType } from "@rocky/ir";
import type { Dialect } from "../dialects/dialect.ts";

/** The type that a text names in a dialect, nested and with parameters; `undefined` for a name that is not a type. */
export function parseTypeName(text: string, dialect: Dialect): SqlType | undefined {
  return dialect.types.parse(text);
}

/** The type's name exactly as the dialect's engine shows it in DESCRIBE. */
export function printType(type: SqlType, dialect: Dialect): string {
  return dialect.types.print(type);
}
