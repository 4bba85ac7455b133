import type { StoredEntry } from "./entry.ts";
import type { LedgerStore } from "./store.ts";

/** A store that lasts as long as the process; `rows` is what it holds at first. */
export function memoryStore(rows: readonly StoredEntry[] = []): LedgerStore {
  const kept = [...rows];
  return {
    append: (make) => {
      const added = make(kept.at(-1));
      kept.push(...added);
      return Promise.resolve(added);
    },
    read: async function* (from) {
      yield* kept.filter((row) => row.seq >= from);
    },
    close: () => Promise.resolve(),
  };
}
