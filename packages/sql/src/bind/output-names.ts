import { foldIn } from "./fold.ts";
import type { Dialect } from "../dialects/dialect.ts";

/** The names that an engine gives to columns that share one: `id`, `id_1`, `id_2`. */
export function distinctNames(dialect: Dialect, names: readonly string[]): readonly string[] {
  if (dialect.syntax.forms.has("equal-names")) return names;
  const fold = (name: string): string => foldIn(dialect, name);
  const used = new Set<string>();
  let counts: Map<string, number> | undefined;
  return names.map((name) => {
    const key = fold(name);
    if (!used.has(key)) {
      used.add(key);
      return name;
    }
    counts ??= new Map();
    let count = counts.get(key) ?? 0;
    let next: string;
    do {
      count += 1;
      next = `${name}_${count}`;
    } while (used.has(fold(next)));
    counts.set(key, count);
    used.add(fold(next));
    return next;
  });
}
