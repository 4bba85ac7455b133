import { lineStartsOf, positionAt } from "@rocky/ir";
import fc from "fast-check";
import { expect, test } from "vitest";

test("counts lines at \\n, \\r\\n and a lone \\r", () => {
  const text = "a\nbc\r\nd\re";
  expect(lineStartsOf(text)).toEqual([0, 2, 6, 8]);
  expect(positionAt(lineStartsOf(text), text.indexOf("e"))).toEqual({ line: 4, col: 1 });
});

test("columns count UTF-16 code units", () => {
  const text = "-- \u{1f600}x";
  expect(positionAt(lineStartsOf(text), text.indexOf("x"))).toEqual({ line: 1, col: 6 });
});

test("agrees with a walk from the start", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom("a", "\n", "\r\n", "é"), { maxLength: 40 }),
      fc.nat(60),
      (parts, at) => {
        const text = parts.join("");
        const offset = Math.min(at, text.length);
        let line = 1;
        let start = 0;
        for (let i = 0; i < offset; i++) {
          if (text[i] === "\n") {
            line++;
            start = i + 1;
          }
        }
        expect(positionAt(lineStartsOf(text), offset)).toEqual({ line, col: offset - start + 1 });
      },
    ),
  );
});
