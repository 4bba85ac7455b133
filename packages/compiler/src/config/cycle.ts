/**
 * Finds names that lead back to themselves. `next`: what a name leads to. Gives the names of one way round, the first
 * at both ends; of several ways that which starts at the earliest name.
 */
export function findCycle(
  names: readonly string[],
  next: (name: string) => readonly string[],
): readonly string[] | undefined {
  const done = new Set<string>();
  for (const start of names) {
    const way: { readonly name: string; readonly left: string[] }[] = [
      { name: start, left: [...next(start)] },
    ];
    while (way.length > 0) {
      const last = way.at(-1);
      const name = last?.left.shift();
      if (name === undefined) {
        done.add(last?.name ?? "");
        way.pop();
        continue;
      }
      const from = way.findIndex((step) => step.name === name);
      if (from >= 0) return [...way.slice(from).map((step) => step.name), name];
      if (!done.has(name)) way.push({ name, left: [...next(name)] });
    }
  }
  return undefined;
}
