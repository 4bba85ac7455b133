import { token } from "../../lex/token.ts";
import { word } from "../../lex/words.ts";
import { isClosing, isOpening } from "../recovery.ts";
import { made, stretch, type Candidate, type Place } from "./candidate.ts";
import { tokenAt } from "./splice.ts";

/** `a IN SELECT …`, `a = SELECT …`, `EXISTS SELECT …`: a query as a value without its parentheses. */
export function bareQuery(place: Place): readonly Candidate[] {
  const { tokens, at } = place;
  if (tokens.words[at] !== word.select || !asksForValue(place, at - 1)) return [];
  const end = queryEnd(place);
  if (end === undefined) return [];
  const span = stretch(tokens, at, end - 1);
  const query = Array.from({ length: end - at }, (_, index) => tokenAt(tokens, at + index));
  return [
    {
      splice: {
        at,
        remove: end - at,
        insert: [
          made(tokens, at - 1, { kind: token.leftParen }),
          ...query,
          made(tokens, end - 1, { kind: token.rightParen }),
        ],
      },
      cost: 0.3,
      help: "A query used as a value stands in parentheses: (SELECT …).",
      ...(mayEndEarlier(place, end)
        ? {}
        : { edit: { ...span, newText: `(${tokens.text.slice(span.start, span.end)})` } }),
    },
  ];
}

function asksForValue({ tokens }: Place, index: number): boolean {
  switch (tokens.kinds[index]) {
    case token.equal:
    case token.notEqual:
    case token.less:
    case token.lessEqual:
    case token.greater:
    case token.greaterEqual:
      return true;
    default:
      return tokens.words[index] === word.in || tokens.words[index] === word.exists;
  }
}

/** The token behind the query; none where a bracket closes that nothing opened, which may be the one of the query. */
function queryEnd({ tokens, at, open }: Place): number | undefined {
  let depth = 0;
  for (let index = at; index < tokens.count; index++) {
    const kind = tokens.kinds[index] ?? token.end;
    if (kind === token.end || (depth === 0 && kind === token.semicolon)) return index;
    if (isOpening(kind)) depth++;
    else if (isClosing(kind) && --depth < 0) return open.length > 0 ? index : undefined;
  }
  return undefined;
}

/** Whether a clause or a condition may as well belong to the query around it. */
function mayEndEarlier({ tokens, at }: Place, end: number): boolean {
  let depth = 0;
  for (let index = at; index < end; index++) {
    const kind = tokens.kinds[index] ?? token.end;
    if (isOpening(kind)) depth++;
    else if (isClosing(kind)) depth--;
    else if (depth === 0 && mayBeOutside(tokens.words[index] ?? 0)) return true;
  }
  return false;
}

function mayBeOutside(number: number): boolean {
  switch (number) {
    case word.and:
    case word.or:
    case word.group:
    case word.order:
    case word.having:
    case word.qualify:
    case word.limit:
    case word.offset:
    case word.window:
    case word.union:
    case word.except:
    case word.intersect:
    case word.then:
    case word.end:
      return true;
    default:
      return false;
  }
}
