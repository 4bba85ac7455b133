import type { SqlType } from "@rocky/ir";
import { parseDuckdbType } from "../types/parse-type.ts";

/** The type of a parameter or a result as DuckDB's catalogue writes it, which may stand for many types. */
export type Pattern =
  | { readonly kind: "type"; readonly type: SqlType }
  /** Any type, each parameter its own. */
  | { readonly kind: "any" }
  /** The same type wherever the name stands in one overload. */
  | { readonly kind: "template"; readonly name: string }
  /** A decimal of any precision and scale. */
  | { readonly kind: "decimal" }
  | { readonly kind: "lambda" }
  | { readonly kind: "list"; readonly element: Pattern }
  /** An array of a fixed length; `length` is absent where every length will do. */
  | { readonly kind: "array"; readonly element: Pattern; readonly length?: number }
  | { readonly kind: "map"; readonly key: Pattern; readonly value: Pattern }
  | { readonly kind: "struct"; readonly fields: readonly PatternField[] }
  /** Any list, any struct and so on, by the name of the catalogue. */
  | { readonly kind: "loose"; readonly of: "LIST" | "ARRAY" | "STRUCT" | "MAP" | "UNION" }
  /** A type that no expression of ours has. */
  | { readonly kind: "other"; readonly name: string };

/** A field of a struct pattern; without a name it stands for a field by its position. */
export interface PatternField {
  readonly name: string;
  readonly pattern: Pattern;
}

const words: Readonly<Record<string, Pattern>> = {
  ANY: { kind: "any" },
  DECIMAL: { kind: "decimal" },
  LAMBDA: { kind: "lambda" },
  LIST: { kind: "loose", of: "LIST" },
  ARRAY: { kind: "loose", of: "ARRAY" },
  STRUCT: { kind: "loose", of: "STRUCT" },
  "STRUCT()": { kind: "loose", of: "STRUCT" },
  MAP: { kind: "loose", of: "MAP" },
  'MAP("NULL", "NULL")': { kind: "loose", of: "MAP" },
  UNION: { kind: "loose", of: "UNION" },
  T: { kind: "template", name: "T" },
  K: { kind: "template", name: "K" },
  V: { kind: "template", name: "V" },
};

/** Reads a parameter's or result's type of the catalogue. */
export function parsePattern(text: string): Pattern {
  const word = words[text];
  if (word !== undefined) return word;
  const dimension = /^(.*)\[(\d+|ANY|)\]$/s.exec(text);
  if (dimension !== null) return arrayPattern(dimension[1] ?? "", dimension[2] ?? "");
  if (text === "MAP(K, V)") {
    return { kind: "map", key: { kind: "template", name: "K" }, value: { kind: "template", name: "V" } };
  }
  const type = parseDuckdbType(text);
  if (type !== undefined) return { kind: "type", type };
  const struct = /^STRUCT\((.+)\)$/.exec(text)?.[1];
  return struct === undefined ? { kind: "other", name: text } : { kind: "struct", fields: fieldsOf(struct) };
}

function fieldsOf(text: string): readonly PatternField[] {
  return text.split(", ").map((field) => {
    const named = /^"(.*)" (.*)$/.exec(field);
    return { name: named?.[1] ?? "", pattern: parsePattern(named?.[2] ?? field) };
  });
}

function arrayPattern(elementText: string, length: string): Pattern {
  const element = parsePattern(elementText);
  const wholly = element.kind === "type" ? element.type : undefined;
  if (length === "") {
    return wholly === undefined
      ? { kind: "list", element }
      : { kind: "type", type: { kind: "array", element: wholly } };
  }
  if (length === "ANY") return { kind: "array", element };
  return { kind: "array", element, length: Number(length) };
}
