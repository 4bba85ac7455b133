/** A stretch of a command's work. */
export interface Phase {
  readonly name: string;
  /** Milliseconds on the clock of the log. */
  readonly start: number;
  readonly end: number;
  /** Milliseconds between the two that were spent on it; two phases may take turns. */
  readonly spent: number;
  /** What was worked on: files, bytes, models. */
  readonly counts: Readonly<Record<string, number>>;
}

/** Phases as they follow each other, or take turns. */
export interface PhaseLog {
  /** Ends the phase before, if one is open, and starts another or goes on with it. */
  readonly begin: (name: string) => void;
  /** Says what the open phase worked on. */
  readonly count: (counts: Readonly<Record<string, number>>) => void;
  /** Ends the open phase, and returns all in the order in which they began. */
  readonly end: () => readonly Phase[];
}

/** A log of phases. `clock`: milliseconds that never go back. */
export function phaseLog(clock: () => number): PhaseLog {
  const phases = new Map<string, OpenPhase>();
  let open: OpenPhase | undefined;
  let since = 0;
  const close = (now: number): void => {
    if (open === undefined) return;
    open.end = now;
    open.spent += now - since;
    open = undefined;
  };
  return {
    begin: (name) => {
      if (open?.name === name) return;
      const now = clock();
      close(now);
      since = now;
      open = phases.get(name) ?? { name, start: now, end: now, spent: 0, counts: {} };
      phases.set(name, open);
    },
    count: (counts) => {
      if (open !== undefined) Object.assign(open.counts, counts);
    },
    end: () => {
      close(clock());
      return [...phases.values()];
    },
  };
}

interface OpenPhase extends Phase {
  end: number;
  spent: number;
  readonly counts: Record<string, number>;
}
