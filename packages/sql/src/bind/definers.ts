import type { Proof } from "@rocky/ir";
import type { Syntax } from "../dialects/syntax.ts";

/** Why nothing is certain of a name that the engine itself does not have: what else may define it. */
export function definersOf(
  { forms }: Syntax,
  kind: "functions" | "types",
): { readonly proof: Proof; readonly help?: string } {
  const hasExtensions = forms.has("extensions");
  const definers = hasExtensions
    ? "the database itself or its extensions define"
    : "the database itself defines";
  const proof: Proof = { kind: "unknown", missing: [`the ${kind} that ${definers}`] };
  if (hasExtensions) return { proof };
  const declared = "; declare it in functions.toml and the call is typed";
  return {
    proof,
    help: `If the database itself defines it, nothing is wrong${kind === "types" ? "" : declared}.`,
  };
}
