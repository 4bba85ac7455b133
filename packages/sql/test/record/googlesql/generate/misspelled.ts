import { recordWhereRefused, type Book } from "../book.ts";
import type { Analyser } from "../analyser.ts";
import { writtenQuestions, type Question } from "../written.ts";

/** Names that are columns of some setup. */
export type ColumnNames = ReadonlySet<string>;

/** Records short queries of those written by hand, with the name of one column misspelled, or one word or bracket left out. */
export async function recordMisspelled(analyser: Analyser, book: Book, names: ColumnNames): Promise<void> {
  const short = writtenQuestions("queries").filter(({ sql }) => sql.length < 260);
  await recordWhereRefused(analyser, book, short.flatMap((question) => [...misspelled(question, names), ...withoutToken(question)]));
} // prettier-ignore

const category = "refused: generated";

function misspelled({ id, sql, setup }: Question, names: ColumnNames): readonly Question[] {
  const places = [...sql.matchAll(/(?<![@'"$\w])[A-Za-z_]\w*(?!\s*\(|\w|['"])/g)].filter(([word]) =>
    names.has(word),
  );
  const chosen = [...new Set([places[0], places[Math.floor(places.length / 2)]])];
  return chosen
    .filter((place) => place !== undefined)
    .map(({ index, 0: word }) => ({
      id: `misspelled/${id}/${index}`,
      category,
      setup,
      sql: `${sql.slice(0, index)}${word}_x${sql.slice(index + word.length)}`,
    }));
}

function withoutToken({ id, sql, setup }: Question): readonly Question[] {
  const places = [...sql.matchAll(/\b(FROM|AS|BY|ON|THEN|END|BETWEEN|INTERVAL|FOR|IN|AND)\b|[(),]/g)];
  const place = places[sql.length % Math.max(1, places.length)];
  if (place === undefined) return [];
  const text = `${sql.slice(0, place.index)}${sql.slice(place.index + place[0].length)}`;
  return [{ id: `without/${id}/${place.index}`, category, setup, sql: text }];
}
