import type { WireDescription } from "../wire/description.ts";

/** What tells the rows apart, one line for each key: what the query proves first. */
export function keysText(keys: WireDescription["keys"]): string {
  return keys
    .toSorted((a, b) => (a.proof.facts?.length ?? 0) - (b.proof.facts?.length ?? 0))
    .map(({ columns, proof }) => {
      const grain = columns.length === 0 ? "at most one row" : `one row for each ${columns.join(", ")}`;
      return proof.kind === "proved" ? `${grain}\n` : `${grain}, if ${(proof.facts ?? []).join(", and ")}\n`;
    })
    .join("");
}
