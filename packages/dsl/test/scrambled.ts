import type { Choices } from "./pipelines/choices.ts";

const gaps: readonly string[] = [
  " ",
  "\n",
  "  ",
  "\t",
  "\n\n\n",
  " -- why\n",
  "\n-- above\n",
  "\n\n-- apart\n  -- two\n",
  " --\n",
];

/** The text with other white space and with comments, which mean nothing; strings and names stay. */
export function scrambled(text: string, choices: Choices): string {
  return text.replace(/\$"(?:[^"\\]|\\.)*"|"[^"]*"|`[^`]*`|\s+|[^\s"`$]+/g, (part) => {
    if (!/^\s+$/.test(part)) return part;
    if (choices.rarely(3)) return choices.pick(gaps);
    return part;
  });
}
