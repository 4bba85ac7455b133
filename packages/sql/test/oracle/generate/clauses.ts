import type { OracleCase } from "../case.ts";
import type { Clauses, Feature } from "./clause-features.ts";

/** Every clause alone, each pair of clauses in one query, and each clause over a query with each other one. */
export function clausePairs(features: readonly Feature[]): readonly (readonly OracleCase[])[] {
  const single = features.map((feature) => [
    made([feature.name], feature.wrap(textOf(feature.clauses, "orders"))),
  ]);
  const pairs = features.flatMap((first, i) =>
    features.slice(i).flatMap((second) => {
      const merged = first === second ? undefined : mergedOf(first.clauses, second.clauses);
      const direct =
        merged === undefined
          ? []
          : [[made([first.name, "with", second.name], second.wrap(first.wrap(textOf(merged, "orders"))))]];
      const nested = (i + features.indexOf(second)) % 2 === 0 ? nest(first, second) : nest(second, first);
      return [...direct, nested];
    }),
  );
  return [...single, ...pairs];
}

function nest(outer: Feature, inner: Feature): readonly OracleCase[] {
  const text = inner.wrap(textOf(inner.clauses, "orders"));
  return [made([outer.name, "over", inner.name], outer.wrap(textOf(outer.clauses, `(${text})`)))];
}

function made(names: readonly string[], sql: string): OracleCase {
  return { id: `clauses/${names.join(" ")}`, category: "clause pairs", setup: "tables", sql };
}

/** Two features in one query; `undefined` when both want the same clause. */
function mergedOf(one: Clauses, other: Clauses): Clauses | undefined {
  for (const clause of [
    "distinct",
    "group",
    "having",
    "window",
    "qualify",
    "order",
    "limit",
    "sample",
  ] as const) {
    if (one[clause] !== undefined && other[clause] !== undefined) return undefined;
  }
  const joined = (clause: "select" | "where" | "join" | "with", between: string): Clauses => {
    const both = [one[clause], other[clause]].filter((text) => text !== undefined);
    return both.length === 0 ? {} : { [clause]: both.join(between) };
  };
  return {
    ...one,
    ...other,
    ...joined("select", ", "),
    ...joined("where", " AND "),
    ...joined("join", " "),
    ...joined("with", ", "),
  };
}

function textOf(clauses: Clauses, source: string): string {
  const { distinct, select, join, where, group, having, window, qualify, order, limit, sample } = clauses;
  const columns =
    group === undefined
      ? "s.status, s.amount, s.customer_id"
      : "s.status, max(s.amount) AS amount, s.customer_id";
  return [
    clauses.with === undefined ? "" : `WITH ${clauses.with}`,
    "SELECT",
    distinct,
    select === undefined ? columns : `${columns}, ${select}`,
    `FROM ${source} AS s`,
    join,
    sample === undefined ? "" : `TABLESAMPLE ${sample}`,
    where === undefined ? "" : `WHERE ${where}`,
    group === undefined ? "" : `GROUP BY ${group}`,
    having === undefined ? "" : `HAVING ${having}`,
    window === undefined ? "" : `WINDOW ${window}`,
    qualify === undefined ? "" : `QUALIFY ${qualify}`,
    order === undefined ? "" : `ORDER BY ${order}`,
    limit === undefined ? "" : `LIMIT ${limit}`,
  ]
    .filter((part) => part !== undefined && part !== "")
    .join(" ");
}
