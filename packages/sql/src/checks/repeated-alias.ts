import type { Identifier, NodeSpan, Star } from "../ast/expression.ts";
import { foldName } from "../bind/context.ts";
import type { RelationScope } from "../bind/relation-scope.ts";
import { findName, type Scope } from "../bind/scope.ts";
import { report } from "../diagnostics.ts";
import type { Check } from "./check.ts";
import { tell } from "./tell.ts";

/** E059: `t.x`, or the x of USING, where two tables are called t and both have an x. Error: the engine refuses it always. */
export const ambiguousQualifier: Check = {
  on: "column",
  look: ({ scope, node }) => {
    const [qualifier, name] = node.parts;
    if (qualifier === undefined || scope.relations.length < 2) return;
    if (name === undefined) return checkMerged(scope, qualifier);
    const twins = calledBy(scope, qualifier);
    if (twins.length < 2) return;
    const key = foldName(scope.context, name.name);
    if (twins.filter((relation) => relation.byName.has(key)).length > 1)
      say(scope, node, { name: qualifier.name, what: name.name });
  },
};

/** What USING made of the columns of two tables is `t.x` for the engine. Only where there are no other tables, whose column it could be. */
function checkMerged(scope: Scope, name: Identifier): void {
  const merged = scope.merged.size === 0 ? undefined : scope.merged.get(foldName(scope.context, name.name));
  const [left, right] = scope.relations;
  if (merged === undefined || scope.relations.length !== 2 || left?.alias === undefined) return;
  if (right === undefined || !isTwin(scope, left, right)) return;
  const meaning = findName(scope, name.name);
  if (meaning.kind === "column" && meaning.column === merged)
    say(scope, name, { name: left.alias, what: name.name });
}

/** E059: a star over two tables of one name: qualified always, else where both have a column of one name. Error, as above. */
export const ambiguousStar: Check = {
  on: "select",
  look: ({ scope, node, from: { relations } }) => {
    if (relations.length < 2 || !node.items.some((item) => item.expression.kind === "star")) return;
    if (!hasTwins(scope, relations)) return;
    for (const { expression } of node.items) {
      if (expression.kind !== "star" || expression.exclude.length > 0) continue;
      const [qualifier] = expression.qualifier;
      // What is left out may be what both have.
      if (qualifier === undefined && isChanged(expression)) continue;
      const twins =
        qualifier === undefined ? clashing(scope, relations) : calledBy(scope, qualifier).slice(1);
      const [twin] = twins;
      if (twin !== undefined) say(scope, expression, { name: twin.alias ?? "", what: "the star" });
    }
  },
};

function isChanged({ exclude, replace, rename, filter }: Star): boolean {
  return exclude.length + replace.length + rename.length > 0 || filter !== undefined;
}

function say(scope: Scope, node: NodeSpan, args: { readonly name: string; readonly what: string }): void {
  tell(scope, node, { row: report.ambiguousTable, args });
}

function calledBy(scope: Scope, { name }: Identifier): readonly RelationScope[] {
  return scope.relations.filter(
    ({ alias }) =>
      alias === name ||
      (alias?.length === name.length &&
        isNear(alias, name) &&
        foldName(scope.context, alias) === foldName(scope.context, name)),
  );
}

/** Whether the first letters may be the same but for case. */
function isNear(a: string, b: string): boolean {
  return (a.charCodeAt(0) | 32) === (b.charCodeAt(0) | 32);
}

function hasTwins(scope: Scope, relations: readonly RelationScope[]): boolean {
  const names = relations.flatMap(({ alias }) =>
    alias === undefined ? [] : [foldName(scope.context, alias)],
  );
  return new Set(names).size < names.length;
}

/** Whether two relations go by one name: a table's own, in full, or an alias. `orders` and `(SELECT …) orders` are two names. */
function isTwin({ context }: Scope, a: RelationScope, b: RelationScope): boolean {
  if (a.alias === undefined || b.alias === undefined || a.path.length !== b.path.length) return false;
  if (foldName(context, a.alias) !== foldName(context, b.alias)) return false;
  return a.path.every((part, i) => foldName(context, part) === foldName(context, b.path[i] ?? ""));
}

/** The columns that a star asks of a relation by its name: those that USING merged are the left one's, where there are no others, and of a twin. */
function shownNames(
  scope: Scope,
  { columns, hidden }: RelationScope,
  merged: "merged too" | "shown",
): readonly string[] {
  return columns.flatMap((column) =>
    merged === "shown" && hidden.has(column.id) ? [] : [foldName(scope.context, column.name)],
  );
}

/** Relations that share their name and a column with one before them. */
function clashing(scope: Scope, relations: readonly RelationScope[]): readonly RelationScope[] {
  return relations.filter((relation, i) => {
    const { alias } = relation;
    if (alias === undefined) return false;
    const key = foldName(scope.context, alias);
    return relations.slice(0, i).some((before) => {
      if (before.alias === undefined || foldName(scope.context, before.alias) !== key) return false;
      const which = relations.length === 2 && isTwin(scope, before, relation) ? "merged too" : "shown";
      const names = shownNames(scope, before, which);
      return shownNames(scope, relation, which).some((name) => names.includes(name));
    });
  });
}
