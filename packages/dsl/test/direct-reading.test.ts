import { rockyReader } from "@rocky/dsl";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readDirectly } from "../src/parse/direct/read-directly.ts";
import { rulesOfGrammar } from "./grammar/rules.ts";
import { choicesOf } from "./pipelines/choices.ts";
import { drawPipeline } from "./pipelines/draw-pipeline.ts";
import { datasetOf } from "./pipelines/example-tables.ts";
import { printPipeline } from "./pipelines/print-pipeline.ts";
import { scrambled } from "./scrambled.ts";
import { broken, drawText } from "./texts/draw-text.ts";

/** Other runs are made with ROCKY_FUZZ_RUNS (texts of each kind) and ROCKY_FUZZ_SEED. */
const runs = Number(process.env["ROCKY_FUZZ_RUNS"] ?? 500);
const seed = Number(process.env["ROCKY_FUZZ_SEED"] ?? 20_261_121);

const rules = rulesOfGrammar();
const reader = rockyReader();
const grammar = rockyReader("checked");

/** What only reading finds; other findings are about what was read. */
const ofReading: ReadonlySet<string> = new Set(["E130", "E131", "E132", "E133"]);

/** Whether a text is read directly; it must be whenever the grammar has nothing against it, and to the same tree. */
function isReadAsTheGrammarSays(text: string, head = ""): boolean {
  const source = { file: "m.rocky", start: head.length };
  const expected = grammar.parse(head + text, source);
  expect(JSON.stringify(reader.parse(head + text, source)), text).toBe(JSON.stringify(expected));
  const isRight = !expected.diagnostics.some(({ code }) => ofReading.has(code));
  expect(readDirectly(head + text, head.length) !== undefined, text).toBe(isRight);
  return isRight;
}

/** Rules, and the text around them; only a cast has a type, which the rules cannot say, and windows are rare. */
const places: readonly (readonly [rule: string, before: string, after: string])[] = [
  ["file", "", ""],
  ["file", "from t ", ""],
  ["join", "from t ", ""],
  ["expression", "from t where ", ""],
  ["window", "from t derive { x: rank() ", "}"],
  ["type", "from t derive { x: CAST(a as ", ") }"],
];

const numbersArbitrary = fc.array(fc.noBias(fc.nat()), { size: "max", maxLength: 200 });

test(
  `what the grammar draws, whole and broken, is read as the grammar says (seed ${seed})`,
  {
    timeout: 3_600_000,
  },
  () => {
    const used = new Set<string>();
    const counts = { right: 0, wrong: 0 };
    fc.assert(
      fc.property(numbersArbitrary, numbersArbitrary, (drawn, changes) => {
        const first = choicesOf(drawn);
        const [rule, before, after] = first.pick(places);
        const whole = drawText(rules, rule, first);
        const text = before + whole.text + after;
        if (isReadAsTheGrammarSays(text)) for (const each of whole.rules) used.add(each);
        const choices = choicesOf(changes);
        for (let times = 0; times < 4; times++)
          counts[isReadAsTheGrammarSays(broken(text, choices), "---\n\n---\n") ? "right" : "wrong"]++;
      }),
      { numRuns: runs, seed },
    );
    expect(rules.map(({ name }) => name).filter((name) => !used.has(name))).toEqual([]);
    expect(Math.min(counts.right, counts.wrong), JSON.stringify(counts)).toBeGreaterThan(runs / 10);
  },
);

test(
  `pipelines, whole and broken, are read as the grammar says (seed ${seed})`,
  {
    timeout: 3_600_000,
  },
  () => {
    const { tables } = datasetOf(1);
    fc.assert(
      fc.property(numbersArbitrary, numbersArbitrary, (drawn, changes) => {
        const choices = choicesOf(changes);
        const text = scrambled(printPipeline(drawPipeline(drawn, tables).pipeline), choices);
        expect(isReadAsTheGrammarSays(text), text).toBe(true);
        for (let times = 0; times < 4; times++) isReadAsTheGrammarSays(broken(text, choices));
      }),
      { numRuns: runs, seed },
    );
  },
);

test.each([
  ["256 parentheses", `from t where ${"(".repeat(255)}a${")".repeat(255)}`, true],
  ["257 parentheses", `from t where ${"(".repeat(256)}a${")".repeat(256)}`, false],
  ["1,500 conditions", `from t where ${"a or ".repeat(1500)}a`, true],
  ["1,000 sums", `from t where ${"a + ".repeat(1000)}a == 1`, true],
  ["1,001 sums", `from t where ${"a + ".repeat(1001)}a == 1`, false],
  ["256 signs", `from t where a == ${"- ".repeat(256)}1`, true],
  ["257 signs", `from t where a == ${"- ".repeat(257)}1`, false],
])("%s are within the same limits", (_, text, isRight) => {
  expect(isReadAsTheGrammarSays(text)).toBe(isRight);
});
