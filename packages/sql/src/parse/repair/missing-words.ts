import { inQuotes } from "../../print/names.ts";
import { token } from "../../lex/token.ts";
import { word } from "../../lex/words.ts";
import { isEmptyClause } from "./misplaced.ts";
import { inCase, inCast, inCondition, inFrom } from "./surroundings.ts";
import {
  after,
  changed,
  insertion,
  made,
  madeWord,
  stretch,
  textAt,
  type Candidate,
  type Place,
} from "./candidate.ts";

type Name = keyof typeof word;

interface Missing {
  readonly words: readonly Name[];
  readonly cost: number;
  /** How many tokens before the unexpected one it may belong, 0 unless told. */
  readonly reach?: number;
  /** An editor may put it in. */
  readonly certain?: true;
  /** The words that one of must stand before it; needed for words that may also be names. */
  readonly behind?: readonly Name[];
  /** The words that one of must stand after it. */
  readonly before?: readonly Name[];
  /** Whether the surroundings of the token that it would precede allow it. */
  readonly where?: (place: Place, index: number) => boolean;
}

const missingWords: readonly Missing[] = [
  { words: ["by"], cost: 0.4, certain: true, behind: ["group", "order", "partition"] },
  { words: ["order"], cost: 1.1, before: ["by"] },
  { words: ["group"], cost: 1.1, before: ["by"] },
  { words: ["partition"], cost: 1.1, before: ["by"] },
  { words: ["as"], cost: 0.7, reach: 1, certain: true, where: beforeQueryOrType },
  { words: ["then"], cost: 0.8, certain: true, where: inCase },
  { words: ["end"], cost: 0.95, certain: true, where: inCase },
  { words: ["when"], cost: 1, reach: 1, where: inCase },
  { words: ["and"], cost: 1.05, reach: 1, where: inCondition },
  { words: ["on"], cost: 1.1, reach: 2, where: inFrom },
  { words: ["join"], cost: 1.15, reach: 1, certain: true, where: inFrom },
  { words: ["from"], cost: 1.2, reach: 2 },
  { words: ["select"], cost: 1.25 },
  { words: ["null"], cost: 1.3, behind: ["is", "not"] },
  { words: ["where"], cost: 1.35, reach: 1 },
  { words: ["else"], cost: 1.4, where: inCase },
  { words: ["case"], cost: 1.4, reach: 1 },
  { words: ["is"], cost: 1.4, before: ["null", "not", "distinct"] },
  { words: ["in"], cost: 1.45 },
  { words: ["group", "by"], cost: 1.5, reach: 1 },
  { words: ["order", "by"], cost: 1.5, reach: 1 },
  { words: ["union", "all"], cost: 1.5, before: ["select", "from"] },
  { words: ["with"], cost: 1.5, reach: 1 },
];

/** `CAST(a INT)`, `WITH t (SELECT …)`. */
function beforeQueryOrType(place: Place, index: number): boolean {
  const { tokens } = place;
  if (tokens.kinds[index] === token.leftParen) return tokens.words[index + 1] === word.select;
  return inCast(place);
}

/** A keyword that is missing. */
export function missingWord(place: Place): readonly Candidate[] {
  return missingWords.flatMap((missing) => {
    const candidates: Candidate[] = [];
    for (let back = 0; back <= (missing.reach ?? 0) && back <= place.at; back++) {
      if (mayStandAt(place, place.at - back, missing)) {
        candidates.push(insert(place, place.at - back, missing));
      }
    }
    return candidates;
  });
}

function mayStandAt(place: Place, index: number, { behind, before, where }: Missing): boolean {
  const { tokens } = place;
  const last = tokens.kinds[index - 1];
  if (last === token.dot || last === token.doubleColon || tokens.words[index - 1] === word.as) return false;
  const next = tokens.kinds[index];
  if (next === token.colon || next === token.colonEquals || next === token.equalsArrow) return false;
  const isOne = (names: readonly Name[] | undefined, at: number): boolean =>
    names === undefined || names.some((name) => word[name] === tokens.words[at]);
  return isOne(behind, index - 1) && isOne(before, index) && where?.(place, index) !== false;
}

function insert(place: Place, index: number, missing: Missing): Candidate {
  const { tokens, at } = place;
  const text = missing.words.join(" ").toUpperCase();
  const put = missing.words.map((name) => madeWord(tokens, index - 1, word[name]));
  const before = index === 0 ? "at the start" : `after \`${textAt(place, index - 1)}\``;
  return {
    splice: insertion(index, ...put),
    cost: missing.cost + (at - index) * 0.07,
    help: `Is ${text} missing ${before}?`,
    ...(missing.certain === true && index > 0 ? { edit: after(tokens, index - 1, ` ${text}`) } : {}),
  };
}

/** An operator that is missing between two values; in braces the colon of a field. */
export function missingOperator(place: Place): readonly Candidate[] {
  const { tokens, at, open } = place;
  const inBraces = tokens.kinds[open.at(-1) ?? -1] === token.leftBrace;
  const colon: Candidate = {
    splice: insertion(at, made(tokens, at - 1, { kind: token.colon })),
    cost: 0.8,
    help: `Is \`:\` missing after \`${textAt(place, at - 1)}\`?`,
    edit: after(tokens, at - 1, ":"),
  };
  return [...(inBraces ? [colon] : []), ...missingEquals(place)];
}

function missingEquals({ tokens, at }: Place): readonly Candidate[] {
  return [0, 1].flatMap((back) =>
    at - back < 1
      ? []
      : [
          {
            splice: insertion(at - back, made(tokens, at - back - 1, { kind: token.equal })),
            cost: 1.75 + back * 0.1,
            help: "Is an operator missing before it?",
          },
        ],
  );
}

/** A keyword that was meant as a name. */
export function keywordNames(place: Place): readonly Candidate[] {
  const { tokens, at, syntax } = place;
  return [0, 1, 2].flatMap((back) => {
    const index = at - back;
    const number = tokens.words[index] ?? 0;
    if (index < 0 || tokens.kinds[index] !== token.word || number === 0 || !mayBeName(number)) return [];
    if (tokens.words[index + 1] === word.by || isEmptyClause(place, index)) return [];
    const name = textAt(place, index);
    const quoted = inQuotes(name, syntax);
    const span = stretch(tokens, index);
    return [
      {
        splice: { at: index, remove: 1, insert: [changed(tokens, index, { word: 0 })] },
        cost: 1.24 + back * 0.15,
        help: `Put it in quotes: ${quoted}.`,
        edit: { ...span, newText: quoted },
        told: { as: "keyword" as const, name, ...span },
      },
    ];
  });
}

/** Words that someone may have wanted to use as a name; those of which a query is built are not. */
function mayBeName(number: number): boolean {
  switch (number) {
    case word.from:
    case word.where:
    case word.select:
    case word.having:
    case word.union:
    case word.on:
    case word.and:
    case word.or:
    case word.as:
    case word.when:
    case word.then:
    case word.else:
    case word.case:
    case word.join:
    case word.with:
    case word.in:
    case word.is:
    case word.not:
    case word.null:
    case word.by:
    case word.over:
    case word.all:
    case word.any:
    case word.distinct:
    case word.outer:
      return false;
    default:
      return true;
  }
}
