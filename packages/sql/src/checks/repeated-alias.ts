import type { Identifier, NodeSpan, Star } from "../ast/expression.ts";
import { foldName } from "../bind/context.ts";
import { perhapsCalled, relationsCalled } from "../bind/relation-index.ts";
import type { RelationScope, ScopeColumn } from "../bind/relation-scope.ts";
import { findName, type Scope } from "../bind/scope.ts";
import { keptColumns, shownColumns, starColumns, type StarScope } from "../bind/star.ts";
import { hasTwins, mergedIds, twinOf } from "../bind/twins.ts";
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
    const called = foldName(scope.context, qualifier.name);
    let twins = 0;
    for (const { key } of perhapsCalled(scope.context, scope.relations, called)) if (key === called) twins++;
    if (twins < 2) return;
    const key = foldName(scope.context, name.name);
    if (scope.merged.has(key) && !asksByName(scope)) return;
    if (calledBy(scope, qualifier).filter((relation) => relation.byName.has(key)).length > 1)
      say(scope, node, { name: qualifier.name, what: name.name });
  },
};

/** Whether the engine asks for each column of a star by the name of its table. */
function asksByName({ context }: Scope): boolean {
  return context.dialect.syntax.forms.has("stars-by-name");
}

/** What USING made of the columns of two tables is `t.x` for the engine. */
function checkMerged(scope: Scope, name: Identifier): void {
  const merged = scope.merged.size === 0 ? undefined : scope.merged.get(foldName(scope.context, name.name));
  if (merged === undefined || !asksByName(scope) || !hasTwins(scope, scope.relations)) return;
  const meaning = findName(scope, name.name);
  if (meaning.kind !== "column" || meaning.column !== merged) return;
  const twin = twinOf(scope, scope.relations, [merged]);
  if (twin !== undefined) say(scope, name, { name: twin, what: name.name });
}

/** E059: a star over two tables of one name: qualified always, else where both have a column of one name. Error, as above. */
export const ambiguousStar: Check = {
  on: "select",
  look: ({ scope, node, from }) => {
    const { relations } = from;
    if (relations.length < 2 || !node.items.some((item) => item.expression.kind === "star")) return;
    if (!asksByName(scope) || !hasTwins(scope, relations)) return;
    for (const { expression } of node.items) {
      if (expression.kind !== "star") continue;
      const [qualifier] = expression.qualifier;
      const twin =
        qualifier !== undefined
          ? calledBy(scope, qualifier)[1]?.alias
          : twinOf(scope, relations, askedColumns({ scope, from }, expression));
      if (twin !== undefined) say(scope, expression, { name: twin, what: "the star" });
    }
  },
};

/** The columns that the engine asks for: those that a pattern leaves out as well, unless USING merged them. */
function askedColumns(star: StarScope, node: Star): readonly ScopeColumn[] {
  const kept = node.exclude.length === 0 ? shownColumns(star.from) : keptColumns(star, node);
  if (node.filter === undefined) return kept;
  const merged = mergedIds(star.scope);
  const chosen = new Set(starColumns(star, node).columns.map(({ column }) => column));
  return kept.filter(
    (column) => chosen.has(column) || (column.members === undefined && !merged.has(column.id)),
  );
}

function say(scope: Scope, node: NodeSpan, args: { readonly name: string; readonly what: string }): void {
  tell(scope, node, { row: report.ambiguousTable, args });
}

function calledBy({ context, relations }: Scope, { name }: Identifier): readonly RelationScope[] {
  return relationsCalled(context, relations, foldName(context, name));
}
