import { nearestNames, type Diagnostic } from "@rocky/ir";
import type { ILexingError, IToken } from "chevrotain";
import { report } from "../diagnostics.ts";
import { endOf } from "./make.ts";
import { unclosed } from "./tokens.ts";
import type { Stop } from "./read-items.ts";
import { stepHelp } from "./step-help.ts";

/** A text with the places where reading it stopped. */
export interface BrokenText {
  readonly text: string;
  readonly file: string;
  readonly stops: readonly Stop[];
  readonly errors: readonly ILexingError[];
}

/** One finding for each place where reading stopped, but none right behind what was already told. */
export function syntaxFindings({ text, file, stops, errors }: BrokenText): readonly Diagnostic[] {
  return stops.flatMap((stop): readonly Diagnostic[] => {
    const { found, previous, expected, problem = "" } = stop;
    const start = found?.startOffset ?? text.trimEnd().length;
    const from = previous === undefined || Number.isNaN(previous.startOffset) ? 0 : endOf(previous);
    const isBesideAnother = errors.some(({ offset }) => offset >= from && offset <= start);
    if (isBesideAnother || previous?.tokenType === unclosed) return [];
    const span = { file, start, end: found === undefined ? start : endOf(found) };
    if (expected === undefined) return [report.tooDeep(span, { problem })];
    const shown = found === undefined ? "the end of the file" : `\`${found.image}\``;
    const help = helpOf(stop, text);
    return [report.syntax(span, { expected, found: shown }, help === undefined ? {} : { help })];
  });
}

const steps = [
  "from",
  "where",
  "group",
  "derive",
  "select",
  "join",
  "sort",
  "take",
  "distinct",
  "union",
  "replicate",
  "let",
];

/** What the words of SQL are called here. */
const fromSql: ReadonlyMap<string, string> = new Map([
  ["limit", "Write `take` and a number."],
  ["order", "Write `sort` and the columns."],
  ["by", "Leave out `by`."],
  ["having", "Write `where` after `group`."],
  ["with", "Write `let name =` and the steps."],
  ["filter", "Write `where`."],
  ["qualify", "Write `derive` with the window, then `where`."],
  ["case", "Write `match value { pattern => result }`."],
  ["using", "Write `on` and the columns that both sides have."],
  ["like", 'Call a function, such as `contains(column, "text")` or `starts_with(column, "text")`.'],
  ["between", "Write `x >= low and x <= high`."],
  ["inner", "Write `join` alone."],
  ["outer", "Leave out `outer`."],
]);

function helpOf(stop: Stop, text: string): string | undefined {
  const { found, previous, expected } = stop;
  if (found === undefined) return undefined;
  const { image, startOffset } = found;
  const ofStep = stepHelp(stop, text);
  if (ofStep !== undefined) return ofStep;
  const known = fromSql.get(image.toLowerCase());
  if (known !== undefined) return known;
  if (image === "=" && text.charAt(startOffset - 1) !== "=") return "A comparison is written `==`.";
  if (image === "*" && previous?.image === "(") return "`count()` counts rows.";
  if (image === ">" && previous?.image === "<") return "Write `!=`.";
  if (image === "(" && previous?.image === "in") return "A list is written in brackets: `in [1, 2]`.";
  if (/^[<>=!]=?$/.test(image) && expected === "a step")
    return "Comparisons do not chain; join two with `and`.";
  if (isStep(image) && expected?.endsWith("`}`") === true) return "Close the braces of the step before it.";
  if (isReserved(found) && !isStep(image))
    return `\`${image}\` is a word of the language; as a name it is written in backticks: \`\`${image}\`\`.`;
  if (expected !== "a step" || !/^[A-Za-z_]/.test(image)) return undefined;
  const lower = image.toLowerCase();
  if (isStep(lower)) return `Words of the language are lower case: \`${lower}\`.`;
  const [nearest] = nearestNames(image, steps, 1);
  return nearest === undefined ? `The steps are ${steps.join(", ")}.` : `Did you mean ${nearest}?`;
}

function isStep(image: string): boolean {
  return steps.includes(image);
}

function isReserved({ image, tokenType }: IToken): boolean {
  return tokenType.LONGER_ALT !== undefined && tokenType.name.toLowerCase() === image;
}
