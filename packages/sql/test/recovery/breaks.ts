import { textTokens, type Dialect, type TextToken } from "@rocky/sql";
import type { Random } from "../random.ts";

/** A text that was broken in one place. */
export interface Broken {
  readonly how: string;
  readonly text: string;
  /** Where it was broken: offsets in the original text, which are the same in the broken one up to `start`. */
  readonly start: number;
  readonly end: number;
}

type Break = (token: string, random: Random) => string | undefined;

const strays = [",", ")", "(", "=", "SELECT", "FROM", "AND", "WHERE", "x", "'", ";", "]", "AS", "1"];

function isWord(token: string): boolean {
  return /^[A-Za-z_]\w*$/.test(token);
}

/** Two letters in the wrong order, or one missing. */
function misspelt(token: string, random: Random): string | undefined {
  if (!isWord(token) || token.length < 4) return undefined;
  const at = 1 + random.int(token.length - 2);
  return random.chance(0.5)
    ? token.slice(0, at) + (token[at + 1] ?? "") + (token[at] ?? "") + token.slice(at + 2)
    : token.slice(0, at) + token.slice(at + 1);
}

/** What people do wrong, as replacements of one token. */
const breaks: Readonly<Record<string, Break>> = {
  "a comma left out": (token) => (token === "," ? " " : undefined),
  "a bracket left out": (token) => (/^[()[\]{}]$/.test(token) ? " " : undefined),
  "a word misspelt": misspelt,
  "a word left out": (token) => (isWord(token) ? " " : undefined),
  "a sign left out": (token) => (/^[^\w\s'",()[\]{}]+$/.test(token) ? " " : undefined),
  "a token twice": (token) => `${token} ${token}`,
  "a stray token": (token, random) => `${token} ${random.pick(strays)} `,
  "a token for another": (_, random) => ` ${random.pick(strays)} `,
  "a quote left out": (token) => (/^'.*'$/s.test(token) ? token.slice(0, -1) : undefined),
};

/** The kinds of breaks. */
export const kindsOfBreaks: readonly string[] = Object.keys(breaks);

/** One break of that kind at a place that the random numbers choose; `undefined` when there is no place for it. */
export function breakOf(
  text: string,
  how: string,
  { dialect, random }: { readonly dialect: Dialect; readonly random: Random },
): Broken | undefined {
  const tokens = textTokens(text, dialect, { start: 0, end: text.length });
  const first = random.int(tokens.length);
  for (let step = 0; step < tokens.length; step++) {
    const token = tokens[(first + step) % tokens.length];
    if (token === undefined) continue;
    const replaced = breaks[how]?.(text.slice(token.start, token.end), random);
    if (replaced === undefined) continue;
    const broken = text.slice(0, token.start) + replaced + text.slice(token.end);
    return { how, text: broken, start: token.start, end: token.end };
  }
  return undefined;
}

/** How many tokens lie between two offsets of a text. */
export function tokensBetween(tokens: readonly TextToken[], one: number, other: number): number {
  const [from, to] = one < other ? [one, other] : [other, one];
  return tokens.filter(({ start }) => start >= from && start < to).length;
}
