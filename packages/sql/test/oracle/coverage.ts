import type { Coverage, Judged } from "./page.ts";

/** Which of the listed functions the corpus calls; a case of a function is named `functions/<name>(…)/…`. */
export function coverageOf(judged: readonly Judged[], listed: readonly string[]): Coverage {
  const called = new Map<string, boolean>();
  for (const { recorded, judgement } of judged) {
    const name = /^functions\/(\w+)\(/.exec(recorded.id)?.[1];
    if (name === undefined) continue;
    const exact = judgement.types.every((type) => type === "exact") && !judgement.falseError;
    called.set(name, (called.get(name) ?? true) && exact);
  }
  return {
    listed: listed.length,
    exact: listed.filter((name) => called.get(name) === true).length,
    notExact: listed.filter((name) => called.get(name) === false),
    notCalled: listed.filter((name) => !called.has(name)),
  };
}
