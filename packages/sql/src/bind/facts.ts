/**
 * What follows about columns of the scope (by their ids) from what an expression comes to. `strict`: these are not NULL
 * when the value is not NULL. The other four hold for a condition that came to TRUE, to FALSE, to anything but TRUE, to anything but FALSE.
 */
export interface Facts {
  readonly strict: readonly number[];
  readonly whenTrue: readonly number[];
  readonly whenFalse: readonly number[];
  readonly whenNotTrue: readonly number[];
  readonly whenNotFalse: readonly number[];
}

const none: readonly number[] = [];

/** Nothing follows. */
export const noFacts: Facts = {
  strict: none,
  whenTrue: none,
  whenFalse: none,
  whenNotTrue: none,
  whenNotFalse: none,
};

/** The facts of a value that is NULL as soon as one of `columns` is. A condition that is TRUE or FALSE is not NULL. */
export function strictFacts(columns: readonly number[]): Facts {
  if (columns.length === 0) return noFacts;
  return { strict: columns, whenTrue: columns, whenFalse: columns, whenNotTrue: none, whenNotFalse: none };
}

/**
 * The facts of `x IS NULL` for the strict columns of x, and those that are not NULL beside a NULL. The test itself is
 * never NULL.
 */
export function isNullFacts(columns: readonly number[], beside: readonly number[]): Facts {
  if (columns.length === 0 && beside.length === 0) return noFacts;
  return { strict: none, whenTrue: beside, whenFalse: columns, whenNotTrue: columns, whenNotFalse: beside };
}

/** The facts of NOT x. */
export function negated(facts: Facts): Facts {
  return {
    strict: facts.strict,
    whenTrue: facts.whenFalse,
    whenFalse: facts.whenTrue,
    whenNotTrue: facts.whenNotFalse,
    whenNotFalse: facts.whenNotTrue,
  };
}

/** The facts of a AND b AND … */
export function conjunction(operands: readonly Facts[]): Facts {
  return {
    strict: none,
    whenTrue: union(operands.map((facts) => facts.whenTrue)),
    whenFalse: intersection(operands.map((facts) => facts.whenFalse)),
    whenNotTrue: intersection(operands.map((facts) => facts.whenNotTrue)),
    whenNotFalse: union(operands.map((facts) => facts.whenNotFalse)),
  };
}

/** The facts of a OR b OR … */
export function disjunction(operands: readonly Facts[]): Facts {
  return negated(conjunction(operands.map(negated)));
}

/** Up to this many columns are compared with each other; of more, a set is made. */
const fewColumns = 16;

/** All columns of some lists, each once. */
export function union(lists: readonly (readonly number[])[]): readonly number[] {
  if (lists.length > fewColumns) return [...new Set(lists.flat())];
  let all = none;
  for (const list of lists) all = together(all, list);
  return all;
}

/** The columns that are not NULL when all of some values are. */
export function strictOf(values: readonly { readonly facts: Facts }[]): readonly number[] {
  if (values.length > fewColumns) return union(values.map(({ facts }) => facts.strict));
  let all = none;
  for (const { facts } of values) all = together(all, facts.strict);
  return all;
}

/** The columns of two lists, each once; most conditions are about few columns. */
function together(a: readonly number[], b: readonly number[]): readonly number[] {
  if (b.length === 0 || a === b) return a;
  if (a.length === 0) return b;
  if (a.length + b.length > fewColumns) return [...new Set([...a, ...b])];
  let all: number[] | undefined;
  for (const id of b) if (!(all ?? a).includes(id)) (all ??= a.slice()).push(id);
  return all ?? a;
}

/** The columns that all of some lists have. */
export function intersection(lists: readonly (readonly number[])[]): readonly number[] {
  let kept: readonly number[] | undefined;
  for (const list of lists) {
    if (list.length === 0) return none;
    kept = kept === undefined ? list : shared(kept, list);
    if (kept.length === 0) return none;
  }
  return kept ?? none;
}

function shared(a: readonly number[], b: readonly number[]): readonly number[] {
  if (b.length <= fewColumns) return a.filter((id) => b.includes(id));
  const present = new Set(b);
  return a.filter((id) => present.has(id));
}
