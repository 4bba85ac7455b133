import { PipelineParser } from "../../src/parse/pipeline-parser.ts";
import type { Item, Rule } from "./item.ts";

/** A production as the parser describes it. */
interface Described {
  readonly type: string;
  readonly name?: string;
  readonly label?: string;
  readonly definition?: readonly Described[];
  readonly separator?: Described;
}

function word(text: string): Item {
  return { kind: "word", text };
}

function choice(...items: readonly Item[]): Item {
  return { kind: "choice", items };
}

function sequence(items: readonly Item[]): Item {
  return items.length === 1 ? items[0]! : { kind: "sequence", items };
}

const joins = ["left", "right", "full"].map(word);

/** Words that are names everywhere else, which the parser asks for by their letters. */
const said: Readonly<Record<string, Item>> = {
  joinWords: choice(
    sequence([{ kind: "optional", item: choice(...joins, word("cross")) }, word("join")]),
    ...["left_join", "right_join", "full_join", "cross_join"].map(word),
  ),
  "union.Identifier": word("all"),
};

/** The rules of the grammar, each after the one that needs it first. */
export function rulesOfGrammar(): readonly Rule[] {
  const described = new PipelineParser(false).getSerializedGastProductions() as readonly Described[];
  const rules = new Map(described.map((rule) => [rule.name ?? "", rule]));
  const found = new Map<string, Rule>();
  const visit = (name: string): void => {
    const rule = rules.get(name);
    if (rule === undefined) throw new Error(`there is no rule ${name}`);
    if (found.has(name)) return;
    const item = said[name] ?? sequence((rule.definition ?? []).map((part) => itemOf(part, name)));
    found.set(name, { name, item });
    for (const inner of rulesIn(item)) visit(inner);
  };
  visit("file");
  return [...found.values()];
}

function rulesIn(item: Item): readonly string[] {
  switch (item.kind) {
    case "rule":
      return [item.name];
    case "word":
    case "token":
      return [];
    case "sequence":
    case "choice":
      return item.items.flatMap(rulesIn);
    case "optional":
      return rulesIn(item.item);
    case "repeat":
      return [...rulesIn(item.item), ...(item.separator === undefined ? [] : rulesIn(item.separator))];
  }
}

function itemOf(part: Described, rule: string): Item {
  const inner = (): Item => sequence((part.definition ?? []).map((each) => itemOf(each, rule)));
  switch (part.type) {
    case "Terminal":
      return said[`${rule}.${part.name ?? ""}`] ?? terminal(part);
    case "NonTerminal":
      return { kind: "rule", name: part.name ?? "" };
    case "Alternation":
      return alternation((part.definition ?? []).map((each) => itemOf(each, rule)));
    case "Alternative":
      return inner();
    case "Option":
      return { kind: "optional", item: inner() };
    case "Repetition":
      return { kind: "optional", item: { kind: "repeat", item: inner(), separator: undefined } };
    case "RepetitionMandatory":
      return { kind: "repeat", item: inner(), separator: undefined };
    case "RepetitionWithSeparator":
      return {
        kind: "optional",
        item: { kind: "repeat", item: inner(), separator: separatorOf(part, rule) },
      };
    case "RepetitionMandatoryWithSeparator":
      return { kind: "repeat", item: inner(), separator: separatorOf(part, rule) };
  }
  throw new Error(`nobody knows what a ${part.type} is`);
}

/** One of the items that is nothing makes the others optional. */
function alternation(items: readonly Item[]): Item {
  const some = items.filter((item) => item.kind !== "sequence" || item.items.length > 0);
  const [only, more] = some;
  const item = only !== undefined && more === undefined ? only : choice(...some);
  return some.length === items.length ? item : { kind: "optional", item };
}

function separatorOf({ separator }: Described, rule: string): Item {
  if (separator === undefined) throw new Error(`a list of ${rule} has no separator`);
  return itemOf(separator, rule);
}

/** `EscapedString` as `ESCAPED_STRING`. */
export function tokenName(name: string): string {
  return name.replace(/(?<=[a-z])(?=[A-Z])/g, "_").toUpperCase();
}

/** A word or a sign has its text in backticks as its label; other tokens are told by their name. */
function terminal({ name = "", label = "" }: Described): Item {
  const text = /^`(.*)`$/.exec(label)?.[1];
  return text === undefined ? { kind: "token", name: tokenName(name) } : word(text);
}
