import type { Identifier } from "../ast/expression.ts";
import type { Dialect } from "../dialects/dialect.ts";

/** Parts of a date, which other dialects write without quotes. */
const dateParts: ReadonlySet<string> = new Set(
  "year quarter month week day hour minute second millisecond microsecond dayofweek dow doy decade century epoch".split(
    " ",
  ),
);

/** Whether a text is the name of a part of a date. */
export function isDatePart(name: string): boolean {
  return dateParts.has(name.toLowerCase());
}

/** The signs that word processors make of straight quotes. */
const curly = /^[‘’‚‛“”„‟«»](.*)[‘’‚‛“”„‟«»]$/u;

/** How a name that nothing has was probably meant: the text to write and why. */
export function nameHelp(
  { name, quoted }: Pick<Identifier, "name" | "quoted">,
  { hints, unitArguments, folding }: Dialect["syntax"],
): { readonly help: string; readonly write?: string } | undefined {
  const typed = quoted ? undefined : curly.exec(name);
  // What stood between them is lost where the letters of names are.
  if (typed !== null && typed !== undefined && folding !== "none") {
    return {
      help: "These are quotes of a word processor; write ' around a text and \" around a name.",
    };
  }
  if (typed?.[1] !== undefined) {
    const write = `'${typed[1].replaceAll("'", "''")}'`;
    return { help: `These are quotes of a word processor; write ${write}.`, write };
  }
  const lower = name.toLowerCase();
  const known = Object.hasOwn(hints.names, lower) ? hints.names[lower] : undefined;
  if (known !== undefined && !quoted) return { help: `Write ${known}.`, write: known };
  if (!quoted && name.toLowerCase() === "rownum")
    return { help: "Write row_number() OVER () in the SELECT list; for the first rows write LIMIT." };
  if (quoted || unitArguments.size > 0 || !isDatePart(name)) return undefined;
  return { help: `If a part of a date is meant, it is a text: '${name}'.` };
}
