import { compile } from "@rocky/compiler";
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
