import { wordClass } from "../../lex/keywords.ts";
import { token } from "../../lex/token.ts";
import { word } from "../../lex/words.ts";
import { inFrom } from "./surroundings.ts";
import { isClosing } from "../recovery.ts";
import { after, insertion, made, textAt, type Candidate, type Place } from "./candidate.ts";

const closers: Readonly<Record<number, readonly [number, string]>> = {
  [token.leftParen]: [token.rightParen, ")"],
  [token.leftBracket]: [token.rightBracket, "]"],
  [token.leftBrace]: [token.rightBrace, "}"],
};

/** The brackets that are open at a token, the innermost last. */
export function openBrackets({ tokens, at }: Pick<Place, "tokens" | "at">): readonly number[] {
  const open: number[] = [];
  for (let index = 0; index < at; index++) {
    const kind = tokens.kinds[index] ?? 0;
    if (closers[kind] !== undefined) open.push(index);
    else if (kind === token.rightParen || kind === token.rightBracket || kind === token.rightBrace)
      open.pop();
  }
  return open;
}

/** A bracket that is missing at its end or at its beginning. */
export function brackets(place: Place): readonly Candidate[] {
  return [...closing(place), ...mismatched(place), ...opening(place)];
}

/** The innermost bracket is closed here, or before one of the commas and clauses since it was opened. */
function closing(place: Place): readonly Candidate[] {
  const opened = place.open.at(-1);
  const closer = opened === undefined ? undefined : closers[place.tokens.kinds[opened] ?? 0];
  if (opened === undefined || closer === undefined) return [];
  const { tokens, at } = place;
  const [kind, text] = closer;
  const places = possibleEnds(place, opened);
  return places.map((index, rank): Candidate => ({
    splice: insertion(index, made(tokens, index - 1, { kind })),
    cost: 0.9 + rank * 0.08,
    help: `Is \`${text}\` missing after \`${textAt(place, index - 1)}\`?`,
    ...(places.length === 1 && index === at ? { edit: after(tokens, index - 1, text) } : {}),
  }));
}

function possibleEnds({ tokens, at }: Place, opened: number): readonly number[] {
  const found = [at];
  let depth = 0;
  for (let index = at - 1; index > opened + 1 && found.length < 10; index--) {
    const kind = tokens.kinds[index] ?? 0;
    if (isClosing(kind)) depth++;
    else if (closers[kind] !== undefined) depth--;
    else if (depth === 0 && (kind === token.comma || endsBracket(tokens.words[index] ?? 0)))
      found.push(index);
  }
  return found;
}

/** Words before which an expression in brackets is likely to end. */
function endsBracket(number: number): boolean {
  switch (number) {
    case word.as:
    case word.from:
    case word.where:
    case word.group:
    case word.order:
    case word.having:
    case word.and:
    case word.or:
    case word.on:
    case word.select:
    case word.over:
    case word.join:
    case word.left:
    case word.then:
    case word.union:
      return true;
    default:
      return false;
  }
}

/** `[1, 2)`: another bracket than the one that is open. */
function mismatched({ tokens, at, open }: Place): readonly Candidate[] {
  const opened = open.at(-1);
  const closer = opened === undefined ? undefined : closers[tokens.kinds[opened] ?? 0];
  const kind = tokens.kinds[at] ?? 0;
  if (closer === undefined || !isClosing(kind) || kind === closer[0]) return [];
  const start = tokens.starts[at] ?? 0;
  const end = tokens.ends[at] ?? 0;
  return [
    {
      splice: { at, remove: 1, insert: [{ kind: closer[0], word: 0, start, end }] },
      cost: 0.5,
      help: `Write \`${closer[1]}\`.`,
      edit: { start, end, newText: closer[1] },
    },
  ];
}

/** A closing parenthesis whose opening one was forgotten: after a name that may be a function, IN, OVER, AS and such. */
function opening(place: Place): readonly Candidate[] {
  const { tokens, at } = place;
  const candidates: Candidate[] = [];
  for (let index = at; index >= Math.max(1, at - 14); index--) {
    const cost = tokens.kinds[index] === token.leftParen ? undefined : openingCost(place, index);
    if (cost === undefined) continue;
    candidates.push({
      splice: insertion(index, made(tokens, index - 1, { kind: token.leftParen })),
      cost: cost + (at - index) * 0.01,
      help: `Is \`(\` missing after \`${textAt(place, index - 1)}\`?`,
      ...(cost < 0.9 ? { edit: after(tokens, index - 1, " (") } : {}),
    });
  }
  return [...candidates, ...namelessCall(place)];
}

/** How likely an opening parenthesis is missing before a token, `undefined` where none can be. */
function openingCost(place: Place, index: number): number | undefined {
  const { tokens, at } = place;
  if (tokens.kinds[index - 1] !== token.word) return undefined;
  const number = tokens.words[index - 1] ?? 0;
  if (opensBracket(number)) return 0.85;
  if (opensQuery(number)) return index === at && startsInner(tokens.words[at] ?? 0) ? 0.85 : undefined;
  if (tokens.kinds[at] !== token.rightParen) return undefined;
  const usual = usualFunctions.test(textAt(place, index - 1));
  if (usual) return 0.9;
  const isName = place.syntax.keywords.classes[number] !== wordClass.reserved;
  return isName && index < at && !inFrom(place, index) ? 0.96 : undefined;
}

/** `(a ORDER BY b)`, `() OVER w`: a call whose name is missing. */
function namelessCall({ tokens, syntax, open }: Place): readonly Candidate[] {
  const opened = open.at(-1);
  if (opened === undefined || tokens.kinds[opened] !== token.leftParen) return [];
  const reserved = syntax.keywords.classes[tokens.words[opened - 1] ?? 0] === wordClass.reserved;
  if (tokens.kinds[opened - 1] === token.word && !reserved) return [];
  return [{ splice: insertion(opened, made(tokens, opened - 1, { kind: token.quotedName })), cost: 1.3 }];
}

const usualFunctions =
  /^(?:sum|count|avg|min|max|coalesce|round|lower|upper|date_trunc|unnest|range|generate_series|(?:read|duckdb|pragma)_\w+)$/i;

/** Words after which a query stands in parentheses. */
function opensQuery(number: number): boolean {
  return number === word.from || number === word.join || number === word.lateral || number === word.not;
}

function startsInner(number: number): boolean {
  return number === word.select || number === word.with || number === word.values || number === word.describe;
}

function opensBracket(number: number): boolean {
  switch (number) {
    case word.in:
    case word.over:
    case word.as:
    case word.values:
    case word.exists:
    case word.using:
    case word.cast:
    case word.filter:
      return true;
    default:
      return false;
  }
}
