import { execFileSync } from "node:child_process";
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { folderWith, rocky } from "./rocky.ts";

const root = join(import.meta.dirname, "../../..");

/** What the pages of people say is run from top to bottom; generated pages have tests of their own. */
const pages = ["README.md", ...globSync("docs/*.md", { cwd: root })].toSorted();

/** Projects to look at: what their pages say is run in a copy of them. */
const projects = globSync("examples/*/README.md", { cwd: root })
  .filter((page) => !page.includes("flights"))
  .toSorted();

/** Commands that other tests run: the set-up of a clone and the demo. */
const elsewhere = [/^git clone /, /^npm (?:test|run demo|ci)\b/, /^alias rocky=/, /^npm install /, /^npx /];

/** A fenced block: its language, the words behind it, its text, and where it stands. */
interface Block {
  readonly language: string;
  readonly words: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function blocksOf(page: string): readonly Block[] {
  return [...page.matchAll(/^```(\w+)?[ ]?(.*)\n([\s\S]*?)^```$/gm)].map((match) => {
    const head = match[0].indexOf("\n") + 1;
    const start = match.index + head;
    return {
      language: match[1] ?? "",
      words: (match[2] ?? "").trim(),
      text: match[3] ?? "",
      start,
      end: start + (match[3] ?? "").length,
    };
  });
}

/** Output as it is every time: no durations, no folder of a test, no names of runs, parallel steps in order. */
function steady(text: string, cwd: string): string {
  const lines = text
    .replaceAll(cwd, "/home/you/my-project")
    .replace(/run-\d{8}T\d{6}\d*Z?-[0-9a-f]{6}/g, "run-20260105T081500123Z-1a2b3c")
    .replace(/\b\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z/g, "2026-01-05T08:15:00Z")
    .replace(/ on \d{4}-\d{2}-\d{2}\b/g, " on 2026-01-05")
    .replace(/\b[0-9a-f]{64}\b/g, "f0".repeat(32))
    .replace(/\b\d+(?:\.\d+)? m?s\b/g, "9 ms")
    .split("\n");
  const isStep = (line: string): boolean => line.startsWith("built ");
  const steps = lines.filter(isStep).toSorted();
  return lines.map((line) => (isStep(line) ? (steps.shift() ?? line) : line)).join("\n");
}

/** Where the commands of a page are run; `cd` changes it. */
interface Place {
  here: string;
}

/** Runs a page in a folder and gives it back with the outputs that its commands really have. */
async function played(page: string, cwd: string): Promise<string> {
  const place: Place = { here: cwd };
  let result = "";
  let at = 0;
  let output: string | undefined;
  for (const block of blocksOf(page)) {
    if (block.language === "sh") output = await runAll(block, place);
    else if (block.language === "text" && block.words === "" && output !== undefined) {
      result += page.slice(at, block.start) + output;
      at = block.end;
      output = undefined;
    } else if (block.language === "ts") output = await runScript(block, cwd);
    else if (/\S\.\S/.test(block.words)) writeInto(cwd, block);
    else if (block.words !== "as is")
      throw new Error(`nobody knows what to do with the block ${JSON.stringify(block.text.slice(0, 60))}`);
  }
  return result + page.slice(at);
}

/** `+ path` adds to the file instead of writing it. */
function writeInto(cwd: string, { words, text }: Block): void {
  const adds = words.startsWith("+ ");
  const path = join(cwd, words.replace(/^\+ /, ""));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text, { flag: adds ? "a" : "w" });
}

/** Runs the lines of a block; a line may end with `# exits 1`. The output is that of the last one. */
async function runAll({ text }: Block, place: Place): Promise<string | undefined> {
  let output: string | undefined;
  for (const line of text.split("\n").map((each) => each.replace(/^\$ /, "").trim())) {
    const command = line.replace(/\s+#.*$/, "");
    if (command === "" || command.startsWith("#") || elsewhere.some((pattern) => pattern.test(command)))
      continue;
    const expected = Number(/# exits (\d+)/.exec(line)?.[1] ?? 0);
    const [name, ...args] =
      command.match(/"[^"]*"|'[^']*'|\S+/g)?.map((word) => word.replace(/^(["'])(.*)\1$/, "$2")) ?? [];
    if (name === "cd") {
      const next = join(place.here, args[0] ?? "");
      if (existsSync(next)) place.here = next;
      continue;
    }
    if (name === "rm") {
      for (const path of args) rmSync(join(place.here, path), { force: true });
      continue;
    }
    expect(name, `a command that nobody runs: ${line}`).toBe("rocky");
    const shown = args.includes("-o") ? args : [...args, "-o", "table"];
    const ended = await rocky(shown, { cwd: place.here, env: { COLUMNS: "100" } });
    expect(ended.code, `${line}\n${ended.stdout}\n${ended.stderr}`).toBe(expected);
    output = steady(`${ended.stdout}${ended.stderr}`, place.here);
  }
  return output;
}

/** Runs a script as one of the workspace would, beside the project of the page. */
function runScript({ text }: Block, cwd: string): Promise<string> {
  const script = join(import.meta.dirname, "..", "dist", `docs-${process.pid}.ts`);
  writeFileSync(script, text);
  try {
    return Promise.resolve(steady(execFileSync(process.execPath, [script], { cwd, encoding: "utf8" }), cwd));
  } finally {
    rmSync(script, { force: true });
  }
}

test("there are pages", () => {
  expect(pages.length).toBeGreaterThan(5);
});

test.each(pages)("%s says what happens", { timeout: 120_000 }, async (name) => {
  const path = join(root, name);
  await expect(await played(readFileSync(path, "utf8"), folderWith({}))).toMatchFileSnapshot(path);
});

test.each(projects)("%s says what happens, and the project is clean", { timeout: 60_000 }, async (name) => {
  const path = join(root, name);
  const cwd = folderWith({});
  cpSync(dirname(path), cwd, { recursive: true });
  await expect(await played(readFileSync(path, "utf8"), cwd)).toMatchFileSnapshot(path);
  const { code, stdout } = await rocky(["compile", "-o", "json"], { cwd });
  const { diagnostics, coverage } = JSON.parse(stdout) as {
    readonly diagnostics: readonly unknown[];
    readonly coverage: Readonly<Record<string, number>>;
  };
  expect({ code, diagnostics }).toEqual({ code: 0, diagnostics: [] });
  expect(coverage["types_known"]).toBe(coverage["columns"]);
});
