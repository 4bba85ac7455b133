import type { FunctionKind } from "../../../functions/function-definition.ts";
import { aggregates } from "./aggregates.ts";
import { macros } from "./macros.ts";
import { parsePattern, type Pattern } from "./pattern.ts";
import { scalars1 } from "./scalars-1.ts";
import { scalars2 } from "./scalars-2.ts";
import { orderedAggregates, windowFunctions } from "./window-functions.ts";

/** One overload: parameters, the type of further arguments, the result. */
export interface Overload {
  readonly parameters: readonly Pattern[];
  readonly rest?: Pattern;
  readonly result: Pattern;
}

/** A row of the catalogue. The overloads of a macro are empty: it means what its expression means. */
export interface CatalogueEntry {
  readonly name: string;
  readonly kind: FunctionKind;
  readonly aliasOf?: string;
  readonly volatile: boolean;
  /** The overloads as the catalogue writes them, separated by `; `. */
  readonly text: string;
}

const byKind: readonly (readonly [FunctionKind, string])[] = [
  ["scalar", scalars1],
  ["scalar", scalars2],
  ["window", windowFunctions],
  ["aggregate", aggregates],
  ["aggregate", orderedAggregates],
  ["macro", macros],
];

/** Reads the tables into entries by lower-case name. */
export function readCatalogue(): ReadonlyMap<string, CatalogueEntry> {
  const entries = new Map<string, CatalogueEntry>();
  for (const [kind, table] of byKind) {
    for (const line of table.split("\n")) {
      const entry = line === "" ? undefined : entryOf(kind, line);
      if (entry !== undefined && !entries.has(entry.name.toLowerCase())) {
        entries.set(entry.name.toLowerCase(), entry);
      }
    }
  }
  return entries;
}

function entryOf(kind: FunctionKind, line: string): CatalogueEntry {
  const space = line.indexOf(" ");
  const name = line.slice(0, space);
  const rest = line.slice(space + 1);
  if (rest.startsWith("= ")) return { name, kind, aliasOf: rest.slice(2), volatile: false, text: "" };
  const volatile = rest.startsWith("volatile ");
  return { name, kind, volatile, text: volatile ? rest.slice("volatile ".length) : rest };
}

/** Reads the overloads of an entry that is not a macro. */
export function overloadsOf(text: string): readonly Overload[] {
  return text.split("; ").map((signature) => {
    const close = closingParenthesis(signature);
    const parameters = splitTypes(signature.slice(1, close));
    const result = parsePattern(signature.slice(close + 2));
    const last = parameters.at(-1);
    if (last?.endsWith("...") !== true) return { parameters: parameters.map(parsePattern), result };
    return {
      parameters: parameters.slice(0, -1).map(parsePattern),
      rest: parsePattern(last.slice(0, -3)),
      result,
    };
  });
}

function closingParenthesis(text: string): number {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === "(") depth++;
    else if (text[i] === ")" && --depth === 0) return i;
  }
  return text.length;
}

function splitTypes(text: string): readonly string[] {
  const types: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i <= text.length; i++) {
    const letter = text[i];
    if (letter === "(") depth++;
    else if (letter === ")") depth--;
    else if ((letter === "," && depth === 0) || letter === undefined) {
      const type = text.slice(start, i).trim();
      if (type !== "") types.push(type);
      start = i + 1;
    }
  }
  return types;
}
