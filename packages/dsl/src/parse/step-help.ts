import type { Stop } from "./read-items.ts";

/** What stands behind a column that is to have another name or another value. */
const choosing: ReadonlySet<string> = new Set([":", "as", "(", "+", "-", "/", "%"]);

/** How the step is written in which reading stopped, where that was most likely not known. */
export function stepHelp(
  { found, previous, expected, broken, last }: Stop,
  text: string,
): string | undefined {
  if (found === undefined) return undefined;
  const { image, startOffset } = found;
  const isBehind = last?.kind === "join" && last.keep === undefined && last.end <= startOffset;
  if (isBehind && text.slice(last.end, startOffset).trim() === "" && /^(?:[<>!=]=?|<>|and)$/.test(image))
    return joinHelp(text.slice(last.keys.at(-1)?.parts.at(-1)?.start, last.end));
  if (image === "(" && previous?.image === "on") return joinHelp("");
  const step = broken?.image;
  if (expected === "`:`" || (expected === "`}`" && image === "as")) {
    if (step === "derive") return "Each item of `derive` is `name: value`.";
    if (step === "group")
      return "Each item between the braces of `group` is `name: aggregate`, such as `n: count()`; the keys stand before them.";
  }
  if (expected !== "`}`" || !choosing.has(image) || ["derive", "group", "where"].includes(step ?? ""))
    return undefined;
  const does = image === ":" || image === "as" ? "gives names" : "computes values";
  return `\`${step === "select" ? "select" : "keep"}\` only chooses columns; \`derive { name: value }\` ${does}.`;
}

function joinHelp(key: string): string {
  const name = key === "" ? "on` and its name" : `on ${key}\``;
  return `Name the key alone, which is compared on both sides: \`${name}. If it has two names, rename one with \`derive\` first, here or in a \`let\` of the other table.`;
}
