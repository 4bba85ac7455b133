import { token } from "../../lex/token.ts";
import { word } from "../../lex/words.ts";
import { removal, type Candidate, type Place } from "./candidate.ts";

/** `CREATE TABLE x AS SELECT …`, `INSERT INTO x SELECT …`: the query in it is read. */
export function statementPrefix({ tokens }: Place): readonly Candidate[] {
  if (tokens.words[0] !== word.create && tokens.words[0] !== word.insert) return [];
  for (let index = 1; index < tokens.count && index < 40; index++) {
    const number = tokens.words[index];
    if (number !== word.select && number !== word.with) continue;
    if (tokens.kinds[index - 1] === token.leftParen) return [];
    return [{ splice: { at: 0, remove: index, insert: [] }, cost: 0.5 }];
  }
  return [];
}

/** A semicolon inside of a query. */
export function strayEnd({ tokens, at }: Place): readonly Candidate[] {
  if (tokens.kinds[at - 1] !== token.semicolon) return [];
  return [
    {
      splice: { at: at - 1, remove: 1, insert: [] },
      cost: 0.5,
      help: "Remove the `;` before it.",
      edit: removal(tokens, at - 1),
    },
  ];
}
