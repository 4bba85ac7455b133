import type { Ledger } from "./ledger.ts";
import type { NewEntry } from "./entry.ts";

/** When a group is committed. */
export interface GroupOptions {
  /** As soon as it holds this many entries. */
  readonly maxEntries: number;
  /** At the latest this long after its first entry. */
  readonly maxDelayMs: number;
  /** Resolves after that many milliseconds. */
  readonly delay: (ms: number) => Promise<void>;
}

/** Collects entries into few durable commits, in the order in which they were added. */
export interface GroupedAppender {
  /** Queues entries; resolves once they are durable. Whoever does not wait must wait for a later flush. */
  add(entries: readonly NewEntry[]): Promise<void>;
  /** Commits what is queued; resolves once everything that was ever added is durable. Rejects if any commit failed. */
  flush(): Promise<void>;
}

interface Group {
  readonly entries: NewEntry[];
  readonly committed: PromiseWithResolvers<void>;
}

function newGroup(): Group {
  const committed = Promise.withResolvers<void>();
  committed.promise.catch(() => undefined);
  return { entries: [], committed };
}

/** Groups what is appended to a ledger, so that a wave of steps costs one commit and not one each. */
export function groupedAppender(ledger: Pick<Ledger, "append">, options: GroupOptions): GroupedAppender {
  let open: Group | undefined;
  let chain: Promise<void> = Promise.resolve();

  const commit = (group: Group): void => {
    if (open === group) open = undefined;
    chain = chain.then(async () => {
      await ledger.append(group.entries);
    });
    chain.then(group.committed.resolve, group.committed.reject);
  };
  const start = (): Group => {
    const group = newGroup();
    open = group;
    void options.delay(options.maxDelayMs).then(() => {
      if (open === group) commit(group);
    });
    return group;
  };

  return {
    add: (entries) => {
      const group = open ?? start();
      group.entries.push(...entries);
      if (group.entries.length >= options.maxEntries) commit(group);
      return group.committed.promise;
    },
    flush: () => {
      if (open !== undefined) commit(open);
      return chain;
    },
  };
}
