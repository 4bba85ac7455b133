import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { parse } from "smol-toml";
import { describe, expect, it } from "vitest";
import { plainPlace, readPlain } from "../src/toml/plain.ts";
import { pathKey, scanToml } from "../src/toml/scan.ts";

const sidecar = `# A comment.
name = "stg_03016"
depends_on = [ "src_00016" ,"b",] # why
count = 12\r
[strategy]
type="incremental"
  on = true

[target]  # where
schema = "staging"
`;

/** What the parser says of a text, `undefined` where it is wrong. */
function parsed(text: string): unknown {
  try {
    return parse(text, { integersAsBigInt: "asNeeded" });
  } catch {
    return undefined;
  }
}

/** Compares both ways to read a text: its values, and the place of every key and item. */
function agree(text: string): boolean {
  const plain = readPlain(text);
  if (plain === undefined) return false;
  const expected = parsed(text);
  // A key may be called constructor, which toStrictEqual takes for the kind of object.
  expect(isDeepStrictEqual(plain, expected), JSON.stringify([plain, expected])).toBe(true);
  expect(JSON.stringify(plain)).toBe(JSON.stringify(expected));
  const places = scanToml(text);
  const found: unknown[] = [];
  const wanted = [...places].map(([key, place]) => {
    const path = key.split("\u0000").map((part) => (/^\d+$/.test(part) ? Number(part) : part));
    found.push([key, plainPlace(text, plain, path)]);
    return [key, place];
  });
  expect(found).toStrictEqual(wanted);
  for (const path of [["no"], ["name", 0], ["name", "deep"], ["depends_on", 99], ["target", "no"]]) {
    expect(plainPlace(text, plain, path)).toStrictEqual(places.get(pathKey(path)));
  }
  return true;
}

const space = fc.constantFrom("", "", " ", "\t", "  ");
const key = fc.constantFrom(
  "name",
  "type",
  "a-b",
  "c_1",
  "1",
  "0",
  "constructor",
  "__proto__",
  "a.b",
  '"q"',
  "",
);
const text = fc.constantFrom(
  '"x"',
  '""',
  '"ü 🦆"',
  '"a#b"',
  '"a\tb"',
  '"\\n"',
  "'l'",
  '"${X}"',
  '"\u007f"',
  '"a',
  '"""m"""',
);
const scalar = fc.oneof(
  text,
  fc.constantFrom(
    "true",
    "false",
    "0",
    "42",
    "007",
    "-1",
    "1.5",
    "999999999999999",
    "9999999999999999",
    "1979-05-27",
    "True",
    "",
  ),
);
const list = fc
  .tuple(fc.array(fc.tuple(space, text, space)), fc.constantFrom("", ",", " ,", ",,", "1"))
  .map(([items, end]) => `[${items.map((item) => item.join("")).join(",")}${end}]`);
const comment = fc.constantFrom("", "", "", "# c", "#", "# ${X}", "#\u0001", "x");
const pair = fc
  .tuple(key, space, fc.constantFrom("=", "=", "=", ""), space, fc.oneof(scalar, list))
  .map((parts) => parts.join(""));
const header = fc
  .tuple(fc.constantFrom("[", "[", "[ ", "[["), key, fc.constantFrom("]", "]", " ]", "]]"))
  .map((parts) => parts.join(""));
const line = fc
  .tuple(
    space,
    fc.oneof({ weight: 4, arbitrary: pair }, { weight: 2, arbitrary: header }, fc.constant("")),
    space,
    comment,
  )
  .map((parts) => parts.join(""));
const document = fc
  .array(fc.tuple(line, fc.constantFrom("\n", "\n", "\r\n", "\n\n", "\r", "")), { maxLength: 7 })
  .map((lines) => lines.flat().join(""));

describe("plain TOML", () => {
  it("is what sidecars are", () => {
    expect(agree(sidecar)).toBe(true);
    expect(agree("")).toBe(true);
  });

  it("means the same as for the parser", () => {
    let plain = 0;
    fc.assert(
      fc.property(document, (written) => {
        if (agree(written)) plain += 1;
      }),
      { numRuns: 5000 },
    );
    expect(plain).toBeGreaterThan(500);
  });

  it("is read in time that is linear in the text, whatever the text", () => {
    const many = 4000;
    for (const [start, part] of [
      ["", " "],
      ["a", "a"],
      ["a = ", " "],
      ["a = [", '"x",'],
      ["a = [", " "],
      ['a = "', "x"],
      ["", "[a"],
    ] as const) {
      const written = `${start}${part.repeat(many / part.length)}!`;
      expect(readPlain(written)).toBeUndefined();
    }
  });
});
