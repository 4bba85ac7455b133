import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { execute } from "./execute.mjs";

/** A fenced block of a page: its language, the words behind it, its text, and where the text stands. */
function blocksOf(page) {
  return [...page.matchAll(/^```(\w+)?[ ]?(.*)\n([\s\S]*?)^```$/gm)].map((match) => {
    const [whole, language = "", words = "", text = ""] = match;
    const start = match.index + whole.indexOf("\n") + 1;
    return { language, words: words.trim(), text, start, end: start + text.length };
  });
}

/**
 * Writes the scripts of a page, and the files that it shows as ```` ```toml path ````, into a folder.
 * @returns the scripts with the block that shows what each prints: `{ script, shown }`
 */
export function writeExamples(page, folder) {
  const scripts = [];
  mkdirSync(folder, { recursive: true });
  for (const block of blocksOf(page)) {
    if (block.language === "ts") {
      const script = join(folder, `example-${scripts.length + 1}.ts`);
      writeFileSync(script, block.text);
      scripts.push({ script, shown: undefined });
    } else if (block.language === "text" && scripts.length > 0) {
      scripts.at(-1).shown = block;
    } else if (block.words !== "") {
      mkdirSync(dirname(join(folder, block.words)), { recursive: true });
      writeFileSync(join(folder, block.words), block.text);
    }
  }
  return scripts;
}

/** Runs the scripts of a page in their folder, and gives the page with what they really print. */
export function playExamples(page, scripts) {
  let result = page;
  for (const { script, shown } of scripts.toReversed()) {
    if (shown === undefined) throw new Error(`${script} is not followed by what it prints`);
    const output = execute(process.execPath, [script], { cwd: dirname(script) });
    result = result.slice(0, shown.start) + output + result.slice(shown.end);
  }
  return result;
}

/** The commands of a page's first shell block, each without its comment. */
export function commandsOf(page) {
  const block = blocksOf(page).find(({ language }) => language === "sh");
  if (block === undefined) throw new Error("the page has no shell block");
  return block.text
    .split("\n")
    .map((line) => line.replace(/\s+#.*$/, "").trim())
    .filter((line) => line !== "");
}
