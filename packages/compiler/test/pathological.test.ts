import { compile, type CompileResult } from "@rocky/compiler";
import { expect, test } from "vitest";

const size = 100_000;
const texts: Readonly<Record<string, string>> = {
  "opening parentheses": "(".repeat(size),
  "select lists": "SELECT 1,".repeat(size / 9),
  "case without end": `SELECT ${"CASE WHEN ".repeat(size / 10)}`,
  "nested subqueries": "SELECT (".repeat(size / 8),
  "nested derived tables": "SELECT * FROM (".repeat(size / 15),
  "opening brackets": `SELECT ${"[".repeat(size)}`,
  "common tables in each other": "WITH a AS (".repeat(size / 11),
  "opening braces": `SELECT ${"{a: ".repeat(size / 4)}`,
  "unary operators": `SELECT ${"-".repeat(size / 2)}1`,
  "an open string": `SELECT '${"x".repeat(size)}`,
};

test.each(Object.entries(texts))("%s end in a diagnostic", (_name, text) => {
  const { diagnostics } = compile({ files: [{ path: "models/a.sql", text }] });
  expect(diagnostics.some((diagnostic) => diagnostic.severity === "error" && diagnostic.model === "a")).toBe(
    true,
  );
});

const tomls: Readonly<Record<string, string>> = {
  "nested lists": `a = ${"[".repeat(size)}`,
  "nested tables": `a = ${"{ b = ".repeat(size / 6)}`,
  "a long key": `${"a.".repeat(size / 2)}b = 1`,
  "many headers": "[a]\n".repeat(size / 4),
};

test.each(Object.entries(tomls))("%s in the configuration are read to an end", (_name, text) => {
  const { diagnostics } = compile({ files: [{ path: "rocky.toml", text }] });
  expect(diagnostics.length).toBeGreaterThan(0);
});

test("of a thousand models that depend on one that is not there, the first are told what was meant", () => {
  const files = Array.from({ length: 1000 }, (_, i) => {
    const path = `models/orders_${String(i).padStart(4, "0")}`;
    return [
      { path: `${path}.sql`, text: "SELECT 1 AS id" },
      { path: `${path}.toml`, text: `depends_on = ["ordres_${String(i).padStart(4, "0")}"]` },
    ];
  });
  const { diagnostics } = compile({ files: files.flat() });
  const helps = diagnostics.filter(({ code }) => code === "E089").map(({ help }) => help !== undefined);
  expect(helps).toHaveLength(1000);
  expect(helps.indexOf(false)).toBe(200);
  expect(helps.lastIndexOf(true)).toBe(199);
});

test("a chain of ten thousand models is bound from its end, whatever the order of names", () => {
  const length = 10_000;
  const nameOf = (i: number): string => `m_${String(i).padStart(5, "0")}`;
  const chain = (next: (i: number) => number, end: number): CompileResult =>
    compile({
      files: Array.from({ length }, (_, i) => ({
        path: `models/${nameOf(i)}.sql`,
        text: i === end ? "SELECT 1::SMALLINT AS id" : `SELECT id FROM ${nameOf(next(i))}`,
      })),
    });
  for (const { models, layers, diagnostics } of [chain((i) => i + 1, length - 1), chain((i) => i - 1, 0)]) {
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(layers).toHaveLength(length);
    const types = new Set(models.map(({ columns }) => JSON.stringify(columns[0]?.type)));
    expect([...types]).toEqual([JSON.stringify({ kind: "integer", bits: 16, signed: true })]);
  }
}, 60_000);

test("models on a cycle and behind it come last, and all others are bound, wherever the search begins", () => {
  const queries: Readonly<Record<string, string>> = {
    start: "SELECT 1 AS id",
    one: "SELECT id FROM two",
    two: "SELECT id FROM three JOIN start USING (id)",
    three: "SELECT id FROM one",
    self: "SELECT id FROM self",
    behind: "SELECT id FROM three",
    beside: "SELECT id FROM start",
    last: "SELECT b.id FROM beside AS b JOIN behind USING (id)",
  };
  const names = Object.keys(queries);
  const seen = names.map((_, turn) => {
    // Names that sort in another order each time.
    const named = (name: string): string => `${(names.indexOf(name) + turn) % names.length}_${name}`;
    const files = names.map((name) => ({
      path: `models/${named(name)}.sql`,
      text: (queries[name] ?? "").replace(
        /\b(?:FROM|JOIN) (\w+)/g,
        (text, read: string) => text.slice(0, -read.length) + `"${named(read)}"`,
      ),
    }));
    const { models, layers } = compile({ files });
    const plain = (name: string): string => name.slice(2);
    return {
      layers: layers.map((layer) => layer.map(plain).sort()),
      statuses: Object.fromEntries(models.map(({ name, status }) => [plain(name), status])),
    };
  });
  for (const { layers, statuses } of seen) {
    expect(layers).toEqual([["start"], ["beside"]]);
    const { one, two, three, ...others } = statuses;
    expect([one, two, three].toSorted()).toEqual(["blocked", "blocked", "failed"]);
    expect(others).toEqual({ start: "ok", beside: "ok", self: "failed", behind: "blocked", last: "blocked" });
  }
});
