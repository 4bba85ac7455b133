import { canonicalJson, type JsonValue } from "@rocky/ir";
import fc from "fast-check";
import { expect, test } from "vitest";

test("sorts keys by UTF-16 code units, at every depth", () => {
  const value = { "\u{1f600}": 1, "\ufb33": 2, b: { d: 1, c: [3, { z: null, a: true }] }, a: "x" };
  expect(canonicalJson(value)).toBe(
    '{"a":"x","b":{"c":[3,{"a":true,"z":null}],"d":1},"\u{1f600}":1,"\ufb33":2}',
  );
});

test("prints numbers as RFC 8785 asks", () => {
  expect(canonicalJson([333333333.3333333, 1e30, 4.5, 2e-3, 1e-27, -0])).toBe(
    "[333333333.3333333,1e+30,4.5,0.002,1e-27,0]",
  );
});

test("refuses what RFC 8785 forbids", () => {
  expect(() => canonicalJson(Number.NaN)).toThrow(RangeError);
  expect(() => canonicalJson([Number.POSITIVE_INFINITY])).toThrow(RangeError);
  expect(() => canonicalJson({ "\ud800": 1 })).toThrow(RangeError);
});

test("leaves out members that are undefined", () => {
  expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
});

test("is JSON for the same value, and the same text whatever the order of the keys", () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      const text = canonicalJson(value as JsonValue);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonicalJson(reversed(value as JsonValue))).toBe(text);
    }),
  );
});

function reversed(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map((item: JsonValue) => reversed(item));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member ?? null)]),
  );
}
