import { bigqueryLine, type BigqueryCase, type OperandLists } from "../../oracle/bigquery.ts";
import type { Analysed, Analyser } from "./analyser.ts";
import type { Question } from "./written.ts";

/** What is to be written: lines, and what a person has to mend. */
export interface Book {
  readonly cases: BigqueryCase[];
  readonly problems: string[];
}

/** The message of a refusal without the list of signatures, and its place apart. */
export function refusalOf(message: string): Pick<BigqueryCase, "refused" | "at"> {
  const place = / \[at (\d+:\d+)\]$/.exec(message);
  const text = place === null ? message : message.slice(0, place.index);
  const [first = "", second = ""] = text.split("\n");
  const refused = second.startsWith("  Argument types:") ? `${first} (${second.trim()})` : first;
  return place?.[1] === undefined ? { refused } : { refused, at: place[1] };
}

/** The case of an answer. */
export function caseOf(question: Question, answer: Analysed): BigqueryCase {
  return "refused" in answer ? { ...question, ...refusalOf(answer.refused) } : { ...question, ...answer };
}

/** Two outputs of one name; the analyser takes them, BigQuery's result cannot have them. */
export function repeatedName(answer: Analysed): string | undefined {
  if ("refused" in answer) return undefined;
  const names = answer.columns.map(({ name }) => name.toLowerCase());
  return names.find((name, i) => names.indexOf(name) !== i);
}

/** Records questions that must be accepted. */
export async function recordAccepted(analyser: Analyser, book: Book, questions: readonly Question[]): Promise<void> {
  for (const question of questions) {
    const answer = await analyser.describe(question.setup, question.sql);
    const twice = repeatedName(answer);
    if ("refused" in answer) book.problems.push(`refused: ${question.id}: ${answer.refused.split("\n")[0] ?? ""}\n${question.sql}`);
    else if (twice !== undefined) book.problems.push(`two outputs are called ${twice}: ${question.id}\n${question.sql}`);
    else book.cases.push(caseOf(question, answer));
  }
} // prettier-ignore

/** Records questions that must be refused. */
export async function recordRefused(analyser: Analyser, book: Book, questions: readonly Question[]): Promise<void> {
  for (const question of questions) {
    const answer = await analyser.describe(question.setup, question.sql);
    if ("refused" in answer) book.cases.push(caseOf(question, answer));
    else book.problems.push(`accepted: ${question.id}\n${question.sql}`);
  }
} // prettier-ignore

/** Records questions that are kept where they are accepted, without two outputs of one name. */
export async function recordWhereAccepted(analyser: Analyser, book: Book, questions: readonly Question[]): Promise<void> {
  for (const question of questions) {
    const answer = await analyser.describe(question.setup, question.sql);
    if (!("refused" in answer) && repeatedName(answer) === undefined) book.cases.push(caseOf(question, answer));
  }
} // prettier-ignore

/** Records questions that are kept where they are refused. */
export async function recordWhereRefused(analyser: Analyser, book: Book, questions: readonly Question[]): Promise<void> {
  for (const question of questions) {
    const answer = await analyser.describe(question.setup, question.sql);
    if ("refused" in answer) book.cases.push(caseOf(question, answer));
  }
} // prettier-ignore

/** The lines of the file after the first two. */
export function linesOf(book: Book, lists: OperandLists): readonly string[] {
  return book.cases.map((one) => bigqueryLine(one, lists));
}
