import type { FunctionDefinition } from "../../../functions/function-definition.ts";
import { overloadsOf, readCatalogue, type CatalogueEntry, type Overload } from "./catalogue.ts";
import { extensionFunctions } from "./extension-functions.ts";
import { extensionOf } from "./extension-of.ts";
import { lazily } from "./lazily.ts";
import { aggregateMacros, readMacros } from "./macro-table.ts";
import { nullRuleOf } from "./null-rules.ts";
import { specialForms, type SpecialForm } from "./special-forms.ts";

/** DuckDB's functions by name, in any case. */
export interface FunctionTable {
  readonly lookup: (name: string) => FunctionDefinition | undefined;
  /** The row of the catalogue that a name or its alias stands for. */
  readonly entry: (name: string) => CatalogueEntry | undefined;
  readonly overloads: (entry: CatalogueEntry) => readonly Overload[];
  /** The extension that a function which is not in the catalogue comes with. */
  readonly extension: (name: string) => string | undefined;
  /** Every name that is a word. */
  readonly names: () => readonly string[];
}

/** Reads the tables once; overloads are read when they are first asked for. */
export function functionTable(): FunctionTable {
  const entries = readCatalogue();
  const extensions = lazily(() => extensionOf(extensionFunctions));
  const overloads = new Map<string, readonly Overload[]>();
  const entry = (name: string): CatalogueEntry | undefined => {
    const found = entries.get(name.toLowerCase());
    return found?.aliasOf === undefined ? found : entries.get(found.aliasOf.toLowerCase());
  };
  const extension = (name: string): string | undefined =>
    entry(name) === undefined ? extensions().get(name.toLowerCase()) : undefined;
  const definitionFor = (lower: string): FunctionDefinition | undefined => {
    const form = specialForms.get(lower);
    if (form !== undefined) return definitionOfForm(lower, form);
    const own = entries.get(lower);
    const base = entry(lower);
    if (own !== undefined && base !== undefined) return definitionOf(own, base);
    return extension(lower) === undefined ? undefined : definitionOfExtension(lower);
  };
  // Nearly all names are in lower case or in upper case, and each is asked for several times.
  const definitions = new Map<string, FunctionDefinition>();
  return {
    entry,
    extension,
    lookup: (name) => {
      const known = definitions.get(name);
      if (known !== undefined) return known;
      const lower = name.toLowerCase();
      const found = definitions.get(lower) ?? definitionFor(lower);
      if (found !== undefined && (name === lower || name === name.toUpperCase()))
        definitions.set(name, found);
      return found;
    },
    overloads: (of) => {
      const known = overloads.get(of.name) ?? overloadsOf(of.text);
      overloads.set(of.name, known);
      return known;
    },
    names: lazily(() =>
      [...new Set([...entries.keys(), ...specialForms.keys(), ...extensions().keys()])].filter((name) =>
        /^[a-z]/.test(name),
      ),
    ),
  };
}

function definitionOf(entry: CatalogueEntry, base: CatalogueEntry): FunctionDefinition {
  return {
    name: entry.name,
    kind: aggregateMacros.has(base.name) ? "aggregate" : base.kind,
    ...(entry.aliasOf === undefined ? {} : { aliasOf: entry.aliasOf }),
    nulls: nullRuleOf(base.name),
    deterministic: !base.volatile,
    ...(base.kind === "macro" && ignoresArguments(entry.name) ? { ignoresArguments: true } : {}),
    signatures: base.kind === "macro" ? macroSignatures(entry.name) : signaturesOf(entry.name, base.text),
  };
}

function definitionOfForm(name: string, form: SpecialForm): FunctionDefinition {
  return { name, kind: "scalar", nulls: form.nulls, deterministic: true, signatures: form.signatures };
}

/** The extensions' aggregates are told by their names. */
function definitionOfExtension(name: string): FunctionDefinition {
  const kind = name.endsWith("_agg") ? "aggregate" : "scalar";
  return { name, kind, nulls: "nullable", deterministic: true, signatures: [] };
}

function macroSignatures(name: string): readonly string[] {
  return (readMacros().get(name) ?? []).map(({ parameters }) => `${name}(${parameters.join(", ")})`);
}

function ignoresArguments(name: string): boolean {
  const variants = readMacros().get(name) ?? [];
  return (
    variants.some(({ parameters }) => parameters.length > 0) &&
    variants.every(({ parameters, body }) => parameters.every((word) => !body.includes(word)))
  );
}

/** `(DOUBLE) DOUBLE; (FLOAT) FLOAT` becomes `abs(DOUBLE) -> DOUBLE` and so on. */
function signaturesOf(name: string, text: string): readonly string[] {
  return text.split("; ").map((signature) => {
    const close = signature.lastIndexOf(") ");
    return `${name}${signature.slice(0, close + 1)} -> ${signature.slice(close + 2)}`;
  });
}
