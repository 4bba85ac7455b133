import { lazily } from "./lazily.ts";
import { macros } from "./macros.ts";

/** One way to call a macro: its parameters, and the expression that it stands for, as the engine shows it. */
export interface MacroForm {
  readonly parameters: readonly string[];
  readonly body: string;
}

/** What parameters are when a call leaves them out; the catalogue does not show it. */
const defaults: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  array_to_string_comma_default: { sep: "','" },
};

/** The macros whose expression is an aggregate: a call of one makes a query an aggregate query. */
export const aggregateMacros: ReadonlySet<string> = new Set(
  "geomean geometric_mean json_group_array json_group_object json_group_structure wavg weighted_avg".split(
    " ",
  ),
);

/** The forms of each macro by its name. */
export const readMacros: () => ReadonlyMap<string, readonly MacroForm[]> = lazily(() => {
  const forms = new Map<string, MacroForm[]>();
  for (const line of macros.trim().split("\n")) {
    const [, name = "", parameters = "", body = ""] = /^(\S+) \((.*?)\) (.*)$/.exec(line) ?? [];
    const known = forms.get(name) ?? [];
    known.push({ parameters: parameters === "" ? [] : parameters.split(", "), body });
    forms.set(name, known);
  }
  return forms;
});

/** The default of a macro's parameter as SQL; `undefined` for one that every call must give. */
export function defaultOf(macro: string, parameter: string): string | undefined {
  return defaults[macro]?.[parameter];
}
