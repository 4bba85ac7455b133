import { expect, test } from "vitest";
import { commands } from "../src/commands.ts";
import type { Given } from "../src/command.ts";
import { parseCommandLine } from "../src/program.ts";
import { readWarmQuestion } from "../src/warm/warm-question.ts";

const words =
  "-o json --output table xml -ojson --output=json -q --quiet --timings --verbose --upstream --downstream --all-roles --no-cache --model orders a.b --var x=1 --config -c -- -h - --trace --format dot -qo"
    .split(" ")
    .concat("");
const flags = ["quiet", "timings", "verbose", "upstream", "downstream", "allRoles", "cache", "expandMacros"];
const texts = ["model", "trace", "format"];

function told(given: Given): object {
  return {
    argument: [0, 1].map((index) => given.argument(index)),
    flags: flags.filter((flag) => given.flag(flag)),
    texts: texts.map((text) => given.text(text)),
    variables: given.list("var"),
  };
}

test("a command line that is read without the parser means the same to it", async () => {
  const lines = ["compile", "lineage"].flatMap((name) => [
    [name],
    ...words.map((word) => [name, word]),
    ...words.flatMap((word) => words.map((other) => [name, word, other])),
    ...words.flatMap((word) => ["json", "a.b"].map((last) => [name, "-o", last, word, "orders"])),
  ]);
  const silent = { out: () => undefined, error: () => undefined, width: 80 };
  let read = 0;
  for (const line of lines) {
    const question = readWarmQuestion(line);
    if (question === undefined) continue;
    read++;
    const parsed = await parseCommandLine(commands, line, silent);
    if (parsed.kind !== "command") throw new Error(`the parser refuses ${line.join(" ")}`);
    expect(question.name, line.join(" ")).toBe(parsed.definition.name);
    expect(question.globals, line.join(" ")).toEqual(parsed.globals);
    expect(told(question.given), line.join(" ")).toEqual(told(parsed.given));
  }
  expect(read).toBeGreaterThan(40);
});

test.each([
  ["compile", "--no-cache"],
  ["compile", "models/a.sql"],
  ["compile", "--model", "a"],
  ["compile", "-o", "xml"],
  ["compile", "-o"],
  ["lineage"],
  ["lineage", "a.b", "--upstream", "--downstream"],
  ["lineage", "a.b", "--format", "dot"],
  ["run"],
])("leaves `%s %s` to the parser", (...line) => {
  expect(readWarmQuestion(line)).toBeUndefined();
});
