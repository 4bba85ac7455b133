import type { Analyser } from "../analyser.ts";
import { caseOf, type Book } from "../book.ts";
import { columns, constants, operands } from "./operands.ts";
import { framed, recordRefusals, sift, siftAccepted, type Sieve } from "./sift.ts";

/** What brings values to one type. */
const together: Readonly<Record<string, (l: string, r: string) => string>> = {
  CASE: (l, r) => `CASE WHEN b THEN ${l} ELSE ${r} END`,
  "CASE value": (l, r) => `CASE ${l} WHEN ${r} THEN 1 END`,
  COALESCE: (l, r) => `COALESCE(${l}, ${r})`,
  IF: (l, r) => `IF(b, ${l}, ${r})`,
  IFNULL: (l, r) => `IFNULL(${l}, ${r})`,
  NULLIF: (l, r) => `NULLIF(${l}, ${r})`,
  GREATEST: (l, r) => `GREATEST(${l}, ${r})`,
  array: (l, r) => `[${l}, ${r}]`,
  "array of structs": (l, r) => `[STRUCT(${l} AS v), STRUCT(${r})]`,
  "LAG default": (l, r) => `LAG(${l}, 1, ${r}) OVER (ORDER BY i)`,
};

const setOperations = ["UNION ALL", "EXCEPT DISTINCT", "INTERSECT DISTINCT"];

const numbers = ["i", "f", "n", "bn", "1", "1.5", "NUMERIC '1.5'", "BIGNUMERIC '1.5'", "NULL", "-1"];

/** Common types of two and of three values in expressions. */
export async function recordCommonTypes(analyser: Analyser, book: Book): Promise<void> {
  const category = "common types";
  for (const [name, make] of Object.entries(together)) {
    for (const l of columns) {
      const id = `${category}/${name}/${l}`;
      await sift(analyser, book, { id, category, make: make(l, "{}"), operands });
      await sift(analyser, book, { id: `${id} right`, category, make: make("{}", l), operands: constants });
    }
    const pairs = constants.flatMap((l) => constants.map((r) => make(l, r)));
    await siftAccepted(analyser, book, { id: `${category}/${name}/constants`, category, operands: pairs });
  }
  for (const a of numbers) {
    const triples = numbers.flatMap((b) => numbers.map((c) => `COALESCE(${a}, ${b}, ${c})`));
    await siftAccepted(analyser, book, { id: `${category}/three/${a}`, category, operands: triples });
  }
}

/** Set operations between a column of each type and a column or constant of each type. */
export async function recordSetOperations(analyser: Analyser, book: Book): Promise<void> {
  for (const operation of setOperations) {
    const others = operation === "UNION ALL" ? operands : columns;
    for (const l of columns) {
      const id = `set operations/${operation}/${l}`;
      const left = `SELECT ${l} AS v FROM everything ${operation} SELECT {} FROM everything`;
      await siftEach(analyser, book, { id, category: "set operations", frame: left, operands: others });
      const right = `SELECT {} FROM everything ${operation} SELECT ${l} FROM everything`;
      const only = others.filter((other) => constants.includes(other));
      await siftEach(analyser, book, {
        id: `${id} right`,
        category: "set operations",
        frame: right,
        operands: only,
      });
    }
  }
}

/** One query for each accepted operand, since the frame takes only one. */
async function siftEach(
  analyser: Analyser,
  book: Book,
  sieve: Sieve & { readonly frame: string },
): Promise<void> {
  const refused: string[] = [];
  for (const [i, operand] of sieve.operands.entries()) {
    const sql = framed(sieve.frame, operand);
    const answer = await analyser.describe("tables", sql);
    if ("refused" in answer) refused.push(operand);
    else
      book.cases.push(
        caseOf({ id: `${sieve.id}/${i + 1}`, category: sieve.category, setup: "tables", sql }, answer),
      );
  }
  await recordRefusals(analyser, book, { ...sieve, operands: refused });
}
