import type { SparkColumn } from "../case.ts";

/** A call that Spark takes, with what it makes. */
export interface Call {
  readonly args: readonly string[];
  readonly columns: readonly SparkColumn[];
}

/** Of many accepted calls those that show each result and each operand at each place; all where they are few. */
export function chosen(calls: readonly Call[]): readonly Call[] {
  const arity = calls[0]?.args.length ?? 0;
  const most = arity < 3 ? 40 : arity === 3 ? 16 : 5;
  if (calls.length <= most) return calls;
  const seen = new Set<string>();
  const news = calls.filter((call) => {
    const facts = factsOf(call).filter((fact) => !seen.has(fact));
    for (const fact of facts) seen.add(fact);
    return facts.length > 0;
  });
  return news.slice(0, most);
}

function factsOf({ args, columns }: Call): readonly string[] {
  const result = columns.map(({ type, nullable }) => `${type}${nullable === true ? "?" : ""}`).join(";");
  return [`=${result}`, ...args.map((arg, i) => `${i}:${arg}`)];
}
