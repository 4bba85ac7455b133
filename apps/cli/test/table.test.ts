import { expect, test } from "vitest";
import { durationText } from "../src/report/duration.ts";
import { plural } from "../src/report/plural.ts";
import { tableText } from "../src/report/table.ts";
import { plainStyle } from "../src/terminal/style.ts";
import { textWidth } from "../src/terminal/width.ts";

const columns = [{ heading: "NAME" }, { heading: "ROWS", align: "right" }, { heading: "NOTE" }] as const;

test("columns are as wide as their content, numbers stand at the right", () => {
  const rows = [
    ["orders", "3,000,000", "fine"],
    ["日本", "12", ""],
    ["a\nb", "1", "tab\there"],
  ];
  expect(`\n${tableText(columns, rows, { style: plainStyle, width: 80 })}`).toMatchInlineSnapshot(`
    "
    NAME         ROWS  NOTE
    orders  3,000,000  fine
    日本           12
    a\\nb            1  tab\\there
    "
  `);
});

test("a table never gets wider than the terminal while its columns can be cut", () => {
  const rows = [["a".repeat(70), "1", "b".repeat(90)]];
  const text = tableText(columns, rows, { style: plainStyle, width: 60 });
  expect(Math.max(...text.split("\n").map(textWidth))).toBe(60);
  expect(text).toContain("…");
});

test("a column that is whole is never cut, the others make room for it", () => {
  const id = "run-20261120T091500123Z-0123ab";
  const whole = [{ heading: "RUN", whole: true }, { heading: "NOTE" }, { heading: "WHY" }] as const;
  const text = tableText(whole, [[id, "n".repeat(40), "w".repeat(10)]], { style: plainStyle, width: 60 });
  expect(text).toContain(`${id}  nnn`);
  expect(text).toContain("n…");
  expect(Math.max(...text.split("\n").map(textWidth))).toBe(60);
  const narrow = tableText(whole, [[id, "n".repeat(40), "w".repeat(10)]], { style: plainStyle, width: 20 });
  expect(narrow).toContain(id);
});

test("durations are given as people say them", () => {
  const times = [0, 0.4, 999, 1000, 12_340, 59_949, 59_950, 125_000, 3_600_000, 3_780_000];
  expect(times.map(durationText)).toEqual([
    "0 ms",
    "0 ms",
    "999 ms",
    "1.0 s",
    "12.3 s",
    "59.9 s",
    "1 min",
    "2 min 5 s",
    "1 h",
    "1 h 3 min",
  ]);
});

test("counts agree with their nouns", () => {
  expect([plural(0, "model"), plural(1, "model"), plural(1n, "row"), plural(3_000_000n, "row")]).toEqual([
    "0 models",
    "1 model",
    "1 row",
    "3,000,000 rows",
  ]);
  expect(plural(2, "query", "queries")).toBe("2 queries");
});
