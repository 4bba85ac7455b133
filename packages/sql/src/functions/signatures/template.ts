import type { SqlType } from "@rocky/ir";

/** What a parameter takes, or what a result is made of. */
export type Template =
  | { readonly kind: "type"; readonly type: SqlType }
  /** A type that is the same wherever its letter stands; `of` limits it. */
  | { readonly kind: "variable"; readonly name: string; readonly of: Template | undefined }
  /** One of the families of types that a dialect names, such as `numeric`. */
  | { readonly kind: "family"; readonly name: string }
  | { readonly kind: "either"; readonly options: readonly Template[] }
  | { readonly kind: "array"; readonly element: Template }
  | { readonly kind: "map"; readonly key: Template; readonly value: Template }
  | {
      readonly kind: "struct";
      readonly fields: readonly { readonly name: string; readonly type: Template }[];
    }
  | { readonly kind: "lambda"; readonly parameters: readonly Template[]; readonly result: Template };

/** What a dialect knows of names in templates. */
export interface TemplateNames {
  /** A type by its name in the dialect. */
  readonly type: (name: string) => SqlType | undefined;
  readonly isFamily: (name: string) => boolean;
}

/**
 * Reads a template: `int`, `T`, `numeric T` (a variable of a family), `string|binary`, `array<T>`, `map<K, V>`, `struct<a: T, b: int>`,
 * `lambda(T, int) -> U`. Throws on what is none: templates are ours.
 */
export function readTemplate(text: string, names: TemplateNames): Template {
  const source = text.trim();
  const lambda = /^lambda\((.*)\)\s*->\s*(.*)$/s.exec(source);
  if (lambda !== null) {
    return {
      kind: "lambda",
      parameters: splitOutside(lambda[1] ?? "", ",").map((part) => readTemplate(part, names)),
      result: readTemplate(lambda[2] ?? "", names),
    };
  }
  const limited = /^(.+)\s([A-Z]\d?)$/s.exec(source);
  if (limited !== null) {
    return { kind: "variable", name: limited[2] ?? "", of: readTemplate(limited[1] ?? "", names) };
  }
  const options = splitOutside(source, "|");
  if (options.length > 1) {
    return { kind: "either", options: options.map((option) => readTemplate(option, names)) };
  }
  return readSingle(source, names);
}

function readSingle(source: string, names: TemplateNames): Template {
  if (/^[A-Z]\d?$/.test(source)) return { kind: "variable", name: source, of: undefined };
  const grouped = /^\((.*)\)$/s.exec(source);
  if (grouped !== null) return readTemplate(grouped[1] ?? "", names);
  if (names.isFamily(source)) return { kind: "family", name: source };
  return readNested(source, names) ?? readType(source, names);
}

function readNested(source: string, names: TemplateNames): Template | undefined {
  const nested = /^(array|map|struct)\s*<(.*)>$/is.exec(source);
  if (nested === null) return undefined;
  const parts = splitOutside(nested[2] ?? "", ",");
  const [first = "", second = ""] = parts;
  switch ((nested[1] ?? "").toLowerCase()) {
    case "array":
      return { kind: "array", element: readTemplate(first, names) };
    case "map":
      return { kind: "map", key: readTemplate(first, names), value: readTemplate(second, names) };
    default:
      return { kind: "struct", fields: parts.map((part) => readField(part, names)) };
  }
}

function readField(text: string, names: TemplateNames): { readonly name: string; readonly type: Template } {
  const at = text.indexOf(":");
  return { name: text.slice(0, at).trim(), type: readTemplate(text.slice(at + 1), names) };
}

function readType(source: string, names: TemplateNames): Template {
  const type = names.type(source);
  if (type === undefined)
    throw new Error(`a signature names the type ${source}, which the dialect does not have`);
  return { kind: "type", type };
}

/** The parts of a text between separators that stand in no brackets. */
export function splitOutside(text: string, separator: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const character = text[i] ?? "";
    const isArrow = character === ">" && text[i - 1] === "-";
    if ("(<[".includes(character)) depth++;
    else if (")>]".includes(character) && !isArrow) depth--;
    else if (character === separator && depth === 0) {
      parts.push(text.slice(start, i).trim());
      start = i + 1;
    }
  }
  const last = text.slice(start).trim();
  return parts.length === 0 && last === "" ? [] : [...parts, last];
}
