import { readdirSync, readFileSync } from "node:fs";
import type { OracleCase } from "./case.ts";
import { blocksOf } from "../corpus.ts";

const folder = new URL("../fixtures/oracle/queries/", import.meta.url);

const shared = new URL("../fixtures/corpus/", import.meta.url);

/** The queries of the fixtures that other tests have too. */
export function sharedQueries(): readonly OracleCase[] {
  const files = readdirSync(shared).filter((name) => name.endsWith(".sql") && name !== "grammar.sql");
  return files.sort().flatMap((name) => casesOf(name.slice(0, -4), "tables", blocksOf(`corpus/${name}`)));
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
