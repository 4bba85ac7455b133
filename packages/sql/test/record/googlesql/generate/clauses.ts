import type { Analyser } from "../analyser.ts";
import { recordWhereAccepted, type Book } from "../book.ts";
import type { Question } from "../written.ts";
import { features, type Clauses, type Feature } from "./clause-features.ts";

/** Records every clause alone, each pair of clauses in one query, and each clause over a query with each other one. */
export async function recordClauses(analyser: Analyser, book: Book): Promise<void> {
  const single = features.map((feature) => made([feature.name], feature.wrap(textOf(feature.clauses, "orders"))));
  const pairs = features.flatMap((first, i) =>
    features.slice(i).flatMap((second) => {
      const merged = first === second ? undefined : mergedOf(first.clauses, second.clauses);
      const direct = merged === undefined ? [] : [made([first.name, "with", second.name], second.wrap(first.wrap(textOf(merged, "orders"))))];
      const nested = (i + features.indexOf(second)) % 2 === 0 ? nest(first, second) : nest(second, first);
      return [...direct, nested];
    }),
  );
  await recordWhereAccepted(analyser, book, [...single, ...pairs]);
} // prettier-ignore

function nest(outer: Feature, inner: Feature): Question {
  const text = inner.wrap(textOf(inner.clauses, "orders"));
  return made([outer.name, "over", inner.name], outer.wrap(textOf(outer.clauses, `(${text})`)));
}

function made(names: readonly string[], sql: string): Question {
  return { id: `clauses/${names.join(" ")}`, category: "clause pairs", setup: "tables", sql };
}

const single = ["distinct", "group", "having", "window", "qualify", "order", "limit"] as const;

/** Two features in one query; `undefined` when both want the same clause. */
function mergedOf(one: Clauses, other: Clauses): Clauses | undefined {
  if (single.some((clause) => one[clause] !== undefined && other[clause] !== undefined)) return undefined;
  const joined = (clause: "select" | "where" | "join" | "with" | "pipe", between: string): Clauses => {
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
    ...joined("pipe", " "),
  };
}

function textOf(clauses: Clauses, source: string): string {
  const listed =
    clauses.group === undefined
      ? "s.status, s.amount, s.customer_id"
      : "s.status, MAX(s.amount) AS amount, s.customer_id";
  const part = (word: string, text: string | undefined): string =>
    text === undefined ? "" : `${word} ${text}`;
  return [
    part("WITH", clauses.with),
    "SELECT",
    clauses.distinct ?? "",
    clauses.select === undefined ? listed : `${listed}, ${clauses.select}`,
    `FROM ${source} AS s`,
    clauses.join ?? "",
    part("WHERE", clauses.where),
    part("GROUP BY", clauses.group),
    part("HAVING", clauses.having),
    part("QUALIFY", clauses.qualify),
    part("WINDOW", clauses.window),
    part("ORDER BY", clauses.order),
    part("LIMIT", clauses.limit),
    clauses.pipe ?? "",
  ]
    .filter((text) => text !== "")
    .join(" ");
}
