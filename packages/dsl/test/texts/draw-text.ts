import type { Item, Rule } from "../grammar/item.ts";
import type { Choices } from "../pipelines/choices.ts";

/** A text that the grammar allows, but for what it cannot say; and the names of the rules that it was made with. */
export interface DrawnText {
  readonly text: string;
  readonly rules: ReadonlySet<string>;
}

const names: readonly string[] = [
  "a",
  "b_1",
  "_",
  "left",
  "full",
  "all",
  "cast",
  "try_cast",
  "Select",
  "orders",
  "left_join",
  "x".repeat(12),
  "`a b`",
  "`from`",
  "`x``y`",
  "``",
];

/** How tokens may be written. */
const written: Readonly<Record<string, readonly string[]>> = {
  NAME: names,
  IDENTIFIER: names.slice(0, 12),
  NUMBER: ["1", "1_000", "2.5", "0_.1_", "007"],
  STRING: ['"x"', "'y'", '""', '"\\"', '"two\nlines"', `'"'`],
  ESCAPED_STRING: ['$"x"', '$"\\n"', String.raw`$'\'\u{41}'`, '$""', '$"\\\n"'],
  DATE: ["@2026-01-31", "@2026-01-31Z"],
  TIMESTAMP: ["@2026-01-31T10:00:00", "@2026-01-31T10:00:00.123456789Z", "@2026-01-31T10:00:00+02:00"],
};

const gaps: readonly string[] = [" ", " ", "\n", "", "\t", "\r\n", " -- why\n", "\u00A0", "--\r", "\uFEFF"];

/** Draws what a rule says. */
export function drawText(rules: readonly Rule[], start: string, choices: Choices): DrawnText {
  const used = new Set<string>();
  const parts: string[] = [];
  const say = (token: string): void => {
    parts.push(token, choices.rarely(3) ? choices.pick(gaps) : " ");
  };
  const drawRule = (name: string): void => {
    const rule = rules.find((each) => each.name === name);
    if (rule === undefined) throw new Error(`there is no rule ${name}`);
    used.add(name);
    draw(rule.item);
  };
  const draw = (item: Item): void => {
    switch (item.kind) {
      case "word":
        return say(item.text);
      case "token":
        return say(choices.pick(written[item.name] ?? [item.name]));
      case "rule":
        return drawRule(item.name);
      case "sequence":
        return item.items.forEach(draw);
      case "choice":
        return draw(choices.pick(item.items));
      case "optional":
        return choices.rarely(2) ? draw(item.item) : undefined;
      case "repeat":
        draw(item.item);
        while (choices.rarely(2)) {
          if (item.separator !== undefined) draw(item.separator);
          draw(item.item);
        }
        return undefined;
    }
  };
  while (parts.length === 0 && !choices.ended()) drawRule(start);
  return { text: parts.join(""), rules: used };
}

const strange: readonly string[] = [
  ...Object.values(written).flat(),
  ..."\"'`$@-.=<>!{}()[],:|*/%\\;é#\n\0".split(""),
  "..",
  "==",
  "=>",
  "<=",
  "from",
  "in",
  "inn",
  "not",
  "as",
  "join",
  "cross",
  "keep",
  "over",
  "partition",
  " ",
];

/** The text with a few places changed: letters or whole words gone, twice, or others. */
export function broken(text: string, choices: Choices): string {
  let changed = text;
  for (let edits = 1 + choices.int(3); edits > 0; edits--) {
    const at = choices.int(changed.length + 1);
    const rest = changed.slice(at);
    const word = /^\s*\S+/.exec(rest)?.[0] ?? "";
    const kept = choices.pick([rest, rest, rest.slice(1), rest.slice(word.length), word + rest]);
    changed = changed.slice(0, at) + (choices.rarely(2) ? choices.pick(strange) : "") + kept;
  }
  return changed;
}
