/** What must be known of an expression before it is put in another place. */
export interface Traits {
  /** It has a window, which sees all the rows. */
  window: boolean;
  /** It has an aggregate outside of windows, so that it belongs to a group. */
  aggregate: boolean;
  /** Such an aggregate is written in it, rather than in a column that it reads. */
  hasOwnAggregate: boolean;
  /** Computed twice for the same row, it certainly gives the same. */
  repeatable: boolean;
  /** How many nodes it has. */
  size: number;
  /** It has the expression of a column inside that must not be computed here. */
  blocked: boolean;
  /** The names without qualifier in it that are columns of the tables (lower case). */
  names: string[];
  /** The same with those that got a qualifier. */
  reads: string[];
}

/** Of an expression with nothing in it. */
export function noTraits(): Traits {
  return {
    window: false,
    aggregate: false,
    hasOwnAggregate: false,
    repeatable: true,
    size: 0,
    blocked: false,
    names: [],
    reads: [],
  };
}

/** Adds those of an expression that is put into another. */
export function addTraits(to: Traits, { window, aggregate, repeatable, size, names, reads }: Traits): void {
  to.window ||= window;
  to.aggregate ||= aggregate;
  to.repeatable &&= repeatable;
  to.size += size;
  to.names.push(...names);
  to.reads.push(...reads);
}
