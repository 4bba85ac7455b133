import type { Field, SqlType } from "@rocky/ir";
import { parseDuckdbType } from "../types/parse-type.ts";
import { listOf } from "./result-rule.ts";

/**
 * The type that a JSON structure means, as `from_json` takes it: `{"a": "INTEGER", "b": ["DATE"]}`; `undefined` where it
 * is not certain.
 */
export function typeOfStructure(text: string): SqlType | undefined {
  try {
    return typeOf(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function typeOf(structure: unknown): SqlType | undefined {
  if (typeof structure === "string") return parseDuckdbType(structure);
  if (Array.isArray(structure)) {
    const element = structure.length === 1 ? typeOf(structure[0]) : undefined;
    return element === undefined ? undefined : listOf(element);
  }
  if (typeof structure !== "object" || structure === null) return undefined;
  const fields: Field[] = [];
  for (const [name, value] of Object.entries(structure)) {
    // Names that are numbers lose their place among the others.
    const type = /^\d+$/.test(name) ? undefined : typeOf(value);
    if (type === undefined) return undefined;
    fields.push({ name, type });
  }
  return fields.length === 0 ? undefined : { kind: "struct", fields };
}
