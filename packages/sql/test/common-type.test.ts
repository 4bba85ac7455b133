import { expect, test } from "vitest";
import { dialectOf } from "@rocky/sql";
import { compare } from "./live/agreement.ts";
import { operands, operandTable } from "./live/operands.ts";
import { openOracle } from "./live/oracle.ts";

const dialect = dialectOf("duckdb");
if (dialect === undefined) throw new Error("there is no DuckDB dialect");
const { types } = dialect;
const all = operands(dialect);

type UnificationContext = Parameters<typeof types.commonType>[1];

const forms: readonly (readonly [UnificationContext, (texts: readonly string[]) => string])[] = [
  [
    "case",
    (texts) => `CASE WHEN bo THEN ${texts.slice(0, -1).join(" WHEN bo THEN ")} ELSE ${texts.at(-1)} END`,
  ],
  ["coalesce", (texts) => `coalesce(${texts.join(", ")})`],
  ["array", (texts) => `([${texts.join(", ")}])[1]`],
  ["values", (texts) => `(SELECT c FROM (VALUES (${texts.join("), (")})) q(c) LIMIT 1)`],
  ["set", (texts) => `(SELECT c FROM (SELECT ${texts.join(" UNION ALL SELECT ")}) q(c) LIMIT 1)`],
];

test.each(forms)("the common type in %s is DuckDB's", { timeout: 120_000 }, async (context, text) => {
  const oracle = await openOracle(dialect, operandTable);
  const mixtures = [
    ...all.flatMap((a) => all.map((b) => [a, b])),
    ...all.flatMap((a, i) => all.slice(0, 20).map((b, n) => [a, b, all[(i + 7 * n) % all.length] ?? a])),
  ];
  const cases = mixtures.map((operandsOfCase) => {
    const common = types.commonType(
      operandsOfCase.map(({ value }) => value),
      context,
    );
    const resolution =
      common.kind === "ok"
        ? ({ kind: "ok", type: common.type, nulls: "nullable" } as const)
        : common.kind === "none"
          ? ({ kind: "no-overload", given: "", candidates: [] } as const)
          : ({ ...common, nulls: "nullable" } as const);
    return [text(operandsOfCase.map((operand) => operand.text)), resolution] as const;
  });
  const result = await compare(`common type in ${context}`, cases, { dialect, oracle });
  expect(result.wrong).toEqual([]);
  expect(result.agreed / result.asked).toBeGreaterThan(0.98);
});

test("an integer constant fits the other side, two different ones do not", () => {
  const tiny = { type: { kind: "integer", bits: 8, signed: true } } as const;
  const one = types.literal({ kind: "literal", literal: "integer", text: "1", start: 0, end: 0 });
  const two = types.literal({ kind: "literal", literal: "integer", text: "2", start: 0, end: 0 });
  expect(types.commonType([tiny, one], "array")).toEqual({ kind: "ok", type: tiny.type });
  expect(types.commonType([one, two, tiny], "array")).toMatchObject({ type: { bits: 32 } });
});
