import type { NullRule } from "../../types/null-rule.ts";
import { readTemplate, splitOutside, type Template, type TemplateNames } from "./template.ts";

/** A parameter of an overload. */
export interface Parameter {
  /** The name under which it may also be given (`level => 3`). */
  readonly name: string | undefined;
  readonly template: Template;
  readonly optional: boolean;
  /** It may be given any number of times, none included; only the last one is. */
  readonly repeated: boolean;
}

/** The result of an overload: a template, or the name of a rule of the dialect. */
export type ResultSource =
  | { readonly kind: "template"; readonly template: Template }
  | { readonly kind: "rule"; readonly name: string };

/** One way to call a function. */
export interface Overload {
  readonly parameters: readonly Parameter[];
  readonly result: ResultSource;
  /** When this overload's result may be NULL, where it is not as usual for its kind. */
  readonly nulls: NullRule | undefined;
  /** As it stands in the table. */
  readonly text: string;
}

const nullMarks: Readonly<Record<string, NullRule>> = {
  "!": "never",
  "?": "nullable",
  "!coalesce": "coalesce",
  "!first": "first",
  "!rest": "rest",
  "!no-rows": "no-rows",
  "!defaulted": "defaulted",
};

/**
 * Reads `(int, string [, level: int, T…]) -> T?`: parameters in order, those that may be left out in brackets, with a name where they have one, a last one
 * with `…` for any number; the result, or
 * `=rule`; then when it may be NULL: nothing (as usual), `?` always, `!` never, `!coalesce`, `!first`, `!rest`, `!no-rows`, `!defaulted`.
 */
export function readOverload(text: string, names: TemplateNames): Overload {
  const close = closingOf(text);
  const arrow = text.indexOf("->", close);
  if (!text.startsWith("(") || arrow === -1) throw new Error(`no signature: ${text}`);
  const [, result = "", mark = ""] =
    /^(.*?)(!coalesce|!first|!rest|!no-rows|!defaulted|[!?])?$/s.exec(text.slice(arrow + 2).trim()) ?? [];
  return {
    parameters: readParameters(text.slice(1, close), names),
    result: result.startsWith("=")
      ? { kind: "rule", name: result.slice(1).trim() }
      : { kind: "template", template: readTemplate(result, names) },
    nulls: nullMarks[mark],
    text,
  };
}

function closingOf(text: string): number {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === "(") depth++;
    if (text[i] === ")" && --depth === 0) return i;
  }
  return text.length;
}

function readParameters(text: string, names: TemplateNames): readonly Parameter[] {
  const required = splitOutside(withoutBrackets(text).required, ",");
  const optional = splitOutside(withoutBrackets(text).optional, ",");
  return [
    ...required.map((part) => readParameter(part, { names, optional: false })),
    ...optional.map((part) => readParameter(part, { names, optional: true })),
  ];
}

/** The parameters before the first `[`, and those in brackets. */
function withoutBrackets(text: string): { readonly required: string; readonly optional: string } {
  const at = text.indexOf("[");
  if (at === -1) return { required: text, optional: "" };
  const optional = text.slice(at).replaceAll(/[[\]]/g, "").replace(/^\s*,/, "");
  return { required: text.slice(0, at).replace(/,\s*$/, ""), optional };
}

function readParameter(
  text: string,
  { names, optional }: { readonly names: TemplateNames; readonly optional: boolean },
): Parameter {
  const repeated = text.endsWith("…");
  const [, name, type = text] = /^(\w+):(.*)$/s.exec(text) ?? [];
  const template = readTemplate(repeated ? type.slice(0, -1) : type, names);
  return { name, template, optional: optional || repeated, repeated };
}
