import { readdirSync, readFileSync } from "node:fs";
import type { OracleCase } from "./case.ts";
import { blocksOf } from "../corpus.ts";

const folder = new URL("../fixtures/oracle/queries/", import.meta.url);

/** Queries of other fixtures that are part of the corpus, by category. */
const shared: Readonly<Record<string, string>> = {
  expressions: "corpus/expressions.sql",
  shapes: "corpus/shapes.sql",
  analysis: "corpus/analysis.sql",
};

/** The queries of the fixtures that other tests have too. */
export function sharedQueries(): readonly OracleCase[] {
  return Object.entries(shared).flatMap(([category, file]) => casesOf(category, "tables", blocksOf(file)));
}

/** Every query written for this corpus: a file of `fixtures/oracle/queries` is a category; its first line names the setup. */
export function handWritten(): readonly OracleCase[] {
  const files = readdirSync(folder).filter((name) => name.endsWith(".sql"));
  return files.sort().flatMap((name) => {
    const text = readFileSync(new URL(name, folder), "utf8");
    const setup = /^-- setup: (\w+)\n---\n/.exec(text);
    if (setup === null) throw new Error(`${name} begins with a line that names its setup`);
    const blocks = text.slice(setup[0].length).split(/^---\n/m);
    return casesOf(
      name.slice(0, -4),
      setup[1] ?? "",
      blocks.map((block) => block.trimEnd()),
    );
  });
}

function casesOf(category: string, setup: string, blocks: readonly string[]): readonly OracleCase[] {
  return blocks.map((sql, i) => ({ id: `${category}/${i + 1}`, category, setup, sql }));
}
