import { functionHints } from "./function-hints.ts";
import { overloadHints } from "./overload-hints.ts";
import { syntaxHints } from "./syntax-hints.ts";

/** How a call of another dialect is written for DuckDB. */
export interface FunctionHelp {
  readonly help: string;
  /** The function's name here, where nothing else changes. */
  readonly newName?: string;
}

/** What to write for a function that only other dialects have; `undefined` for one of which nothing is known. */
export function functionHelp(name: string): FunctionHelp | undefined {
  const start = `${name.toLowerCase()}(`;
  const hint = functionHints.find(({ call }) => call.startsWith(start));
  if (hint === undefined) return syntaxHelp(name);
  const { call, write, dialects } = hint;
  const paren = write.indexOf("(");
  const renamed = paren > 0 && write.slice(paren) === call.slice(start.length - 1);
  return {
    help: `\`${call}\` of ${dialects} is \`${write}\` in DuckDB.`,
    ...(renamed ? { newName: write.slice(0, paren) } : {}),
  };
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
