import fc from "fast-check";
import { expect, test } from "vitest";
import { columnNameOf, dialectOf, parseQuery, printQuery, relationNames } from "../src/index.ts";
import { corpus } from "./corpus.ts";
import { nodesOf } from "./tree.ts";

const dialect = dialectOf("duckdb")!;
const numRuns = Number(process.env["ROCKY_FUZZ_RUNS"] ?? 5000);
const seed = Number(process.env["ROCKY_FUZZ_SEED"] ?? Date.now() % 0x7fffffff);

/** Reads, prints and walks; what comes out must be well-formed whatever went in. */
function survives(text: string): void {
  const { query, diagnostics } = parseQuery(text, { dialect, file: "q.sql" });
  for (const { span } of diagnostics) {
    expect(span!.start).toBeGreaterThanOrEqual(0);
    expect(span!.end).toBeGreaterThanOrEqual(span!.start);
    expect(span!.end).toBeLessThanOrEqual(text.length);
  }
  if (query === undefined) {
    expect(diagnostics.some((d) => d.severity === "error")).toBe(true);
    return;
  }
  printQuery(query, dialect);
  relationNames(query);
  for (const { node } of nodesOf(query)) {
    expect(node.end, `${node.kind} in ${text}`).toBeGreaterThanOrEqual(node.start);
    expect(node.end).toBeLessThanOrEqual(text.length);
  }
  if (query.body.kind === "select") {
    for (const item of query.body.items) {
      if (item.expression.kind !== "star") columnNameOf(item.expression, dialect, query.body.windows);
    }
  }
}

function check(name: string, texts: fc.Arbitrary<string>): void {
  test(`${name} (seed ${seed})`, { timeout: 600_000 }, () => {
    fc.assert(fc.property(texts, survives), { numRuns, seed });
  });
}

const tokens = corpus.map((text) => text.match(/\s+|\w+|'[^']*'|[^\w\s]/g) ?? []);
const someTokens = fc.constantFrom(...tokens);

check("any text", fc.string({ unit: "binary", maxLength: 200 }));

check(
  "pieces of queries in any order",
  fc.array(someTokens, { minLength: 1, maxLength: 6 }).chain((lists) => {
    const all = lists.flat();
    return fc.array(fc.constantFrom(...all), { maxLength: 40 }).map((picked) => picked.join(" "));
  }),
);

check(
  "queries with tokens left out",
  someTokens.chain((list) =>
    fc
      .uniqueArray(fc.nat({ max: Math.max(0, list.length - 1) }), { minLength: 1, maxLength: 4 })
      .map((out) => list.filter((_, i) => !out.includes(i)).join("")),
  ),
);

check(
  "queries with tokens put in",
  fc.tuple(someTokens, someTokens, fc.nat(), fc.nat()).map(([list, other, at, which]) => {
    const place = at % (list.length + 1);
    return [...list.slice(0, place), ` ${other[which % other.length] ?? ""} `, ...list.slice(place)].join("");
  }),
);
