import type { Candidate, Place } from "./candidate.ts";
import { bareQuery } from "./bare-queries.ts";
import { brackets } from "./brackets.ts";
import { commas, operands, strays } from "./commas.ts";
import { foreignQuotes, strayBackquote } from "./foreign-quotes.ts";
import { foreign } from "./foreign.ts";
import { halfWritten } from "./half-written.ts";
import { keywordNames, missingOperator, missingWord } from "./missing-words.ts";
import { emptyClause, extractComma, misplacedOver, slicedType } from "./misplaced.ts";
import { misspelt } from "./misspelt.ts";
import { oddNames } from "./odd-names.ts";
import { operatorTypos } from "./operator-typos.ts";
import { replacedToken } from "./replacements.ts";
import { statementPrefix, strayEnd } from "./statement-prefix.ts";

type Rule = (place: Place) => readonly Candidate[];

const syntaxRules: readonly Rule[] = [
  foreign,
  foreignQuotes,
  bareQuery,
  halfWritten,
  strayBackquote,
  operatorTypos,
  oddNames,
  misplacedOver,
  extractComma,
  slicedType,
  emptyClause,
  misspelt,
  commas,
  brackets,
  missingWord,
  keywordNames,
  strays,
  operands,
  missingOperator,
  replacedToken,
];

/** The rules for a finding with that code; none for those after which nothing is to be mended. */
const rulesOf: Readonly<Record<string, readonly Rule[]>> = {
  E040: syntaxRules,
  E041: syntaxRules,
  E044: [statementPrefix],
  E045: [strayEnd],
  E046: [operatorTypos, halfWritten],
};

/** What may mend the text where a finding with that code was told, the likeliest first. */
export function candidatesFor(code: string, place: Place): readonly Candidate[] {
  const found = (rulesOf[code] ?? []).flatMap((rule) => rule(place));
  return found.sort((a, b) => a.cost - b.cost);
}
