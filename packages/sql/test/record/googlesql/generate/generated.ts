import type { Analyser } from "../analyser.ts";
import type { Book } from "../book.ts";
import { recordCasts } from "./casts.ts";
import { recordClauses } from "./clauses.ts";
import { recordCommonTypes, recordSetOperations } from "./common-types.ts";
import { recordDateParts } from "./date-parts.ts";
import { recordFunctions } from "./functions.ts";
import { recordLiterals } from "./literals.ts";
import { recordMisspelled, type ColumnNames } from "./misspelled.ts";
import { recordOperators } from "./operators.ts";
import { recordPipes } from "./pipes.ts";
import { recordRelations } from "./relations.ts";

/** Records everything that is not written by hand. */
export async function recordGenerated(analyser: Analyser, book: Book, names: ColumnNames): Promise<void> {
  await recordFunctions(analyser, book);
  await recordOperators(analyser, book);
  await recordCommonTypes(analyser, book);
  await recordSetOperations(analyser, book);
  await recordCasts(analyser, book);
  await recordDateParts(analyser, book);
  await recordLiterals(analyser, book);
  await recordRelations(analyser, book);
  await recordMisspelled(analyser, book, names);
  await recordClauses(analyser, book);
  await recordPipes(analyser, book);
}
