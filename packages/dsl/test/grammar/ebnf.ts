import type { Item, Rule } from "./item.ts";

const width = 96;

/** How tightly an item holds together: a choice falls apart first. */
const levels: Readonly<Record<Item["kind"], number>> = {
  choice: 0,
  sequence: 1,
  word: 2,
  token: 2,
  rule: 2,
  optional: 2,
  repeat: 2,
};

function within(item: Item, level: number): string {
  const text = itemText(item);
  const isList = item.kind === "repeat" && item.separator !== undefined;
  return (isList ? 1 : levels[item.kind]) < level ? `(${text})` : text;
}

function itemText(item: Item): string {
  switch (item.kind) {
    case "word":
      return item.text.includes("'") ? `"${item.text}"` : `'${item.text}'`;
    case "token":
      return item.name;
    case "rule":
      return item.name;
    case "sequence":
      return item.items.map((each) => within(each, 1)).join(" ");
    case "choice":
      return item.items.map((each) => within(each, 1)).join(" | ");
    case "optional":
      return item.item.kind === "repeat" && item.item.separator === undefined
        ? `${within(item.item.item, 2)}*`
        : `${within(item.item, 2)}?`;
    case "repeat":
      return item.separator === undefined
        ? `${within(item.item, 2)}+`
        : `${within(item.item, 1)} (${within(item.separator, 1)} ${within(item.item, 1)})*`;
  }
}

/** A rule as EBNF: `?` may be there, `*` any number of times, `+` at least once. */
function ruleText({ name, item }: Rule): string {
  const head = `${name} ::= `;
  const line = `${head}${itemText(item)}`;
  if (line.length <= width || item.kind !== "choice") return line;
  return `${head}${item.items.map((each) => within(each, 1)).join(`\n${" ".repeat(head.length - 2)}| `)}`;
}

/** The rules as EBNF, one below the other. */
export function ebnf(rules: readonly Rule[]): string {
  return rules.map(ruleText).join("\n\n");
}
