import { tokenTypes } from "../../src/parse/tokens.ts";
import { ebnf } from "./ebnf.ts";
import type { Item, Rule } from "./item.ts";
import { tokenName } from "./rules.ts";

/** The page of the grammar: every rule as text and as a picture. */
export function grammarPage(rules: readonly Rule[]): string {
  const tokens = tokensOf(rules);
  return [
    "# The grammar of `.rocky`",
    "",
    "Made from the parser. [The language](rocky-language.md) is explained with examples elsewhere; this page is for those who",
    "need it exactly.",
    "",
    "`?` is what may be left out, `*` any number of times, `+` at least once. White space and line breaks only separate; a comment goes from `--` to the end of its line.",
    "In a chain of operators `*`, `/` and `%` bind tighter than `+` and `-`, these tighter than comparisons, then `and`, then `or`. `not` and `-` in front bind tightest:",
    "`not a == b` compares `not a`.",
    "",
    "```ebnf as is",
    ebnf(rules),
    "```",
    "",
    "## Tokens",
    "",
    "| token | as a regular expression |",
    "| --- | --- |",
    ...tokens.map((name) => `| ${name} | ${patternOf(name)} |`),
    "",
    `A NAME is none of the reserved words, unless it is in backticks: ${reserved().join(", ")}.`,
    "",
    "## Pictures",
    "",
    ...rules.flatMap(({ name }) => [`### ${name}`, "", `![${name}](rocky-grammar/${name}.svg)`, ""]),
  ].join("\n");
}

function tokensOf(rules: readonly Rule[]): readonly string[] {
  return [...new Set(rules.flatMap(({ item }) => tokensIn(item)))];
}

function tokensIn(item: Item): readonly string[] {
  switch (item.kind) {
    case "token":
      return [item.name];
    case "word":
    case "rule":
      return [];
    case "sequence":
    case "choice":
      return item.items.flatMap(tokensIn);
    case "optional":
      return tokensIn(item.item);
    case "repeat":
      return [...tokensIn(item.item), ...(item.separator === undefined ? [] : tokensIn(item.separator))];
  }
}

function patternOf(name: string): string {
  const type = tokenTypes.find((each) => tokenName(each.name) === name);
  const { PATTERN: pattern } = type ?? {};
  if (pattern instanceof RegExp && pattern.source !== "NOT_APPLICABLE") return code(pattern.source);
  const kinds = tokenTypes.filter((each) =>
    each.CATEGORIES?.some((category) => tokenName(category.name) === name),
  );
  return kinds
    .map((each) => tokenName(each.name))
    .map((each) => `${each}: ${patternOf(each)}`)
    .join(", or ");
}

/** Text as code in a table. */
function code(text: string): string {
  const escaped = text.replaceAll("|", "\\|");
  return text.includes("`") ? `\`\`\` ${escaped} \`\`\`` : `\`${escaped}\``;
}

function reserved(): readonly string[] {
  return tokenTypes
    .flatMap(({ LABEL }) => /^`([a-z]+)`$/.exec(LABEL ?? "")?.[1] ?? [])
    .toSorted()
    .map((word) => `\`${word}\``);
}
