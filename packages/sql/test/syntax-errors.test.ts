import { DuckDBInstance } from "@duckdb/node-api";
import type { Diagnostic } from "@rocky/ir";
import { expect, test } from "vitest";
import { dialectOf, parseQuery } from "../src/index.ts";
import { complaintOf } from "./complaint.ts";
import { blocksOf } from "./corpus.ts";

const dialect = dialectOf("duckdb")!;

/** The text with each finding's place between ‹ and ›, then the findings one by one. */
function golden(text: string): string {
  const { diagnostics } = parseQuery(text, { dialect, file: "q.sql" });
  return [marked(text, diagnostics), ...diagnostics.map((d) => lineOf(d, text))].join("\n");
}

function marked(text: string, diagnostics: readonly Diagnostic[]): string {
  let result = text;
  const spans = diagnostics.map((d) => d.span!).sort((a, b) => b.start - a.start);
  for (const { start, end } of spans) {
    result = `${result.slice(0, start)}‹${result.slice(start, end)}›${result.slice(end)}`;
  }
  return result;
}

function lineOf(d: Diagnostic, text: string): string {
  const related = d.related?.map((place) => ` (${place.message} at ${place.span.start})`).join("") ?? "";
  const edit =
    d.edit === undefined ? "" : ` [${text.slice(d.edit.span.start, d.edit.span.end)} → ${d.edit.newText}]`;
  return `-- ${d.code} ${d.message}${related}${d.help === undefined ? "" : ` ${d.help}`}${edit}`;
}

test("every error of a text is told once, at its place", async () => {
  const texts = blocksOf("syntax-errors.sql");
  const all = texts.map(golden).join("\n\n");
  await expect(`${all}\n`).toMatchFileSnapshot("./fixtures/syntax-errors.golden.sql");
});

test("DuckDB refuses each of the texts", async () => {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const taken: string[] = [];
  for (const text of blocksOf("syntax-errors.sql")) {
    const { diagnostics } = parseQuery(text, { dialect, file: "q.sql" });
    if (diagnostics.length === 0) continue;
    // What is a statement, but not a query, is refused by us alone.
    if (diagnostics.some(({ code }) => code === "E044" || code === "E045")) continue;
    const complaint = await complaintOf(connection, text);
    if (complaint === "") taken.push(text);
    else if (!complaint.startsWith("Parser Error") && !text.includes("`"))
      taken.push(`${text}: ${complaint}`);
  }
  expect(taken).toEqual([]);
});

test("an edit that a finding offers mends the text", () => {
  const mended = blocksOf("syntax-errors.sql").flatMap((text) => {
    const { diagnostics } = parseQuery(text, { dialect, file: "q.sql" });
    const edits = diagnostics.flatMap((d) => (d.edit === undefined ? [] : [d.edit]));
    return edits.length === 0 || edits.length < diagnostics.length ? [] : [[text, edits] as const];
  });
  expect(mended.length).toBeGreaterThan(4);
  for (const [text, edits] of mended) {
    let fixed = text;
    for (const { span, newText } of [...edits].sort((a, b) => b.span.start - a.span.start)) {
      fixed = fixed.slice(0, span.start) + newText + fixed.slice(span.end);
    }
    expect(parseQuery(fixed, { dialect, file: "q.sql" }).diagnostics, fixed).toEqual([]);
  }
});

test("parts that are not understood are told as such, and are no errors", () => {
  for (const [text, part] of [["SELECT TREAT(a AS INT) AS m FROM t", "TREAT(a AS INT)"]] as const) {
    const { diagnostics } = parseQuery(text, { dialect, file: "q.sql" });
    expect(
      diagnostics.map((d) => [d.severity, d.proof.kind, text.slice(d.span!.start, d.span!.end)]),
    ).toEqual([["info", "unknown", part]]);
  }
});
