import type { ColumnReference, EdgeRole, Transform } from "@rocky/ir";

/**
 * A column of a relation outside the query that influences a value or a row, with the way it takes. Within one binding
 * equal sources are one object, so that lists of them are compared by what they point to; only this file makes any.
 */
export interface Source {
  readonly from: ColumnReference;
  readonly role: EdgeRole;
  readonly transform: Transform;
  /** The plain mention of the column; `undefined` for that itself. */
  readonly origin: Source | undefined;
  /** The next of the sources that the column became; grows as they are asked for. */
  next: Source | undefined;
}

/** The plain mentions of the columns of one relation. */
interface RelationSources {
  /** The columns that were asked for all at once, and their mentions in the same order. */
  readonly columns: readonly Named[];
  readonly lists: readonly (readonly Source[])[];
  /** The same and others by name; made for the first that is asked for by its name. */
  byName: Map<string, readonly Source[]> | undefined;
}

interface Named {
  readonly name: string;
}

/** The plain mentions of the columns that were read, by relation. */
export type KnownSources = Map<string, RelationSources>;

/** No source. */
export const noSources: readonly Source[] = [];

const direct: Transform = { kind: "direct" };
const cast: Transform = { kind: "cast" };
const tryCast: Transform = { kind: "try-cast" };
const expression: Transform = { kind: "expression" };

/** What the columns of a relation are for plain mentions of them, each as a list of one. */
export function sourcesOf(
  known: KnownSources,
  relation: string,
  columns: readonly Named[],
): readonly (readonly Source[])[] {
  const before = known.get(relation);
  if (before?.columns === columns) return before.lists;
  if (before !== undefined || hasRepeated(columns))
    return columns.map(({ name }) => directSource(known, relation, name));
  const lists = columns.map(({ name }) => mention(relation, name));
  known.set(relation, { columns, lists, byName: undefined });
  return lists;
}

/** More columns than these are not compared with each other. */
const fewColumns = 24;

/** Whether two columns may have one name, so that they are one source. Of names that differ mostly the length does. */
function hasRepeated(columns: readonly Named[]): boolean {
  if (columns.length > fewColumns) return true;
  for (let i = 1; i < columns.length; i++) {
    const name = columns[i]?.name;
    for (let j = 0; j < i; j++) if (columns[j]?.name === name) return true;
  }
  return false;
}

/** What a column of a relation is for a plain mention of it, as a list of one. */
export function directSource(known: KnownSources, relation: string, column: string): readonly Source[] {
  let of = known.get(relation);
  if (of === undefined) known.set(relation, (of = { columns: [], lists: [], byName: undefined }));
  const { columns, lists } = of;
  of.byName ??= new Map(columns.map(({ name }, i) => [name, lists[i] ?? noSources]));
  const found = of.byName.get(column);
  if (found !== undefined) return found;
  const made = mention(relation, column);
  of.byName.set(column, made);
  return made;
}

function mention(relation: string, column: string): readonly Source[] {
  const from = { relation, column };
  return [{ from, role: "value", transform: direct, origin: undefined, next: undefined }];
}

function sameTransform(a: Transform, b: Transform): boolean {
  if (a === b) return true;
  return a.kind === "aggregation" ? b.kind === "aggregation" && a.function === b.function : a.kind === b.kind;
}

/** A source in another role or after another way. A column becomes few things, so they are searched one by one. */
function changed(source: Source, role: EdgeRole, transform: Transform): Source {
  const origin = source.origin ?? source;
  let at = origin;
  for (;;) {
    if (at.role === role && sameTransform(at.transform, transform)) return at;
    if (at.next === undefined) break;
    at = at.next;
  }
  at.next = { from: origin.from, role, transform, origin, next: undefined };
  return at.next;
}

/** The sources after a cast: a plain column becomes cast, everything else stays what it was. */
export function throughCast(sources: readonly Source[], form: { readonly safe: boolean }): readonly Source[] {
  const after = form.safe ? tryCast : cast;
  return mapped(sources, (source) => {
    const { kind } = source.transform;
    const changes = source.role === "value" && (kind === "direct" || kind === "cast");
    return changes ? changed(source, "value", after) : source;
  });
}

/** The sources after an operator or a scalar function; an aggregation stays one. */
export function throughExpression(sources: readonly Source[]): readonly Source[] {
  return mapped(sources, (source) => {
    const { kind } = source.transform;
    const stays = source.role !== "value" || kind === "aggregation" || kind === "expression";
    return stays ? source : changed(source, "value", expression);
  });
}

/** The sources after an aggregate function; the innermost aggregation is kept. */
export function throughAggregation(sources: readonly Source[], name: string): readonly Source[] {
  const after: Transform = { kind: "aggregation", function: name };
  return mapped(sources, (source) =>
    source.role !== "value" || source.transform.kind === "aggregation"
      ? source
      : changed(source, "value", after),
  );
}

/** The columns behind some values, in another role than that of a value. */
export function inRole(sources: readonly Source[], role: EdgeRole): readonly Source[] {
  return unique(
    mapped(sources, (source) => (source.role === "value" ? changed(source, role, source.transform) : source)),
  );
}

/** A list with each source changed; the same list where none is. */
function mapped(sources: readonly Source[], change: (source: Source) => Source): readonly Source[] {
  let made: Source[] | undefined;
  let at = 0;
  for (const source of sources) {
    const next = change(source);
    if (next !== source) made ??= sources.slice();
    if (made !== undefined) made[at] = next;
    at++;
  }
  return made ?? sources;
}

/** Several lists as one; long results are made {@link unique} so that they cannot grow without bound. */
export function joined(lists: readonly (readonly Source[])[]): readonly Source[] {
  let first = noSources;
  let all: Source[] | undefined;
  for (const list of lists) {
    if (list.length === 0) continue;
    if (first.length === 0) first = list;
    else {
      all ??= first.slice();
      for (const source of list) all.push(source);
    }
  }
  if (all === undefined) return first;
  return all.length > 16 ? unique(all) : all;
}

/** Up to this many sources are compared with each other; of more, a set is made. */
const fewSources = 12;

/** Each source once, in the order of first mention. */
export function unique(sources: readonly Source[]): readonly Source[] {
  if (sources.length <= 1) return sources;
  if (sources.length <= fewSources) return uniqueOfFew(sources);
  const seen = new Set(sources);
  return seen.size === sources.length ? sources : [...seen];
}

function uniqueOfFew(sources: readonly Source[]): readonly Source[] {
  let kept: Source[] | undefined;
  for (let i = 1; i < sources.length; i++) {
    const source = sources[i];
    if (source === undefined) continue;
    const before = kept ?? sources;
    const end = kept === undefined ? i : kept.length;
    let isNew = true;
    for (let j = 0; j < end && isNew; j++) if (before[j] === source) isNew = false;
    if (isNew) kept?.push(source);
    else kept ??= sources.slice(0, i);
  }
  return kept ?? sources;
}
