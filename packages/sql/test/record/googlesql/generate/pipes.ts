import type { Analyser } from "../analyser.ts";
import { recordWhereAccepted, type Book } from "../book.ts";
import type { Question } from "../written.ts";

/** Pipe operators over rows with status, amount, customer_id and ordered_at, which each gives on where it can. */
const operators: readonly string[] = [
  "SELECT status, amount * 2 AS amount, customer_id, ordered_at",
  "SELECT * EXCEPT (discount)",
  "SELECT DISTINCT status, amount, customer_id, ordered_at",
  "EXTEND amount / 2 AS half, 1, UPPER(status)",
  "EXTEND SUM(amount) OVER (PARTITION BY status) AS total",
  "SET amount = CAST(amount AS FLOAT64), status = LOWER(status)",
  "DROP discount, shipped",
  "RENAME discount AS rebate",
  "AS p |> WHERE p.amount > 1",
  "WHERE amount > 1 AND status IS NOT NULL",
  "AGGREGATE SUM(amount) AS amount, COUNT(*), MAX(ordered_at) AS ordered_at GROUP BY status, customer_id",
  "AGGREGATE COUNT(DISTINCT customer_id) AS customer_id, AVG(amount) AS amount GROUP AND ORDER BY status DESC, DATE(ordered_at) AS ordered_at",
  "AGGREGATE MAX(amount) AS amount, ANY_VALUE(ordered_at) AS ordered_at GROUP BY ROLLUP (status, customer_id)",
  "AGGREGATE COUNT(*) AS n",
  "DISTINCT",
  "JOIN customers AS c USING (customer_id)",
  "LEFT JOIN (SELECT customer_id AS theirs, name FROM customers) ON theirs = customer_id",
  "CROSS JOIN UNNEST([1, 2]) AS item WITH OFFSET AS pos",
  "ORDER BY amount DESC, customer_id",
  "LIMIT 10 OFFSET 2",
  "UNION ALL (SELECT * EXCEPT (lines, `Order Note`) FROM orders)",
  "FULL UNION ALL BY NAME (SELECT 'x' AS status, 1 AS extra)",
  "INTERSECT DISTINCT (SELECT status, amount, customer_id, ordered_at FROM orders)",
  "EXCEPT DISTINCT (SELECT status, amount, customer_id, ordered_at FROM orders)",
  "TABLESAMPLE SYSTEM (10 PERCENT)",
  "WINDOW RANK() OVER (ORDER BY amount) AS place",
  "PIVOT (SUM(amount) AS total FOR status IN ('paid', 'open' AS o))",
  "SELECT status, ordered_at, customer_id, amount AS a, amount + 1 AS c |> UNPIVOT (amount FOR what IN (a, c))",
  "WITH w AS (SELECT 1 AS one_value)",
  "ASSERT amount IS NOT NULL, 'no amount'",
  "STATIC_DESCRIBE",
];

/** Records every pipe operator alone and each two of them, one after the other. */
export async function recordPipes(analyser: Analyser, book: Book): Promise<void> {
  const rows = "FROM (SELECT * EXCEPT (lines, `Order Note`) FROM orders)";
  const few = "SELECT status, amount, customer_id, ordered_at FROM orders";
  const question = (id: string, sql: string): Question => ({ id: `pipe operators/${id}`, category: "pipe operators", setup: "tables", sql });
  const questions = operators.flatMap((first, i) => [
    question(`${i}`, `${rows} |> ${first}`),
    question(`query ${i}`, `${few} |> ${first}`),
    ...operators.map((second, k) => question(`${i} ${k}`, `${/^(INTERSECT|EXCEPT)/.test(first) || /^(INTERSECT|EXCEPT)/.test(second) ? few : rows} |> ${first} |> ${second}`)),
  ]);
  await recordWhereAccepted(analyser, book, questions);
} // prettier-ignore
