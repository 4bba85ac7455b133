import { nearestNames } from "@rocky/ir";
import { typeHints } from "./type-hints.ts";

/** What to write for a type that the engine does not have. */
export interface TypeHelp {
  readonly help: string;
  readonly newText?: string;
}

/** How a type, of which the first word and the rest are given, was probably meant; `undefined` when nothing is near. */
export function typeHelp(
  written: { readonly name: string; readonly rest: string },
  known: Iterable<string>,
): TypeHelp | undefined {
  const hint = typeHints.find(({ name }) => name === written.name.toLowerCase());
  if (hint === undefined) {
    const nearest = nearestNames(written.name, known).map((name) => name.toUpperCase());
    return nearest.length === 0 ? undefined : { help: `Did you mean ${nearest.join(" or ")}?` };
  }
  const numbers = /^\(\s*\d+(?:\s*,\s*-?\d+)?\s*\)$/.test(written.rest.trim());
  const plain = hint.write.replace(/\(.*/, "");
  const newText = numbers && plain === "DECIMAL" ? `${plain}${written.rest.trim()}` : hint.write;
  return {
    help: `${written.name} of ${hint.dialects} is ${newText} in DuckDB.`,
    ...(written.rest.trim() === "" || numbers ? { newText } : {}),
  };
}
