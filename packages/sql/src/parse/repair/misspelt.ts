import { nearestNames } from "@rocky/ir";
import { keywordNumber } from "../../lex/keyword-number.ts";
import { token } from "../../lex/token.ts";
import { word } from "../../lex/words.ts";
import { changed, stretch, textAt, type Candidate, type Place } from "./candidate.ts";
import type { NewToken } from "./splice.ts";

const words = (
  "select distinct from where group having window qualify order limit offset union intersect except left right " +
  "inner outer full cross join using and not null like ilike between case when then else end over partition rows " +
  "range preceding following unbounded current asc desc nulls first last filter within exists cast with recursive " +
  "values all true false interval as on in is by"
).split(" ");

/** A plain word that is nearly a keyword, or two keywords without the space between them. */
export function misspelt(place: Place): readonly Candidate[] {
  return [0, 1, 2].flatMap((back) => {
    const index = place.at - back;
    if (index < 0 || place.tokens.kinds[index] !== token.word || place.tokens.words[index] !== 0) return [];
    return [
      ...longer(place, index),
      ...nearly(place, index, 0.45 + back * 0.1),
      ...glued(place, index, 0.4 + back * 0.1),
    ];
  });
}

const shorter: Readonly<Record<string, "asc" | "desc">> = { ascending: "asc", descending: "desc" };

/** `ORDER BY a DESCENDING`. */
function longer(place: Place, index: number): readonly Candidate[] {
  const written = textAt(place, index).toLowerCase();
  const meant = Object.hasOwn(shorter, written) ? shorter[written] : undefined;
  if (meant === undefined) return [];
  return [
    instead(place, index, {
      insert: [changed(place.tokens, index, { word: word[meant] })],
      meant,
      cost: 0.2,
    }),
  ];
}

function nearly(place: Place, index: number, cost: number): readonly Candidate[] {
  const written = textAt(place, index);
  return nearestNames(written, words, 3)
    .filter((meant) => Math.abs(meant.length - written.length) <= 2)
    .map((meant, rank) => {
      const insert = [changed(place.tokens, index, { word: word[meant as "select"] })];
      return instead(place, index, {
        insert,
        meant,
        cost: cost + rank * 0.05 + doubt(written, meant),
      });
    });
}

function doubt(written: string, meant: string): number {
  return (written.length < 4 ? 0.2 : 0) + (written[0]?.toLowerCase() === meant[0] ? 0 : 0.15);
}

/** `GROUPBY`, `ORDER_BY`, `LIMIT10`. */
function glued(place: Place, index: number, cost: number): readonly Candidate[] {
  const written = textAt(place, index);
  const { start, end } = stretch(place.tokens, index);
  for (let cut = 2; cut < written.length; cut++) {
    const first = keywordNumber(place.syntax.keywords, written.slice(0, cut));
    const rest = written[cut] === "_" ? cut + 1 : cut;
    const number = /^\d+$/.test(written.slice(rest));
    const second = number ? 0 : keywordNumber(place.syntax.keywords, written.slice(rest));
    if (first === 0 || (second === 0 && !number)) continue;
    const insert: readonly NewToken[] = [
      { kind: token.word, word: first, start, end: start + cut },
      { kind: number ? token.integer : token.word, word: second, start: start + rest, end },
    ];
    const meant = `${written.slice(0, cut)} ${written.slice(rest)}`;
    return [instead(place, index, { insert, meant, cost })];
  }
  return [];
}

function instead(
  place: Place,
  index: number,
  { insert, meant, cost }: { insert: readonly NewToken[]; meant: string; cost: number },
): Candidate {
  const upper = meant.toUpperCase();
  return {
    splice: { at: index, remove: 1, insert },
    cost,
    help: `Did you mean ${upper}?`,
    edit: { ...stretch(place.tokens, index), newText: upper },
    told: { as: "misspelt", meant: upper, found: textAt(place, index), ...stretch(place.tokens, index) },
  };
}
