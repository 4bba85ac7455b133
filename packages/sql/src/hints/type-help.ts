import { nearestNames } from "@rocky/ir";
import type { Dialect } from "../dialects/dialect.ts";

/** What to write for a type that the engine does not have. */
export interface TypeHelp {
  readonly help: string;
  readonly newText?: string;
}

/** How a type, of which the first word and the rest are given, was probably meant; `undefined` when nothing is near. */
export function typeHelp(
  written: { readonly name: string; readonly rest: string },
  { syntax: { hints, engine }, types }: Pick<Dialect, "syntax" | "types">,
): TypeHelp | undefined {
  const hint = hints.types.find(({ name }) => name === written.name.toLowerCase());
  if (hint === undefined) {
    const nearest = nearestNames(written.name, types.names()).map((name) => name.toUpperCase());
    return nearest.length === 0 ? undefined : { help: `Did you mean ${nearest.join(" or ")}?` };
  }
  const numbers = /^\(\s*\d+(?:\s*,\s*-?\d+)?\s*\)$/.test(written.rest.trim());
  const plain = hint.write.replace(/\(.*/, "");
  const newText = numbers && plain === "DECIMAL" ? `${plain}${written.rest.trim()}` : hint.write;
  return {
    help: `${written.name} of ${hint.dialects} is ${newText} in ${engine}.`,
    ...(written.rest.trim() === "" || numbers ? { newText } : {}),
  };
}
