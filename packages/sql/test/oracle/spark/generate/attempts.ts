import type { AcceptedCase, Refusal, SparkCase, SparkColumn } from "../case.ts";

/** What Spark says of a query. */
export type Answer = { readonly columns: readonly SparkColumn[] } | { readonly refused: Refusal };

/** Asks Spark about one query. */
export type Ask = (sql: string) => Promise<Answer>;

/** Expressions that are tried one by one, each in the place of the `?` of `query`. */
export interface Attempts {
  readonly id: string;
  readonly category: string;
  readonly query: string;
  readonly expressions: readonly string[];
}

/** How many accepted expressions make one query of the corpus. */
const size = 16;

/** Of the refused ones every so manieth is kept. */
const keptOf = 3;

/** Those that Spark takes, several to a query, and some of those that it refuses, by the class of the error. */
export async function tryAll(ask: Ask, attempts: Attempts): Promise<readonly SparkCase[]> {
  const { expressions } = attempts;
  const answers = await Promise.all(expressions.map((expression) => ask(put(attempts, expression))));
  const taken = expressions.filter((_, i) => "columns" in (answers[i] ?? {}));
  const groups = Array.from({ length: Math.ceil(taken.length / size) }, (_, i) =>
    taken.slice(i * size, (i + 1) * size),
  );
  const accepted = await Promise.all(
    groups.map((group, i) => askGroup(ask, { ...attempts, id: `${attempts.id}/${i + 1}` }, group)),
  );
  return [...accepted.flat(), ...refusedOf(attempts, answers)];
}

/** One query of all; where Spark takes them only alone, one of each. */
async function askGroup(
  ask: Ask,
  attempts: Attempts,
  group: readonly string[],
): Promise<readonly AcceptedCase[]> {
  const { id, category } = attempts;
  const sql = put(attempts, group.join(", "));
  const answer = await ask(sql);
  if ("columns" in answer) return [{ id, category, setup: "tables", sql, columns: answer.columns }];
  if (group.length === 1) throw new Error(`Spark changes its mind about ${sql}`);
  const parts = group.map((each, i) => askGroup(ask, { ...attempts, id: `${id}.${i + 1}` }, [each]));
  return (await Promise.all(parts)).flat();
}

function refusedOf(attempts: Attempts, answers: readonly (Answer | undefined)[]): readonly SparkCase[] {
  const refused = attempts.expressions.flatMap((expression, i) => {
    const answer = answers[i];
    if (answer === undefined || !("refused" in answer) || i % keptOf !== 0) return [];
    return [{ expression, refused: answer.refused }];
  });
  const byClass = Map.groupBy(refused, (each) => each.refused.class ?? each.refused.message ?? "");
  return [...byClass.values()].map((group, i) => ({
    id: `${attempts.id}/refused ${i + 1}`,
    category: `refused: ${attempts.category}`,
    setup: "tables",
    sql: attempts.query,
    each: group.map(({ expression }) => expression),
    refused: shared(group[0]?.refused ?? {}),
  }));
}

function put({ query }: Attempts, text: string): string {
  return query.replace("?", () => text);
}

/** What all refusals of one class have in common. */
function shared(refused: Refusal): Refusal {
  return refused.class === undefined ? refused : { class: refused.class };
}
