import { dialectOf, textShape, textTokens, type Dialect, type TextShape } from "@rocky/sql";
import { expect, test } from "vitest";

const known = dialectOf("duckdb");
if (known === undefined) throw new Error("there is no DuckDB dialect");
const dialect: Dialect = known;

const shapes: readonly (readonly [string, TextShape])[] = [
  ["a", "atom"],
  ["a.b.c", "atom"],
  ['"a b"', "atom"],
  ["1.5", "atom"],
  ["'it''s'", "atom"],
  ["f(a, b + 1)", "atom"],
  ["sum(a) OVER (ORDER BY b)", "atom"],
  ["(a + b)", "atom"],
  ["(SELECT 1)", "atom"],
  ["CASE WHEN a THEN b END", "atom"],
  ["CAST(a + b AS DECIMAL(3,1))", "atom"],
  ["CAST(a AS INT)::DECIMAL(3,1)", "expression"],
  ["(a) + (b)", "expression"],
  ["-1", "expression"],
  ["a OR b", "expression"],
  ["a::INT", "expression"],
  ["NOT a", "expression"],
  ["a IS NULL", "expression"],
  ["SELECT 1", "query"],
  ["WITH x AS (SELECT 1) FROM x", "query"],
  ["a, b", "other"],
  ["*", "other"],
  ["* EXCLUDE (a)", "other"],
  ["a DESC", "other"],
  ["a +", "other"],
  ["WHERE a", "other"],
  ["'open", "other"],
  ["", "other"],
  ["-- nothing", "other"],
  ["a -- comment\n+ b", "expression"],
];

test.each(shapes)("%s", (text, shape) => {
  expect(textShape(text, dialect)).toBe(shape);
});

function tokens(text: string): string {
  return textTokens(text, dialect, { start: 0, end: text.length })
    .map(({ kind, start, end }) => `${kind}:${text.slice(start, end)}`)
    .join(" ");
}

test("an @ is a token of its own, wherever an operator ends in it", () => {
  expect(tokens("a=@f(x)||@g")).toBe("word:a other:= at:@ word:f open:( word:x close:) other:|| at:@ word:g");
  expect(tokens("a <@ b @> c")).toBe("word:a other:< at:@ word:b other:@> word:c");
});

test("strings, quoted names and comments hide what is in them", () => {
  expect(tokens("'@a' \"@b\" $$@c$$ e'\\'@d' -- @e\n/* @f /* @g */ */ x")).toBe(
    "string:'@a' quoted-name:\"@b\" string:$$@c$$ string:e'\\'@d' word:x",
  );
});
