import type { Analyser } from "../analyser.ts";
import type { Book } from "../book.ts";
import { sift } from "./sift.ts";

/** Date parts, and what is none. */
export const parts: readonly string[] = [
  "MICROSECOND", "MILLISECOND", "SECOND", "MINUTE", "HOUR", "DAY", "DAYOFWEEK", "DAYOFYEAR", "WEEK", "WEEK(MONDAY)", "WEEK(SUNDAY)",
  "ISOWEEK", "MONTH", "QUARTER", "YEAR", "ISOYEAR", "DATE", "TIME", "DATETIME", "CENTURY",
]; // prettier-ignore

const values = [
  "d", "dt", "ts", "t", "span", "s", "i", "NULL", "'2024-01-02'", "'2024-01-02 03:04:05'", "'03:04:05'",
  "DATE '2024-01-02'", "DATETIME '2024-01-02 03:04:05'", "TIMESTAMP '2024-01-02 03:04:05+00'", "CURRENT_DATE()",
]; // prettier-ignore

/** What takes a date part, over a value of each type. */
const forms: Readonly<Record<string, (value: string, part: string) => string>> = {
  EXTRACT: (v, p) => `EXTRACT(${p} FROM ${v})`,
  "EXTRACT AT": (v, p) => `EXTRACT(${p} FROM ${v} AT TIME ZONE 'Europe/Berlin')`,
  ...Object.fromEntries(
    ["DATE", "DATETIME", "TIMESTAMP", "TIME"].flatMap((type) => [
      [`${type}_TRUNC`, (v: string, p: string) => `${type}_TRUNC(${v}, ${p})`],
      [`${type}_DIFF`, (v: string, p: string) => `${type}_DIFF(${v}, ${v}, ${p})`],
      [`${type}_ADD`, (v: string, p: string) => `${type}_ADD(${v}, INTERVAL 1 ${p})`],
      [`${type}_SUB`, (v: string, p: string) => `${type}_SUB(${v}, INTERVAL i ${p})`],
    ]),
  ),
  LAST_DAY: (v, p) => `LAST_DAY(${v}, ${p})`,
  plus: (v, p) => `${v} + INTERVAL 1 ${p}`,
  minus: (v, p) => `${v} - INTERVAL i ${p}`,
  GENERATE_DATE_ARRAY: (v, p) => `GENERATE_DATE_ARRAY(${v}, ${v}, INTERVAL 1 ${p})`,
  GENERATE_TIMESTAMP_ARRAY: (v, p) => `GENERATE_TIMESTAMP_ARRAY(${v}, ${v}, INTERVAL 1 ${p})`,
  "DATE zone": (v, p) => `TIMESTAMP_TRUNC(${v}, ${p}, 'UTC')`,
};

const intervals = [
  "INTERVAL 1 DAY", "INTERVAL -1 MONTH", "INTERVAL i HOUR", "INTERVAL '1' DAY", "INTERVAL '1-2' YEAR TO MONTH", "INTERVAL '1-2 3' YEAR TO DAY",
  "INTERVAL '1 2:3:4' DAY TO SECOND", "INTERVAL '10:20' HOUR TO MINUTE", "INTERVAL 1 WEEK", "INTERVAL 1 QUARTER", "INTERVAL 1.5 DAY",
  "INTERVAL s DAY", "INTERVAL (i + 1) MINUTE", "INTERVAL 1 DAY + INTERVAL 2 HOUR", "INTERVAL 1 DAY * 2", "2 * INTERVAL 1 DAY", "INTERVAL 1 DAY / 2",
  "-INTERVAL 1 DAY", "span + span", "span * i", "d - d", "ts - ts", "dt - dt", "t - t", "(d - d) + span", "MAKE_INTERVAL(1, 2, day => 3)",
  "MAKE_INTERVAL(hour => i)", "EXTRACT(DAY FROM d - d)", "JUSTIFY_HOURS(ts - ts)", "SUM(span) OVER ()", "AVG(span) OVER ()", "CAST('1 0:0:0' AS INTERVAL)",
  "INTERVAL 1 DAYS", "INTERVAL '1 day'", "d + 1", "1 + d", "d - 1", "d + i", "dt + 1", "ts + 1", "d + d", "t + INTERVAL 1 HOUR", "d - dt", "dt - d", "ts - d",
]; // prettier-ignore

/** Date parts in everything that takes one, and arithmetic with intervals. */
export async function recordDateParts(analyser: Analyser, book: Book): Promise<void> {
  const category = "date parts";
  for (const [name, form] of Object.entries(forms)) {
    for (const value of values) {
      await sift(analyser, book, { id: `date parts/${name}/${value}`, category, make: form(value, "{}"), operands: parts });
    }
  }
  await sift(analyser, book, { id: "date parts/intervals", category, operands: intervals });
} // prettier-ignore
