import { expect, test } from "vitest";
import { dialectOf, printType } from "@rocky/sql";
import { openOracle } from "./live/oracle.ts";

const dialect = dialectOf("duckdb");
if (dialect === undefined) throw new Error("there is no DuckDB dialect");

const numbers = {
  integer: [
    "0",
    "127",
    "2147483647",
    "2147483648",
    "9223372036854775807",
    "9223372036854775808",
    "1_000",
    "170141183460469231731687303715884105727",
    "170141183460469231731687303715884105728",
    "340282366920938463463374607431768211455",
    "340282366920938463463374607431768211456",
  ],
  decimal: [
    "1.5",
    "01.50",
    ".5",
    "5.",
    "0.0",
    "00.001",
    "1_000.5",
    "1234567890123456789012345678901234567.5",
    "12345678901234567890123456789012345678.5",
  ],
  double: ["1e2", "1E-3", "1.5e300"],
} as const;

test.each(Object.entries(numbers).flatMap(([kind, texts]) => texts.map((text) => [kind, text] as const)))(
  "the %s %s has DuckDB's type",
  async (kind, text) => {
    const oracle = await openOracle(dialect, "CREATE TABLE t (i INTEGER)");
    const answer = await oracle.typeOf(text);
    const value = dialect.types.literal({
      kind: "literal",
      literal: kind as keyof typeof numbers,
      text,
      start: 0,
      end: text.length,
    });
    expect(printType(value.type, dialect)).toBe(
      "type" in answer ? printType(answer.type, dialect) : answer.error,
    );
  },
);

test("a bare NULL settles as INTEGER, also inside other types", () => {
  const { settle } = dialect.types;
  expect(printType(settle({ type: { kind: "null" } }), dialect)).toBe("INTEGER");
  expect(printType(settle({ type: { kind: "array", element: { kind: "null" } } }), dialect)).toBe(
    "INTEGER[]",
  );
});
