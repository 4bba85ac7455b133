import type { Star } from "../ast/expression.ts";
import { foldName } from "./context.ts";
import type { ScopeColumn } from "./relation-scope.ts";
import type { Scope } from "./scope.ts";

/** Whether another column beside a star has taken the name of one of its columns. */
export function isTaken({ context }: Scope, { taken }: Star, { name }: Pick<ScopeColumn, "name">): boolean {
  if (taken === undefined) return false;
  const key = foldName(context, name);
  return taken.some((each) => foldName(context, each.name) === key);
}

/** Notes as what a star must be written now that its columns are known, or as far as they are. */
export function settleStar(
  { context }: Scope,
  star: Star,
  shown: {
    readonly all: readonly Pick<ScopeColumn, "name">[];
    readonly columns: readonly unknown[];
    readonly gap: string | undefined;
  },
): void {
  const { taken } = star;
  if (taken === undefined) return;
  const present = new Set(shown.all.map(({ name }) => foldName(context, name)));
  const isThere = taken.map((name) => present.has(foldName(context, name.name)));
  const left = taken.filter((_, i) => isThere[i] === true);
  const open = shown.gap === undefined ? [] : taken.filter((_, i) => isThere[i] !== true);
  const exclude = left.map((name) => ({
    kind: "column" as const,
    parts: [name],
    start: name.start,
    end: name.end,
  }));
  context.settled ??= new Map();
  const isEmpty = shown.gap === undefined && shown.columns.length === 0;
  const settled: Star = { ...star, exclude: [...star.exclude, ...exclude], taken: open };
  context.settled.set(star, isEmpty ? "nothing" : settled);
}
