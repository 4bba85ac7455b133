import { expect, test } from "vitest";
import { dialectOf } from "@rocky/sql";
import { compare } from "./live/agreement.ts";
import { operands, operandTable, type Operand } from "./live/operands.ts";
import { openOracle } from "./live/oracle.ts";

const dialect = dialectOf("duckdb");
if (dialect === undefined) throw new Error("there is no DuckDB dialect");
const all = operands(dialect);
const { types } = dialect;

const infix = "+ - * / // % ^ ** & | << >> || = <> < >= like ilike glob ~ !~ -> ->> @> <@ && ^@ and or".split(
  " ",
);

function infixText(operator: string, left: Operand, right: Operand): string {
  switch (operator) {
    case "[]":
      return `(${left.text})[${right.text}]`;
    case "in":
      return `${left.text} IN (${right.text})`;
    case "between":
      return `${left.text} BETWEEN ${right.text} AND ${right.text}`;
    default:
      return `${left.text} ${operator} ${right.text}`;
  }
}

test("infix operators of every pair of operands have DuckDB's type", { timeout: 300_000 }, async () => {
  const oracle = await openOracle(dialect, operandTable);
  const operators = [...infix, "is distinct from", "[]", "in", "between"];
  const cases = operators.flatMap((operator) =>
    all.flatMap((left) =>
      all.map(
        (right) =>
          [
            infixText(operator, left, right),
            types.operator(
              operator,
              operator === "between" ? [left.value, right.value, right.value] : [left.value, right.value],
            ),
          ] as const,
      ),
    ),
  );
  const result = await compare("infix operators", cases, { dialect, oracle });
  expect(result.wrong).toEqual([]);
  expect(result.agreed / result.asked).toBeGreaterThan(0.98);
});

test("prefix and postfix operators of every operand have DuckDB's type", async () => {
  const oracle = await openOracle(dialect, operandTable);
  const cases = ["-", "+", "~", "@", "not", "!", "is null"].flatMap((operator) =>
    all.map(({ text, value }) => {
      const expression =
        operator === "!"
          ? `(${text})!`
          : operator === "is null"
            ? `${text} IS NULL`
            : `${operator} (${text})`;
      return [expression, types.operator(operator, [value])] as const;
    }),
  );
  const result = await compare("unary operators", cases, { dialect, oracle });
  expect(result.wrong).toEqual([]);
  expect(result.agreed / result.asked).toBeGreaterThan(0.95);
});

test("a minus sign before an integer constant gives a constant", () => {
  const one = types.literal({ kind: "literal", literal: "integer", text: "1", start: 0, end: 0 });
  const minus = types.operator("-", [one]);
  expect(minus).toMatchObject({ kind: "ok", literal: { kind: "integer", value: -1n } });
});

test("EXTRACT gives a whole number but for the parts that have a fraction", () => {
  const day = { type: { kind: "date" } } as const;
  expect(types.extract("year", day)).toMatchObject({ type: { kind: "integer", bits: 64 } });
  expect(types.extract("epoch", day)).toMatchObject({ type: { kind: "float", bits: 64 } });
});

test("an operand of unknown type leaves the result unknown unless every overload gives the same", () => {
  const unknown = { type: { kind: "unknown", reason: "the table is not known" } } as const;
  const one = types.literal({ kind: "literal", literal: "integer", text: "1", start: 0, end: 0 });
  expect(types.operator("+", [unknown, one])).toMatchObject({
    kind: "unknown",
    reason: "the table is not known",
  });
  expect(types.operator("=", [unknown, one])).toMatchObject({ kind: "ok", type: { kind: "boolean" } });
  expect(types.operator("like", [unknown, unknown])).toMatchObject({ kind: "ok", type: { kind: "boolean" } });
});
