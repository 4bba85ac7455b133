import type { Dialect } from "../dialects/dialect.ts";

type Known = Pick<Dialect["syntax"], "hints" | "engine">;

/** How a call of another dialect is written for this one. */
export interface FunctionHelp {
  readonly help: string;
  /** The function's name here, where nothing else changes. */
  readonly newName?: string;
}

/**
 * What to write for a call, with so many arguments, of a function that only other dialects have; `undefined` for one
 * of which nothing is known. A new name is given only where it alone mends the call and keeps its meaning.
 */
export function functionHelp(
  { name, given }: { readonly name: string; readonly given: number },
  { hints, engine }: Known,
): FunctionHelp | undefined {
  const lower = name.toLowerCase();
  const known = hints.functions.filter(({ call }) => call.startsWith(`${lower}(`));
  if (known.length === 0) return syntaxHelp(name, hints);
  const alike = known.filter(({ call }) => countArguments(call) === given);
  const shown = alike.length === 0 ? known : alike;
  const newName = hints.renames[`${lower}/${given}`];
  return {
    help: shown
      .map(({ call, write, dialects }) => `\`${call}\` of ${dialects} is \`${write}\` in ${engine}.`)
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
function syntaxHelp(name: string, { syntax }: Known["hints"]): FunctionHelp | undefined {
  const found = syntax.find(({ construct }) => construct === name.toUpperCase());
  return found?.help === undefined
    ? undefined
    : { help: `${found.construct} is of ${found.dialects}. ${found.help}` };
}

/** What to write for a call that the engine does not take, although it has a function of that name. */
export function overloadHelp(name: string, { hints, engine }: Known): string | undefined {
  const start = `${name.toLowerCase()}(`;
  const hint = hints.overloads.find(({ call }) => call.startsWith(start));
  return hint === undefined
    ? undefined
    : `\`${hint.call}\` of ${hint.dialects} is \`${hint.write}\` in ${engine}.`;
}
