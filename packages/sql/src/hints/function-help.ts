import { certainRenames, functionHints } from "./function-hints.ts";
import { overloadHints } from "./overload-hints.ts";
import { syntaxHints } from "./syntax-hints.ts";

/** How a call of another dialect is written for DuckDB. */
export interface FunctionHelp {
  readonly help: string;
  /** The function's name here, where nothing else changes. */
  readonly newName?: string;
}

/**
 * What to write for a call, with so many arguments, of a function that only other dialects have; `undefined` for one
 * of which nothing is known. A new name is given only where it alone mends the call and keeps its meaning.
 */
export function functionHelp(name: string, given: number): FunctionHelp | undefined {
  const lower = name.toLowerCase();
  const hints = functionHints.filter(({ call }) => call.startsWith(`${lower}(`));
  if (hints.length === 0) return syntaxHelp(name);
  const alike = hints.filter(({ call }) => countArguments(call) === given);
  const shown = alike.length === 0 ? hints : alike;
  const newName = certainRenames[`${lower}/${given}`];
  return {
    help: shown
      .map(({ call, write, dialects }) => `\`${call}\` of ${dialects} is \`${write}\` in DuckDB.`)
      .join(" "),
    ...(newName === undefined ? {} : { newName }),
  };
}

/** How many arguments a call of the table has; none of them has commas of its own within quotes. */
function countArguments(call: string): number {
  if (call.includes("()")) return 0;
  return call.replace(/\[[^\]]*\]|'[^']*'/g, "").split(",").length;
}

/** The same for a word that only looks like a function, such as TOP. */
function syntaxHelp(name: string): FunctionHelp | undefined {
  const found = syntaxHints.find(({ construct }) => construct === name.toUpperCase());
  return found?.help === undefined
    ? undefined
    : { help: `${found.construct} is of ${found.dialects}. ${found.help}` };
}

/** What to write for a call that DuckDB does not take, although it has a function of that name. */
export function overloadHelp(name: string): string | undefined {
  const start = `${name.toLowerCase()}(`;
  const hint = overloadHints.find(({ call }) => call.startsWith(start));
  return hint === undefined
    ? undefined
    : `\`${hint.call}\` of ${hint.dialects} is \`${hint.write}\` in DuckDB.`;
}
