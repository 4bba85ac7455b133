import { readdirSync } from "node:fs";
import { join } from "node:path";
import { rockyReader } from "@rocky/dsl";
import { expect, test } from "vitest";
import { grammarPage } from "./grammar/page.ts";
import { railroad } from "./grammar/railroad.ts";
import { rulesOfGrammar } from "./grammar/rules.ts";

/** The page and its pictures are made from the parser; `vitest -u` writes them. */
const docs = join(import.meta.dirname, "../../../docs");
const rules = rulesOfGrammar();

test("the page of the grammar is the grammar", async () => {
  await expect(`${grammarPage(rules).trimEnd()}\n`).toMatchFileSnapshot(join(docs, "rocky-grammar.md"));
});

test.each(rules)("the picture of $name is the rule", async (rule) => {
  await expect(railroad(rule)).toMatchFileSnapshot(join(docs, "rocky-grammar", `${rule.name}.svg`));
});

test("there are no other pictures", () => {
  expect(readdirSync(join(docs, "rocky-grammar")).toSorted()).toEqual(
    rules.map(({ name }) => `${name}.svg`).toSorted(),
  );
});

test.each(["join", "left join", "right join", "full join", "left_join", "right_join", "full_join"])(
  "%s is read as the page says",
  (words) => {
    expect(rockyReader().parse(`from a ${words} b on k`, { file: "a.rocky" }).diagnostics).toEqual([]);
  },
);

test.each(["cross join b", "cross_join b", "union all b", "union b"])(
  "%s is read as the page says",
  (words) => {
    expect(rockyReader().parse(`from a ${words}`, { file: "a.rocky" }).diagnostics).toEqual([]);
  },
);
