import type { EdgeRole, Transform } from "@rocky/ir";

/** A column of a relation outside the query that influences a value or a row, with the way it takes. */
export interface Source {
  readonly relation: string;
  readonly column: string;
  readonly role: EdgeRole;
  readonly transform: Transform;
}

/** No source. */
export const noSources: readonly Source[] = [];

const direct: Transform = { kind: "direct" };
const cast: Transform = { kind: "cast" };
const tryCast: Transform = { kind: "try-cast" };
const expression: Transform = { kind: "expression" };

/** The source that a column of a relation is for a plain mention of it. */
export function directSource(relation: string, column: string): Source {
  return { relation, column, role: "value", transform: direct };
}

/** The sources after a cast: a plain column becomes cast, everything else stays what it was. */
export function throughCast(sources: readonly Source[], form: { readonly safe: boolean }): readonly Source[] {
  const after = form.safe ? tryCast : cast;
  return mapValues(sources, (transform) => {
    if (transform.kind === "direct") return after;
    return transform.kind === "cast" ? after : transform;
  });
}

/** The sources after an operator or a scalar function; an aggregation stays one. */
export function throughExpression(sources: readonly Source[]): readonly Source[] {
  return mapValues(sources, (transform) => (transform.kind === "aggregation" ? transform : expression));
}

/** The sources after an aggregate function; the innermost aggregation is kept. */
export function throughAggregation(sources: readonly Source[], name: string): readonly Source[] {
  const after: Transform = { kind: "aggregation", function: name };
  return mapValues(sources, (transform) => (transform.kind === "aggregation" ? transform : after));
}

/** The columns behind some values, in another role than that of a value. */
export function inRole(sources: readonly Source[], role: EdgeRole): readonly Source[] {
  return unique(sources.map((source) => (source.role === "value" ? { ...source, role } : source)));
}

function mapValues(
  sources: readonly Source[],
  change: (transform: Transform) => Transform,
): readonly Source[] {
  if (sources.length === 0) return sources;
  return sources.map((source) =>
    source.role === "value" ? { ...source, transform: change(source.transform) } : source,
  );
}

/** Several lists as one; long results are made {@link unique} so that they cannot grow without bound. */
export function joined(lists: readonly (readonly Source[])[]): readonly Source[] {
  const filled = lists.filter((list) => list.length > 0);
  if (filled.length <= 1) return filled[0] ?? noSources;
  const all = filled.flat();
  return all.length > 16 ? unique(all) : all;
}

function transformText(transform: Transform): string {
  return transform.kind === "aggregation" ? `aggregation ${transform.function}` : transform.kind;
}

/** Up to this many sources are compared with each other; of more, keys are made. */
const fewSources = 12;

function isSame(a: Source, b: Source): boolean {
  if (a === b) return true;
  return (
    a.column === b.column &&
    a.relation === b.relation &&
    a.role === b.role &&
    (a.transform === b.transform || transformText(a.transform) === transformText(b.transform))
  );
}

/** Each source once, in the order of first mention. */
export function unique(sources: readonly Source[]): readonly Source[] {
  if (sources.length <= 1) return sources;
  if (sources.length <= fewSources) return uniqueOfFew(sources);
  const seen = new Map<string, Source>();
  for (const source of sources) {
    const key = `${source.role}\0${transformText(source.transform)}\0${source.relation}\0${source.column}`;
    if (!seen.has(key)) seen.set(key, source);
  }
  return seen.size === sources.length ? sources : [...seen.values()];
}

function uniqueOfFew(sources: readonly Source[]): readonly Source[] {
  let kept: Source[] | undefined;
  for (let i = 1; i < sources.length; i++) {
    const source = sources[i];
    if (source === undefined) continue;
    const before = kept ?? sources;
    const end = kept === undefined ? i : kept.length;
    let isNew = true;
    for (let j = 0; j < end && isNew; j++) {
      const other = before[j];
      if (other !== undefined && isSame(source, other)) isNew = false;
    }
    if (isNew) kept?.push(source);
    else kept ??= sources.slice(0, i);
  }
  return kept ?? sources;
}
