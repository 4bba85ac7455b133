import { diagnosticsOf } from "@rocky/ir";
import { expect, test } from "vitest";

const report = diagnosticsOf({
  missing: {
    code: "E900",
    severity: "error",
    message: "there is no column {name} in {table}",
    help: "did you mean {nearest}?",
  },
  plain: { code: "W900", severity: "warning", message: "nothing to fill" },
});
const span = { file: "models/a.sql", start: 7, end: 9 };

test("fills the holes of message and help and is proved unless told otherwise", () => {
  expect(report.missing(span, { name: "x", table: "t", nearest: "y" })).toEqual({
    code: "E900",
    severity: "error",
    proof: { kind: "proved" },
    message: "there is no column x in t",
    help: "did you mean y?",
    span,
  });
});

test("a value with braces is not filled again", () => {
  expect(report.missing(span, { name: "{table}", table: "t", nearest: "" }).message).toBe(
    "there is no column {table} in t",
  );
});

test("extras replace help, severity and proof", () => {
  const proof = { kind: "assumed", facts: ["raw.orders as seen 3 days ago"] } as const;
  const made = report.missing(
    span,
    { name: "x", table: "t", nearest: "y" },
    { help: "h", severity: "warning", proof },
  );
  expect(made).toMatchObject({ help: "h", severity: "warning", proof });
});

test("a row without help gives none, and a finding without a place has no span", () => {
  const made = report.plain(undefined, {});
  expect("help" in made || "span" in made).toBe(false);
});

test("what is too long to be read is cut short, between characters", () => {
  const made = report.missing(
    span,
    { name: "é".repeat(1_000_000), table: "😀".repeat(1000), nearest: "" },
    { help: "h".repeat(100_000) },
  );
  expect(made.message.length).toBeLessThan(1100);
  expect(made.message.isWellFormed()).toBe(true);
  expect(made.message).toContain("é… in 😀");
  expect(made.help).toBe(`${"h".repeat(1999)}…`);
});
