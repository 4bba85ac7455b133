import type { Diagnostic } from "@rocky/ir";

/** Codes of what holds for all files alike: that a setting is not available, or not acted on. */
const saidOnce: ReadonlySet<string> = new Set(["W061", "W062", "W063", "W200"]);

/** Whether findings of a code are said once for all files. */
export function isSaidOnce(code: string): boolean {
  return saidOnce.has(code);
}

/** Keeps the first of the findings that say the same about a setting of many files, and says how many there are. */
export function sayOnce(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const counts = new Map<string, number>();
  const keyOf = ({ code, message }: Diagnostic): string => `${code} ${message}`;
  for (const each of diagnostics) {
    if (saidOnce.has(each.code)) counts.set(keyOf(each), (counts.get(keyOf(each)) ?? 0) + 1);
  }
  const said = new Set<string>();
  return diagnostics.flatMap((each) => {
    const count = counts.get(keyOf(each)) ?? 1;
    if (count === 1) return [each];
    if (said.has(keyOf(each))) return [];
    said.add(keyOf(each));
    const places = count === 2 ? "one more place" : `${count - 1} more places`;
    return [{ ...each, help: `The same holds at ${places}.` }];
  });
}
