import type { BigqueryCase } from "../../oracle/bigquery.ts";
import { writtenCalls } from "./generate/written-calls.ts";

const reasons: readonly (readonly [RegExp, string])[] = [
  [/proto|_with_key$|^filter_fields$/, "protocol buffers and maps, which BigQuery has no types for"],
  [/^\$(eq|ne|lt|le|gt|ge)_(any|all)/, "comparison with ANY and ALL, which BigQuery's manual does not have"],
  [/relative_rank/, "the analyser asks for a type of rank that has no literal here"],
  [/^array_distinct$/, "the analyser lists it and does not find it"],
];

/** Why no recorded query calls a function of the catalogue. */
export function reasonOf(name: string): string {
  return reasons.find(([pattern]) => pattern.test(name))?.[1] ?? "no accepted call was found";
}

/** The functions of the catalogue that an accepted query calls; operators are called by the queries written for them. */
export function calledIn(cases: readonly BigqueryCase[], listed: readonly string[]): readonly string[] {
  const called = new Set<string>();
  for (const { id, sql, columns } of cases) {
    if (columns === undefined) continue;
    const own = /^functions\/(\$\w+)\/written/.exec(id)?.[1];
    if (own !== undefined && writtenCalls[own] !== undefined) called.add(own);
    for (const [, name = ""] of sql.matchAll(/\b([A-Za-z_][\w.]*)\s*\(/g)) called.add(name.toLowerCase());
  }
  return listed.filter((name) => called.has(name));
}
