import { nearestNames } from "@rocky/ir";
import type { ColumnName, Identifier, NodeSpan, Star } from "../ast/expression.ts";
import { report } from "../diagnostics.ts";
import { foldName, reportOnce, spanOf } from "./context.ts";
import { noFacts, strictFacts } from "./facts.ts";
import type { FromResult } from "./from-result.ts";
import type { RelationScope, ScopeColumn } from "./relation-scope.ts";
import { findRelation, proofIn, type Scope } from "./scope.ts";
import { reportUnknownQualifier } from "./expression/column-name.ts";
import { bindExpression } from "./expression/bind.ts";
import type { BoundValue } from "./value.ts";

/** An output column before the SELECT is finished. */
export interface Output {
  readonly name: string;
  readonly value: BoundValue;
  readonly node: NodeSpan;
}

/** The columns of a star, and why there may be more. */
export interface Expansion {
  readonly outputs: readonly Output[];
  /** Absent when these are all. */
  readonly gap: string | undefined;
}

/** The columns that `*` shows, in order: what USING merged stands once, where its left column stands. */
export function shownColumns(from: Pick<FromResult, "relations" | "shown">): readonly ScopeColumn[] {
  return from.relations.flatMap((relation) =>
    relation.columns
      .filter((column) => !relation.hidden.has(column.id))
      .map((column) => from.shown.get(column.id) ?? column),
  );
}

/** A scope with what its stars show. */
export interface StarScope {
  readonly scope: Scope;
  readonly from: FromResult;
}

/** Expands `*` or `t.*` with EXCLUDE, REPLACE and RENAME. */
export function expandStar({ scope, from }: StarScope, node: Star): Expansion {
  const sources = starSources(scope, from, node);
  if (sources === undefined) return { outputs: [], gap: "the text has an error" };
  const excluded = new Set(node.exclude.map((name) => foldName(scope.context, lastOf(name).name)));
  const replaced = new Map(node.replace.map((r) => [foldName(scope.context, r.name.name), r]));
  const renamed = new Map(node.rename.map((r) => [foldName(scope.context, lastOf(r.from).name), r.to.name]));
  const outputs: Output[] = [];
  const seen = new Set<string>();
  for (const column of sources.columns) {
    const key = foldName(scope.context, column.name);
    seen.add(key);
    if (excluded.has(key)) continue;
    const replacement = replaced.get(key);
    const name = renamed.get(key) ?? replacement?.name.name ?? column.name;
    const value =
      replacement === undefined ? columnOf(scope, column) : bindExpression(scope, replacement.expression);
    outputs.push({ name, value, node: replacement?.expression ?? node });
  }
  const gap = sources.relations.find((relation) => !relation.complete)?.reason;
  if (gap === undefined) {
    const named = [...node.exclude, ...node.rename.map((r) => r.from)].map(lastOf);
    reportMissing(scope, [...named, ...node.replace.map((r) => r.name)], sources.columns);
  }
  return { outputs, gap };
}

/** The value of a column that a star shows; ROLLUP and its like leave out keys, which are NULL then. */
export function columnOf(scope: Scope, column: ScopeColumn): BoundValue {
  const { type, sources, name } = column;
  if (scope.grouping?.sets === true)
    return { type, nullability: "nullable", sources, facts: noFacts, name, identity: column.id };
  const nullability = scope.notNull.has(column.id) ? "not-null" : column.nullability;
  return { type, nullability, sources, facts: strictFacts([column.id]), name, identity: column.id };
}

function lastOf(name: ColumnName): Identifier {
  return (
    name.parts.at(-1) ?? { kind: "identifier", name: "", quoted: false, start: name.start, end: name.end }
  );
}

interface StarSources {
  readonly columns: readonly ScopeColumn[];
  readonly relations: readonly RelationScope[];
}

function starSources(scope: Scope, from: FromResult, node: Star): StarSources | undefined {
  if (node.qualifier.length === 0) return { columns: shownColumns(from), relations: from.relations };
  const found = findRelation(
    scope,
    node.qualifier.map((part) => part.name),
  );
  if (found !== undefined && found.owner !== scope) scope.context.outerReads++;
  if (found !== undefined) return { columns: found.relation.columns, relations: [found.relation] };
  reportUnknownQualifier(scope, node.qualifier);
  return undefined;
}

function reportMissing(scope: Scope, names: readonly Identifier[], columns: readonly ScopeColumn[]): void {
  const present = new Set(columns.map((column) => foldName(scope.context, column.name)));
  for (const name of names) {
    if (present.has(foldName(scope.context, name.name))) continue;
    const nearest = nearestNames(
      name.name,
      columns.map((column) => column.name),
    );
    reportOnce(
      scope.context,
      report.unknownColumn(
        spanOf(scope.context, name),
        { name: name.name, where: " in this star" },
        {
          proof: proofIn(scope),
          help: nearest.length > 0 ? `Did you mean ${nearest.join(" or ")}?` : "The star has no such column.",
        },
      ),
    );
  }
}
