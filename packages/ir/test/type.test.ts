import { sameType, unknownReason, unknownType, type SqlType } from "@rocky/ir";
import fc from "fast-check";
import { expect, test } from "vitest";

const leaf: fc.Arbitrary<SqlType> = fc.oneof(
  fc.constantFrom<SqlType>(
    { kind: "boolean" },
    { kind: "date" },
    { kind: "json" },
    { kind: "null" },
    { kind: "string" },
    { kind: "string", length: 3 },
    { kind: "char", length: 3 },
    { kind: "float", bits: 32 },
    { kind: "float", bits: 64 },
    { kind: "timestamp", precision: 6, zone: "none" },
    { kind: "timestamp", precision: 6, zone: "instant" },
    { kind: "time", precision: 6, zoned: true },
    { kind: "interval", fields: "any" },
    { kind: "enum", values: ["a", "b"] },
  ),
  fc.record({
    kind: fc.constant("integer" as const),
    bits: fc.constantFrom(8 as const, 64 as const),
    signed: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant("decimal" as const),
    precision: fc.integer({ min: 1, max: 38 }),
    scale: fc.integer({ min: 0, max: 10 }),
  }),
);

const knownType = fc.letrec<{ type: SqlType }>((tie) => ({
  type: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc.record({ kind: fc.constant("array" as const), element: tie("type") }),
    fc.record({ kind: fc.constant("map" as const), key: tie("type"), value: tie("type") }),
    fc.record({
      kind: fc.constant("struct" as const),
      fields: fc.array(fc.record({ name: fc.constantFrom("a", "b"), type: tie("type") }), { maxLength: 3 }),
    }),
  ),
})).type;

test("sameness is reflexive, symmetric and the equality of the data", () => {
  fc.assert(
    fc.property(knownType, knownType, (a, b) => {
      expect(sameType(a, structuredClone(a))).toBe(true);
      expect(sameType(a, b)).toBe(sameType(b, a));
      expect(sameType(a, b)).toBe(JSON.stringify(a) === JSON.stringify(b));
    }),
  );
});

test("an unknown type equals nothing, not even itself, at any depth", () => {
  const unknown = unknownType("the table is not known");
  expect(sameType(unknown, unknown)).toBe(false);
  expect(sameType({ kind: "array", element: unknown }, { kind: "array", element: unknown })).toBe(false);
});

test("finds the reason of an unknown part", () => {
  const unknown = unknownType("why");
  expect(
    unknownReason({
      kind: "struct",
      fields: [
        { name: "a", type: { kind: "date" } },
        { name: "b", type: { kind: "map", key: { kind: "date" }, value: unknown } },
      ],
    }),
  ).toBe("why");
  expect(unknownReason({ kind: "array", element: { kind: "date" } })).toBeUndefined();
});
