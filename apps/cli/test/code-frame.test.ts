import { describe, expect, test } from "vitest";
import type { Diagnostic } from "@rocky/ir";
import { diagnosticsSummary, diagnosticsText } from "../src/report/diagnostics.ts";
import { sourceTexts } from "../src/report/source-text.ts";
import { colourStyle, plainStyle } from "../src/terminal/style.ts";

/** `«` and `»` stand around the text that a finding is about. */
function marked(text: string): { text: string; start: number; end: number } {
  const start = text.indexOf("«");
  const end = text.indexOf("»") - 1;
  return { text: text.replace(/[«»]/g, ""), start, end };
}

function frame(text: string, extra: Partial<Diagnostic> = {}, width = 60): string {
  const place = marked(text);
  const diagnostic: Diagnostic = {
    code: "E041",
    severity: "error",
    proof: { kind: "proved" },
    message: "something is wrong",
    span: { file: "models/a.sql", start: place.start, end: place.end },
    ...extra,
  };
  const sources = sourceTexts([{ path: "models/a.sql", text: place.text }]);
  return `\n${diagnosticsText([diagnostic], sources, { style: plainStyle, width }).trimEnd()}\n`;
}

describe("a code frame", () => {
  test("underlines the exact text and gives its place", () => {
    expect(frame("SELECT\n  id,\n  «amonut»\nFROM orders\n", { help: "did you mean `amount`?" }))
      .toMatchInlineSnapshot(`
      "
      error[E041]: something is wrong
       --> models/a.sql:3:3
        |
      3 |   amonut
        |   ^^^^^^
        = help: did you mean \`amount\`?
      "
    `);
  });

  test("counts tabs as they are shown", () => {
    expect(frame("\tSELECT\t«x» FROM t")).toMatchInlineSnapshot(`
      "
      error[E041]: something is wrong
       --> models/a.sql:1:9
        |
      1 |     SELECT  x FROM t
        |             ^
      "
    `);
  });

  test("counts wide characters twice, combining marks not at all", () => {
    expect(frame("SELECT '日本', 'e\u0301', «x»")).toMatchInlineSnapshot(`
      "
      error[E041]: something is wrong
       --> models/a.sql:1:20
        |
      1 | SELECT '日本', 'é', x
        |                     ^
      "
    `);
    expect(frame("SELECT «'日本'»")).toMatchInlineSnapshot(`
      "
      error[E041]: something is wrong
       --> models/a.sql:1:8
        |
      1 | SELECT '日本'
        |        ^^^^^^
      "
    `);
  });

  test("does not show the carriage return of CRLF", () => {
    expect(frame("SELECT 1,\r\n  «y»\r\nFROM t\r\n")).toMatchInlineSnapshot(`
      "
      error[E041]: something is wrong
       --> models/a.sql:2:3
        |
      2 |   y
        |   ^
      "
    `);
  });

  test("shows each line of a short span, and the ends of a long one", () => {
    expect(frame("SELECT «CASE\n    WHEN a THEN 1\n  END» AS x")).toMatchInlineSnapshot(`
      "
      error[E041]: something is wrong
       --> models/a.sql:1:8
        |
      1 | SELECT CASE
        |        ^^^^
      2 |     WHEN a THEN 1
        |     ^^^^^^^^^^^^^
      3 |   END AS x
        |   ^^^
      "
    `);
    expect(frame("SELECT «(a\n+ 1\n\n+ 2\n+ 3\n+ 4\n+ 5)» AS x")).toMatchInlineSnapshot(`
      "
      error[E041]: something is wrong
       --> models/a.sql:1:8
        |
      1 | SELECT (a
        |        ^^
      2 | + 1
        | ^^^
      3 |
        :
      7 | + 5) AS x
        | ^^^^
      "
    `);
  });

  test("cuts a long line around the marked text", () => {
    expect(frame(`SELECT ${"a, ".repeat(60)}«wrong», ${"b, ".repeat(60)} FROM t`)).toMatchInlineSnapshot(`
      "
      error[E041]: something is wrong
       --> models/a.sql:1:188
        |
      1 | …a, a, a, a, a, a, wrong, b, b, b, b, b, b, b, b, b, b,…
        |                    ^^^^^
      "
    `);
    expect(frame(`SELECT «wrong», ${"b, ".repeat(60)} FROM t`)).toMatchInlineSnapshot(`
      "
      error[E041]: something is wrong
       --> models/a.sql:1:8
        |
      1 | SELECT wrong, b, b, b, b, b, b, b, b, b, b, b, b, b, b,…
        |        ^^^^^
      "
    `);
    expect(frame(`SELECT ${"a, ".repeat(60)}«wrong»`)).toMatchInlineSnapshot(`
      "
      error[E041]: something is wrong
       --> models/a.sql:1:188
        |
      1 | …, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, wrong
        |                                                    ^^^^^
      "
    `);
    expect(frame(`SELECT «${"a + ".repeat(60)}» FROM t`)).toMatchInlineSnapshot(`
      "
      error[E041]: something is wrong
       --> models/a.sql:1:8
        |
      1 | SELECT a + a + a + a + a + a + a + a + a + a + a + a + …
        |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      "
    `);
  });

  test("marks one place for an empty span, also at the end of the file", () => {
    expect(frame("SELECT a, «» FROM t")).toMatchInlineSnapshot(`
      "
      error[E041]: something is wrong
       --> models/a.sql:1:11
        |
      1 | SELECT a,  FROM t
        |           ^
      "
    `);
    expect(frame("SELECT\n«»")).toMatchInlineSnapshot(`
      "
      error[E041]: something is wrong
       --> models/a.sql:2:1
        |
      2 |
        | ^
      "
    `);
    expect(frame("«»")).toMatchInlineSnapshot(`
      "
      error[E041]: something is wrong
       --> models/a.sql:1:1
        |
      1 |
        | ^
      "
    `);
  });

  test("shows control characters instead of sending them to the terminal", () => {
    expect(frame("SELECT '\u001b[31m', «x»")).toMatchInlineSnapshot(`
      "
      error[E041]: something is wrong
       --> models/a.sql:1:17
        |
      1 | SELECT '␛[31m', x
        |                 ^
      "
    `);
  });

  test("shows related places, what is assumed and every line of the help", () => {
    expect(
      frame("WITH a AS (SELECT 1 AS x)\nSELECT «y» FROM a", {
        severity: "warning",
        proof: { kind: "assumed", facts: ["`raw.t` as schemas.lock.toml saw it 3 days ago"] },
        related: [{ span: { file: "models/a.sql", start: 5, end: 6 }, message: "`a` is defined here" }],
        help: "first line\nsecond line",
      }),
    ).toMatchInlineSnapshot(`
      "
      warning[E041]: something is wrong
       --> models/a.sql:2:8
        |
      2 | SELECT y FROM a
        |        ^
       ::: models/a.sql:1:6
        |
      1 | WITH a AS (SELECT 1 AS x)
        |      ^ \`a\` is defined here
        = assumed: \`raw.t\` as schemas.lock.toml saw it 3 days ago
        = help: first line
                second line
      "
    `);
  });

  test("gives the file alone when its text is not at hand", () => {
    expect(frame("x", { span: { file: "other.sql", start: 3, end: 4 } })).toMatchInlineSnapshot(`
      "
      error[E041]: something is wrong
       --> other.sql
      "
    `);
  });
});

