import type { Analyser } from "../analyser.ts";
import { caseOf, refusalOf, type Book } from "../book.ts";

/** Operands to be asked one by one in an expression of a query. */
export interface Sieve {
  readonly id: string;
  readonly category: string;
  /** The query with `{}` in the place of the expression; `SELECT {} FROM everything` when absent. */
  readonly frame?: string;
  /** The expression with `{}` in the place of an operand; the operand itself when absent. */
  readonly make?: string;
  readonly operands: readonly string[];
}

const usual = "SELECT {} FROM everything";

const size = 12;

/** The text with something in the place of each `{}`. */
export function framed(frame: string, text: string): string {
  return frame.split("{}").join(text);
}

/** Records which operands are accepted, several to a query, and gives those that are refused. */
export async function siftAccepted(analyser: Analyser, book: Book, sieve: Sieve): Promise<readonly string[]> {
  const { id, category, frame = usual, make = "{}" } = sieve;
  const operands = [...new Set(sieve.operands)];
  const asked = operands.map((operand) => framed(frame, framed(make, operand)));
  const answers = await Promise.all(asked.map((sql) => analyser.describe("tables", sql)));
  const accepted = operands.filter((_, i) => !("refused" in (answers[i] ?? { refused: "" })));
  for (let at = 0; at < accepted.length; at += size) {
    const expressions = accepted.slice(at, at + size).map((operand) => framed(make, operand));
    const sql = framed(frame, expressions.join(", "));
    const answer = await analyser.describe("tables", sql);
    if ("refused" in answer) book.problems.push(`refused together: ${sql}: ${answer.refused}`);
    else book.cases.push(caseOf({ id: `${id}/${at / size + 1}`, category, setup: "tables", sql }, answer));
  }
  return operands.filter((operand) => !accepted.includes(operand));
}

/** Records which operands are accepted, and in one line those that are refused. */
export async function sift(analyser: Analyser, book: Book, sieve: Sieve): Promise<void> {
  const eachRefused = await siftAccepted(analyser, book, sieve);
  await recordRefusals(analyser, book, { ...sieve, operands: eachRefused });
}

/** One line for operands that are refused, with the message of the first. */
export async function recordRefusals(analyser: Analyser, book: Book, sieve: Sieve): Promise<void> {
  const { id, category, frame = usual, make = "{}", operands } = sieve;
  const [first] = operands;
  if (first === undefined) return;
  const sql = framed(frame, make);
  const answer = await analyser.describe("tables", framed(sql, first));
  if (!("refused" in answer)) return;
  const { refused = "" } = refusalOf(answer.refused);
  book.cases.push({ id: `${id}/refused`, category, setup: "tables", sql, refused, eachRefused: operands });
}
