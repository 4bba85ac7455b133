import type { Given } from "../command.ts";
import type { GlobalOptions } from "../global-options.ts";

/** A command line that what earlier compilations left may answer. */
export interface WarmQuestion {
  readonly name: "compile" | "lineage";
  readonly globals: GlobalOptions;
  readonly given: Given;
}

const flagsOf: Readonly<Record<WarmQuestion["name"], ReadonlySet<string>>> = {
  compile: new Set(["--timings", "--verbose"]),
  lineage: new Set(["--verbose", "--upstream", "--downstream", "--all-roles"]),
};

/**
 * Reads the plainest command lines without the parser of all others; nothing where one has a word that is not known here. What is read
 * means the same to that parser.
 */
export function readWarmQuestion([name, ...words]: readonly string[]): WarmQuestion | undefined {
  if (name !== "compile" && name !== "lineage") return undefined;
  const flags = new Set<string>();
  const rest: string[] = [];
  let output: GlobalOptions["output"];
  let quiet = false;
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? "";
    if (word === "-o" || word === "--output") {
      const format = words[++i];
      if (format !== "json" && format !== "table") return undefined;
      output = format;
    } else if (word === "-q" || word === "--quiet") quiet = true;
    else if (flagsOf[name].has(word)) flags.add(word);
    else if (word === "" || word.startsWith("-")) return undefined;
    else rest.push(word);
  }
  if (rest.length !== (name === "lineage" ? 1 : 0)) return undefined;
  if (flags.has("--upstream") && flags.has("--downstream")) return undefined;
  const globals = { output, quiet, config: undefined, models: undefined, contracts: undefined };
  return { name, globals, given: givenOf(flags, rest) };
}

function givenOf(flags: ReadonlySet<string>, words: readonly string[]): Given {
  const named = new Map<string, string>([["allRoles", "--all-roles"]]);
  return {
    argument: (index) => words[index],
    text: () => undefined,
    number: () => undefined,
    list: () => [],
    flag: (option) => option === "cache" || flags.has(named.get(option) ?? `--${option}`),
  };
}
