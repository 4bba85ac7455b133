import type { Dialect } from "../dialects/dialect.ts";

/** A name as a dialect compares it. Only the letters from A to Z are the same in both cases: that is how DuckDB has it. */
export function foldIn(dialect: Dialect, name: string): string {
  if (dialect.syntax.caseSensitive === "always") return name;
  const lower = name.toLowerCase();
  // oxlint-disable-next-line no-control-regex -- every character outside of ASCII is meant
  if (lower === name || !/[^\0-\x7f]/.test(name)) return lower;
  return name.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
