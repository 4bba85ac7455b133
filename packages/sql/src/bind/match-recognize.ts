import { childrenOf } from "../ast/children.ts";
import type { Expression } from "../ast/expression.ts";
import type { MatchRecognize } from "../ast/query.ts";
import { columnNameOf } from "../dialects/column-name-of.ts";
import { bindExpression } from "./expression/bind.ts";
import { fromRelation, type FromResult } from "./from-result.ts";
import { scopeOver } from "./join.ts";
import { relationScope, type ScopeColumn } from "./relation-scope.ts";
import type { Scope } from "./scope.ts";
import { inRole, joined, unique, type Source } from "./source.ts";
import { shownColumns } from "./star.ts";

/** Binds MATCH_RECOGNIZE: the columns of PARTITION BY, or of the source with ALL ROWS PER MATCH, then the measures. */
export function bindMatchRecognize(outer: Scope, node: MatchRecognize, source: FromResult): FromResult {
  const scope: Scope = { ...scopeOver(outer, source), grouping: undefined };
  const { context } = scope;
  const gap = source.relations.find((relation) => !relation.complete)?.reason;
  const partition = node.partitionBy.map((key) => namedValue(scope, key));
  const rows = node.allRows ? shownColumns(source) : partition;
  const measures = node.measures.map((item): ScopeColumn => {
    const { type, sources } = bindExpression(scope, item.expression);
    const name = item.alias?.name ?? "";
    // Rows without a match and empty matches have none.
    return { id: context.nextColumnId++, name, type, nullability: "nullable", sources };
  });
  const deciding = joined([
    ...partition.map((column) => column.sources),
    ...[
      ...node.conditions,
      ...node.orderBy.flatMap(({ expression }) => (expression.kind === "star" ? [] : [expression])),
    ].map((expression) => mentioned(scope, expression)),
  ]);
  const aliases = node.alias?.columns ?? [];
  const relation = relationScope(context, {
    alias: node.alias?.name.name,
    columns: [...rows, ...measures].map((column, i) => ({
      ...column,
      id: context.nextColumnId++,
      name: aliases[i]?.name ?? column.name,
    })),
    complete: gap === undefined || !node.allRows,
    reason: gap ?? "",
    assumed: source.relations.flatMap((each) => each.assumed),
    rowSources: unique(
      joined([
        source.rowSources,
        ...source.relations.map((each) => each.rowSources),
        inRole(deciding, "filter"),
      ]),
    ),
  });
  return fromRelation(relation);
}

function namedValue(scope: Scope, key: Expression): ScopeColumn {
  const { name, type, nullability, sources } = bindExpression(scope, key);
  const { context } = scope;
  return {
    id: context.nextColumnId++,
    name: name ?? columnNameOf(key, context.dialect) ?? "",
    type,
    nullability,
    sources,
  };
}

/** The sources of the columns in an expression: what is around them may be of the pattern alone. */
function mentioned(scope: Scope, root: Expression): readonly Source[] {
  const lists: (readonly Source[])[] = [];
  const open: ReturnType<typeof childrenOf>[number][] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === "column") lists.push(bindExpression(scope, node).sources);
    for (const one of childrenOf(node)) open.push(one);
  }
  return joined(lists);
}
