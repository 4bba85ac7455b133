import type { Analyser } from "../analyser.ts";
import type { Book } from "../book.ts";
import { columns, constants, operands } from "./operands.ts";
import { sift, siftAccepted } from "./sift.ts";

type Make = (l: string, r: string) => string;

const infix = "+ - * / || & | ^ << >> = != < <= AND OR"
  .split(" ")
  .concat("LIKE", "NOT LIKE", "IS DISTINCT FROM");

/** Operators and subscripts of two operands. */
const binary: Readonly<Record<string, Make>> = {
  ...Object.fromEntries(infix.map((operator): [string, Make] => [operator, (l, r) => `${l} ${operator} ${r}`])),
  IN: (l, r) => `${l} IN (${r})`,
  "IN UNNEST": (l, r) => `${l} IN UNNEST(${r})`,
  BETWEEN: (l, r) => `${l} BETWEEN ${r} AND ${r}`,
  "LIKE ANY": (l, r) => `${l} LIKE ANY (${r}, ${r})`,
  subscript: (l, r) => `${l}[${r}]`,
  "subscript OFFSET": (l, r) => `${l}[OFFSET(${r})]`,
  "subscript SAFE_ORDINAL": (l, r) => `${l}[SAFE_ORDINAL(${r})]`,
}; // prettier-ignore

/** What takes one operand. */
const unary: readonly ((v: string) => string)[] = [
  (v) => `-${v}`, (v) => `+${v}`, (v) => `~${v}`, (v) => `NOT ${v}`, (v) => `${v} IS NULL`, (v) => `${v} IS NOT NULL`,
  (v) => `${v} IS TRUE`, (v) => `${v} IS NOT FALSE`, (v) => `[${v}]`, (v) => `STRUCT(${v})`, (v) => `STRUCT(${v} AS a, 1)`,
  (v) => `(${v}, 1)`, (v) => `ARRAY(SELECT ${v})`, (v) => `(SELECT ${v})`, (v) => `(SELECT AS STRUCT ${v} AS v)`,
  (v) => `EXISTS(SELECT ${v})`, (v) => `CASE WHEN b THEN ${v} END`, (v) => `CASE ${v} WHEN ${v} THEN 1 END`,
  (v) => `${v} IN (SELECT ${v})`, (v) => `${v} NOT IN (${v}, NULL)`, (v) => `NULLIF(${v}, ${v})`, (v) => `WITH(a AS ${v}, a)`,
  (v) => `ARRAY_AGG(${v}) OVER ()`, (v) => `ANY_VALUE(${v}) OVER ()`, (v) => `COUNT(DISTINCT ${v}) OVER ()`,
  (v) => `(SELECT ARRAY_AGG(${v} ORDER BY ${v} LIMIT 1))`, (v) => `LAG(${v}) OVER (ORDER BY i)`,
  (v) => `RANK() OVER (PARTITION BY ${v} ORDER BY i)`, (v) => `RANK() OVER (ORDER BY ${v})`,
  (v) => `SUM(i) OVER (ORDER BY ${v} RANGE BETWEEN 1 PRECEDING AND CURRENT ROW)`,
]; // prettier-ignore

/** Every operator between a column of each type and a column or constant of each type. */
export async function recordOperators(analyser: Analyser, book: Book): Promise<void> {
  const category = "operators";
  for (const [operator, make] of Object.entries(binary)) {
    for (const l of columns) {
      const id = `operators/${operator}/${l}`;
      await sift(analyser, book, { id, category, make: make(l, "{}"), operands });
      await sift(analyser, book, { id: `${id} right`, category, make: make("{}", l), operands: constants });
    }
    const pairs = constants.flatMap((l) => constants.map((r) => make(l, r)));
    await siftAccepted(analyser, book, { id: `operators/${operator}/constants`, category, operands: pairs });
  }
  for (const operand of operands) {
    const expressions = unary.map((make) => make(operand));
    await sift(analyser, book, { id: `operators/unary/${operand}`, category, operands: expressions });
  }
}