test("findings come worst first, then by file and place", () => {
  const at = (file: string, start: number, severity: Diagnostic["severity"]): Diagnostic => ({
    code: "E041",
    severity,
    proof: { kind: "proved" },
    message: `${file} ${start}`,
    span: { file, start, end: start },
  });
  const all = [
    at("b", 1, "info"),
    at("b", 2, "error"),
    at("a", 9, "warning"),
    at("a", 3, "error"),
    at("a", 1, "error"),
  ];
  const text = diagnosticsText(all, sourceTexts([]), { style: plainStyle, width: 80 });
  expect(text.match(/^(error|warning|note).*$/gm)).toEqual([
    "error[E041]: a 1",
    "error[E041]: a 3",
    "error[E041]: b 2",
    "warning[E041]: a 9",
    "note[E041] b 1",
  ]);
  expect(diagnosticsSummary(all)).toBe("3 errors, 1 warning, 1 note");
});

test("colours surround texts and never split them", () => {
  const sources = sourceTexts([{ path: "a.sql", text: "SELECT x" }]);
  const diagnostic: Diagnostic = {
    code: "E041",
    severity: "error",
    proof: { kind: "proved" },
    message: "no",
    span: { file: "a.sql", start: 7, end: 8 },
  };
  const plain = diagnosticsText([diagnostic], sources, { style: plainStyle, width: 80 });
  const coloured = diagnosticsText([diagnostic], sources, { style: colourStyle, width: 80 });
  expect(coloured).not.toBe(plain);
  expect(coloured.replace(/\u001b\[\d+m/g, "")).toBe(plain);
});
