import type { BindContext } from "./context.ts";
import type { RelationScope } from "./relation-scope.ts";

/** Relations by folded alias, for lists that are too long to be searched for every name. */
export interface RelationIndex {
  /** The list that was asked about last; those that begin like it are asked about next. */
  current: readonly RelationScope[];
  readonly relations: RelationScope[];
  readonly byKey: Map<string, RelationScope[]>;
}

/** Up to this many relations are looked at one by one. */
const few = 8;

const none: readonly RelationScope[] = [];

/** The relations that go by a folded alias, in order. */
export function relationsCalled(
  context: BindContext,
  relations: readonly RelationScope[],
  key: string,
): readonly RelationScope[] {
  if (relations.length <= few) return relations.filter((relation) => relation.key === key);
  return indexOf(context, relations).byKey.get(key) ?? none;
}

/** Relations among which are all of one name: a short list is that itself, so that nothing is made for it. */
export function perhapsCalled(
  context: BindContext,
  relations: readonly RelationScope[],
  key: string,
): readonly RelationScope[] {
  return relations.length <= few ? relations : relationsCalled(context, relations, key);
}

/** The index of a list: each join of a chain sees what the one before it sees and a little more, so they share one. */
function indexOf(context: BindContext, relations: readonly RelationScope[]): RelationIndex {
  const relationIndexes = (context.relationIndexes ??= new Map());
  const [first] = relations;
  const index = first === undefined ? undefined : relationIndexes.get(first);
  if (index !== undefined) {
    if (index.current !== relations) follow(index, relations);
    return index;
  }
  const made: RelationIndex = { current: [], relations: [], byKey: new Map() };
  if (first !== undefined) relationIndexes.set(first, made);
  follow(made, relations);
  return made;
}

function follow(index: RelationIndex, relations: readonly RelationScope[]): void {
  let shared = 0;
  while (shared < index.relations.length && index.relations[shared] === relations[shared]) shared++;
  while (index.relations.length > shared) index.byKey.get(index.relations.pop()?.key ?? "")?.pop();
  for (const relation of relations.slice(shared)) {
    index.relations.push(relation);
    const key = relation.key ?? "";
    const same = index.byKey.get(key);
    if (same === undefined) index.byKey.set(key, [relation]);
    else same.push(relation);
  }
  index.current = relations;
}
