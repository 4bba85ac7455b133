import type { Diagnostic } from "@rocky/ir";

/** Codes of what holds for all files alike: that a setting is not available, or not acted on. */
const saidOnce: ReadonlySet<string> = new Set(["W061", "W062", "W063", "W200"]);

/** Whether findings of a code are said once for all files. */
export function isSaidOnce(code: string): boolean {
  return saidOnce.has(code);
}

interface Saying {
  first: Diagnostic;
  count: number;
}

/**
 * Keeps of the findings that say the same about a setting of many files the one whose place is first in the order, and says how many there
 * are. Such findings come after all others.
 */
export function sayOnce(
  diagnostics: readonly Diagnostic[],
  order: (a: Diagnostic, b: Diagnostic) => number,
): readonly Diagnostic[] {
  const kept: Diagnostic[] = [];
  const sayings = new Map<string, Map<string, Saying>>();
  for (const each of diagnostics) {
    const { code, message } = each;
    if (!saidOnce.has(code)) {
      kept.push(each);
      continue;
    }
    let ofCode = sayings.get(code);
    if (ofCode === undefined) sayings.set(code, (ofCode = new Map()));
    const saying = ofCode.get(message);
    if (saying === undefined) {
      ofCode.set(message, { first: each, count: 1 });
    } else {
      saying.count += 1;
      if (order(each, saying.first) < 0) saying.first = each;
    }
  }
  for (const ofCode of sayings.values()) {
    for (const { first, count } of ofCode.values()) kept.push(count === 1 ? first : withCount(first, count));
  }
  return kept;
}

function withCount(diagnostic: Diagnostic, count: number): Diagnostic {
  const places = count === 2 ? "one more place" : `${count - 1} more places`;
  return { ...diagnostic, help: `The same holds at ${places}.` };
}
