import type { ColumnName, Identifier, NodeSpan, Star, StarFilter } from "../ast/expression.ts";
import { report } from "../diagnostics.ts";
import { foldName, reportOnce, spanOf } from "./context.ts";
import type { RelationScope } from "./relation-scope.ts";
import { findRelation, proofIn, type Scope } from "./scope.ts";

/** E048: `t.x` in EXCLUDE where the star shows no t with an x. Error: the engine refuses it always. */
export function checkQualifiers(scope: Scope, { exclude }: Star, relations: readonly RelationScope[]): void {
  for (const { parts } of exclude) {
    const name = parts.at(-1);
    const [first] = parts;
    if (name === undefined || first === undefined || parts.length < 2) continue;
    const key = foldName(scope.context, name.name);
    const qualifier = parts.slice(0, -1).map((part) => part.name);
    const found = findRelation(scope, qualifier, key)?.relation;
    if (found !== undefined && relations.includes(found) && (!found.complete || found.byName.has(key)))
      continue;
    const args = { name: parts.map((part) => part.name).join("."), where: " in this star" };
    const span = { file: scope.context.file, start: first.start, end: name.end };
    const help = "The name of a table of FROM stands before the dot, or none.";
    reportOnce(scope.context, report.unknownColumn(span, args, { help, proof: proofIn(scope) }));
  }
}

/** E068: a name that stands twice in the lists of a star, and REPLACE or RENAME before LIKE. Error: the engine refuses it always. */
export function checkLists(scope: Scope, { exclude, replace, rename, filter }: Star): void {
  const changes = replace[0] ?? rename[0];
  if (filter !== undefined && changes !== undefined) tellFilter(scope, filter);
  if (exclude.length + replace.length + rename.length < 2) return;
  const from = rename.map((item) => item.from);
  for (const list of [exclude, from]) checkColumnNames(scope, list);
  const plain = (list: readonly ColumnName[]): readonly Identifier[] =>
    list.flatMap(({ parts: [name, more] }) => (name === undefined || more !== undefined ? [] : [name]));
  const replaced = replace.map((item) => item.name);
  const lists = [plain(exclude), replaced, plain(from)];
  const seen = new Set<string>();
  for (const list of lists) {
    const here = list.filter((name) => {
      const key = foldName(scope.context, name.name);
      if (list !== replaced) return seen.has(key);
      const twice = seen.has(key);
      seen.add(key);
      return twice;
    });
    const mayReplace = scope.context.dialect.syntax.forms.has("filter-first");
    const twice = mayReplace
      ? here.filter((name) => !replaced.some((other) => sameName(scope, name, other)))
      : here;
    for (const name of twice) tell(scope, name);
    for (const name of list) seen.add(foldName(scope.context, name.name));
  }
}

function tellFilter(scope: Scope, filter: NodeSpan): void {
  if (scope.context.dialect.syntax.forms.has("filter-first")) return;
  const problem = "it cannot choose names beside REPLACE and RENAME";
  const help = "Choose the columns in a subquery.";
  const span = spanOf(scope.context, filter);
  reportOnce(scope.context, report.starAlone(span, { problem }, { help, proof: proofIn(scope) }));
}

function sameName({ context }: Scope, a: Identifier, b: Identifier): boolean {
  return a !== b && foldName(context, a.name) === foldName(context, b.name);
}

function checkColumnNames(scope: Scope, list: readonly ColumnName[]): void {
  const byColumn = new Map<string, ColumnName[]>();
  for (const name of list) {
    const key = foldName(scope.context, name.parts.at(-1)?.name ?? "");
    const before = byColumn.get(key);
    if (before === undefined) byColumn.set(key, [name]);
    else {
      if (before.some((other) => overlap(scope, other, name))) tell(scope, name);
      before.push(name);
    }
  }
}

/** Whether two names of a list mean one column: the same names, or one without a table. */
function overlap({ context }: Scope, a: ColumnName, b: ColumnName): boolean {
  const [one, other] = [a, b].map(({ parts }) => parts.map((part) => foldName(context, part.name)));
  if (one === undefined || other === undefined || one.at(-1) !== other.at(-1)) return false;
  return one.length === 1 || other.length === 1 || one.join("\0") === other.join("\0");
}

function tell(scope: Scope, node: NodeSpan & { readonly name?: string }): void {
  refuse(scope, node, "it names a column twice");
}

function refuse(scope: Scope, node: NodeSpan, problem: string): void {
  reportOnce(
    scope.context,
    report.starAlone(spanOf(scope.context, node), { problem }, { proof: proofIn(scope) }),
  );
}

/** E068, E048: a pattern after a star that is no text, or that no column matches. Error: the engine refuses it always. */
export function checkFilter(
  scope: Scope,
  { pattern, escape }: StarFilter,
  { before, chosen }: { readonly before: readonly unknown[]; readonly chosen: Chosen },
): void {
  if (pattern.kind === "parameter" || pattern.kind === "opaque" || pattern.kind === "error") return;
  if (pattern.kind !== "literal" || (pattern.literal !== "string" && pattern.literal !== "null"))
    return refuse(scope, pattern, "the pattern after it must be a text, written out");
  if (escape?.kind === "literal" && (escape.literal !== "string" || Array.from(escape.text).length > 1))
    return refuse(scope, escape, "ESCAPE takes a text of one character");
  if (before.length === 0 || chosen.columns.length > 0) return;
  if (chosen.gap === undefined || pattern.literal === "null")
    refuse(scope, pattern, "no column has a name like this");
}

interface Chosen {
  readonly columns: readonly unknown[];
  readonly gap: string | undefined;
}
