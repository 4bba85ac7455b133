import { expect, test } from "vitest";
import { dialectOf, parseQuery } from "../src/index.ts";
import { corpus } from "./corpus.ts";
import { childrenOf, nodesOf, withoutSpans, type AnyNode } from "./tree.ts";

const dialect = dialectOf("duckdb")!;

function read(text: string): AnyNode | undefined {
  const { query, diagnostics } = parseQuery(text, { dialect, file: "q.sql" });
  return diagnostics.some((d) => d.severity === "error") ? undefined : query;
}

function first(text: string): AnyNode | undefined {
  const query = parseQuery(text, { dialect, file: "q.sql" }).query;
  return query?.body.kind === "select" ? query.body.items[0]?.expression : undefined;
}

const expressions: ReadonlySet<string> = new Set(
  (
    "typed-literal interval column unary binary logical between in is like case cast extract call exists " +
    "quantified list struct map row field index slice at-time-zone collate parameter columns"
  ).split(" "),
);

/** The node that a node's own text reads as; `undefined` for kinds that stand only inside others. */
function readAgain(node: AnyNode, text: string): AnyNode | undefined {
  if (expressions.has(node.kind)) return first(`SELECT (${text})`);
  switch (node.kind) {
    case "query":
      return read(text);
    case "subquery":
      return first(`SELECT (${text})`);
    case "select":
    case "values":
    case "set-operation": {
      const query = parseQuery(text, { dialect, file: "q.sql" }).query;
      return query?.body;
    }
    case "table":
    case "table-function":
    case "join": {
      const query = parseQuery(`FROM ${text}`, { dialect, file: "q.sql" }).query;
      return query?.body.kind === "select" ? query.body.from[0] : undefined;
    }
    default:
      return undefined;
  }
}

test("a node's text is exactly its span: read alone it is the same node", () => {
  let compared = 0;
  for (const text of corpus) {
    const query = parseQuery(text, { dialect, file: "q.sql" }).query!;
    for (const { node, around } of nodesOf(query)) {
      if (node.end === node.start || around?.kind === "star") continue;
      const own = text.slice(node.start, node.end);
      // `t.*` is a value only where it has a name.
      if (node.kind === "columns" && /^\w+\.\*/.test(own)) continue;
      expect(own.trim(), text).toBe(own);
      const again = readAgain(node, own);
      if (again === undefined) continue;
      compared++;
      expect(withoutSpans(again), `${text}\n=> ${own}`).toEqual(withoutSpans(node));
    }
  }
  expect(compared).toBeGreaterThan(2000);
}, 120_000);

test("the nodes inside a node lie within it, one after the other", () => {
  for (const text of corpus) {
    const query = parseQuery(text, { dialect, file: "q.sql" }).query!;
    for (const { node } of nodesOf(query)) {
      let last = node.start;
      for (const child of childrenOf(node)) {
        const where = `${text}\n${node.kind} > ${child.kind}: ${text.slice(child.start, child.end)}`;
        expect(child.start, where).toBeGreaterThanOrEqual(last);
        expect(child.end, where).toBeLessThanOrEqual(node.end);
        last = child.end;
      }
    }
  }
}, 60_000);

test("names are read from inside their quotes, and offsets count from the start of the whole text", () => {
  const text = '-- front matter\nSELECT "a ""b" FROM t';
  const { query } = parseQuery(text, { dialect, file: "q.sql", start: 16 });
  const names = nodesOf(query!)
    .map(({ node }) => node)
    .filter((node) => node.kind === "identifier")
    .sort((a, b) => a.start - b.start);
  expect(names).toEqual([
    { kind: "identifier", start: 23, end: 30, name: 'a "b', quoted: true },
    { kind: "identifier", start: 36, end: 37, name: "t", quoted: false },
  ]);
});
