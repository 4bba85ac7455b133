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
