/** A stretch of a command's work. */
export interface Phase {
  readonly name: string;
  /** Milliseconds on the clock of the log. */
  readonly start: number;
  readonly end: number;
  /** What was worked on: files, bytes, models. */
  readonly counts: Readonly<Record<string, number>>;
}

/** Phases as they follow each other. */
export interface PhaseLog {
  /** Ends the phase before, if one is open, and starts another. */
  readonly begin: (name: string) => void;
  /** Says what the open phase worked on. */
  readonly count: (counts: Readonly<Record<string, number>>) => void;
  /** Ends the open phase, and returns all. */
  readonly end: () => readonly Phase[];
}

/** A log of phases. `clock`: milliseconds that never go back. */
export function phaseLog(clock: () => number): PhaseLog {
  const phases: Phase[] = [];
  let open: Pick<Phase, "name" | "start" | "counts"> | undefined;
  const close = (now: number): void => {
    if (open !== undefined) phases.push({ ...open, end: now });
    open = undefined;
  };
  return {
    begin: (name) => {
      const now = clock();
      close(now);
      open = { name, start: now, counts: {} };
    },
    count: (counts) => {
      if (open !== undefined) open = { ...open, counts: { ...open.counts, ...counts } };
    },
    end: () => {
      close(clock());
      return phases;
    },
  };
}
