import { foldName, type BindContext } from "./context.ts";

/** The names that an engine gives to columns that share one: `id`, `id_1`, `id_2`. */
export function distinctNames(context: BindContext, names: readonly string[]): readonly string[] {
  const used = new Set<string>();
  const counts = new Map<string, number>();
  return names.map((name) => {
    const key = foldName(context, name);
    if (!used.has(key)) {
      used.add(key);
      return name;
    }
    let count = counts.get(key) ?? 0;
    let next: string;
    do {
      count += 1;
      next = `${name}_${count}`;
    } while (used.has(foldName(context, next)));
    counts.set(key, count);
    used.add(foldName(context, next));
    return next;
  });
}
