import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { dialectOf } from "@rocky/sql";
import { lowerRocky, rockyFormatter, rockyReader } from "../src/index.ts";

const reader = rockyReader("checked");

/** The findings in a text: line and column, code, message, help. */
function findingsIn(text: string): string {
  const { file, diagnostics } = reader.parse(text, { file: "m.rocky" });
  const dialect = dialectOf("duckdb");
  if (dialect === undefined) throw new Error("no duckdb");
  const all = [...diagnostics, ...lowerRocky(file, dialect, "m.rocky").diagnostics];
  const shown = all.map(({ code, message, help, span }) => {
    const before = text.slice(0, span?.start ?? 0).split("\n");
    const word = text.slice(span?.start ?? 0, span?.end ?? 0);
    return `${before.length}:${(before.at(-1) ?? "").length + 1} ${JSON.stringify(word)} ${code} ${message} ${help ?? ""}`;
  });
  const steps = [...file.lets.map((each) => `let ${each.name.text}`), ...file.steps.map((step) => step.kind)];
  return [...shown, `read: ${steps.join(", ")}`].join("\n");
}

test("each mistake is found at its place, and the rest is read", async () => {
  const cases = readFileSync(join(import.meta.dirname, "fixtures/errors.rocky.txt"), "utf8")
    .split(/^# /m)
    .slice(1)
    .map((part) => {
      const end = part.indexOf("\n");
      const text = part.slice(end + 1).trim();
      return `# ${part.slice(0, end)}\n${text}\n=>\n${findingsIn(text)}\n`;
    });
  await expect(cases.join("\n")).toMatchFileSnapshot("fixtures/errors.expected.txt");
});

test("nesting has a limit, and no text makes reading fail", () => {
  const nested = (n: number): string => `from t\nwhere ${"(".repeat(n)}a${")".repeat(n)} == 1`;
  expect(findingsIn(nested(200))).toBe("read: from, where");
  for (const levels of [300, 100_000]) {
    // It is told at a parenthesis within, not at the start of the text.
    const [, column] = /^2:([0-9]+) "\(" E133 /.exec(findingsIn(nested(levels))) ?? [];
    expect(Number(column)).toBeGreaterThan(100);
  }
  expect(findingsIn(`from t\nwhere a == ${"- ".repeat(5000)}1`)).toContain("E133");
  expect(findingsIn(`from t\nwhere a == ${"1 + ".repeat(20_000)}1`)).toContain("E133");
  expect(findingsIn(`from t\nwhere a == ${"1 + ".repeat(1001)}1`)).toContain(
    "too long: more than 1000 operators",
  );
  expect(findingsIn(`from t\nwhere a == ${"1 + ".repeat(900)}1`)).toBe("read: from, where");
});

test("conditions that follow each other are no levels, whatever their number", () => {
  const chain = Array.from({ length: 30_000 }, (_, i) => `a == ${i} ${["or", "and", "or", "or"][i % 4]} `);
  const text = `from t\nwhere ${chain.join("")}a > 1`;
  const started = performance.now();
  expect(findingsIn(text)).toBe("read: from, where");
  const { formatted } = rockyFormatter().format(text, "m.rocky");
  expect(formatted?.replace(/\s+/g, " ").trim()).toBe(text.replace(/\s+/g, " "));
  // Mending it again for each condition would take minutes.
  expect(performance.now() - started).toBeLessThan(30_000);
});

test("offsets are those of the whole text, also behind a start", () => {
  const head = "---toml\n---\n";
  const { file, diagnostics } = reader.parse(`${head}from t -- all\nwhere = 1`, {
    file: "m.rocky",
    start: head.length,
  });
  expect(file.steps[0]).toMatchObject({ kind: "from", start: 12, end: 18 });
  expect(file.comments).toEqual([{ kind: "comment", text: "-- all", start: 19, end: 25 }]);
  expect(diagnostics[0]?.span).toEqual({ file: "m.rocky", start: 32, end: 33 });
});

test("a grammar without mistakes reads the same when it is not checked first", () => {
  const text = "from t as a left_join b on k, l { keep *, b.x } sort -a, b desc | take 1_000";
  const trusted = rockyReader().parse(text, { file: "m.rocky" });
  expect(trusted.diagnostics).toEqual([]);
  expect(trusted).toEqual(reader.parse(text, { file: "m.rocky" }));
});
