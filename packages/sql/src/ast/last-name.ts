import type { Identifier } from "./expression.ts";

/** The last part of a name, or nothing: what a column, a table or a function itself is called. */
export function lastName(name: readonly Identifier[]): string {
  return name[name.length - 1]?.name ?? "";
}
