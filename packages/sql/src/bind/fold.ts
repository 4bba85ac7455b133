import { lowerAscii } from "../types/lower-ascii.ts";
import type { Dialect } from "../dialects/dialect.ts";

/** A name as a dialect compares it. Only the letters from A to Z are the same in both cases: that is how DuckDB has it. */
export function foldIn(dialect: Dialect, name: string): string {
  if (dialect.syntax.caseSensitive === "always") return name;
  return lowerAscii(name);
}
