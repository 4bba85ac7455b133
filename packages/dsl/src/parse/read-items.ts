import { type IRecognitionException, type IToken } from "chevrotain";
import type { Item } from "./item.ts";
import { nextStart } from "./next-start.ts";
import type { PipelineParser } from "./pipeline-parser.ts";
import { token } from "./tokens.ts";
import { TooDeep } from "./too-deep.ts";

/** A place where reading stopped. */
export interface Stop {
  /** What was expected, in words; absent where an expression has too much. */
  readonly expected: string | undefined;
  /** What it has too much of. */
  readonly problem?: string;
  /** The token that was found; absent at the end of the text. */
  readonly found: IToken | undefined;
  readonly previous: IToken | undefined;
  /** Where the step starts that was not read whole. */
  readonly broken?: IToken | undefined;
  /** What was read before it. */
  readonly last?: Item | undefined;
}

/** What tokens are a row of, and where reading stopped in between. */
export interface ItemsReading {
  readonly items: readonly Item[];
  readonly stops: readonly Stop[];
}

/** Reads all tokens; after an error it goes on at the next step. */
export function readItems(parser: PipelineParser, text: string, tokens: IToken[]): ItemsReading {
  const first = readOnce(parser, tokens);
  if (first.stop === undefined) return { items: first.items, stops: [] };
  const items = [...first.items];
  const stops = [first.stop];
  let rest = tokens.slice(nextStart(tokens, { text, found: first.stop.found, begun: first.begun }));
  while (rest.length > 0) {
    const { items: more, stop, begun } = readOnce(parser, rest);
    items.push(...more);
    if (stop === undefined) break;
    stops.push(stop);
    rest = rest.slice(nextStart(rest, { text, found: stop.found, begun }));
  }
  return { items, stops };
}

/** One go up to the end or to an error. */
interface Go {
  readonly items: readonly Item[];
  readonly stop: Stop | undefined;
  /** Offset behind the last item that was read whole. */
  readonly begun: number;
}

function readOnce(parser: PipelineParser, tokens: IToken[]): Go {
  parser.items = [];
  parser.input = tokens;
  let stop: Stop | undefined;
  try {
    parser.file();
    stop = stopOf(parser.errors[0]);
  } catch (error) {
    if (!(error instanceof TooDeep) && !(error instanceof RangeError)) throw error;
    // Where the engine's own stack ends before the limit, the parser stands inside of the nesting.
    const found = error instanceof TooDeep ? error.token : parser.next;
    const problem = error instanceof TooDeep ? error.problem : "nested too deeply";
    stop = { expected: undefined, found, previous: undefined, problem };
  }
  const last = parser.items.at(-1);
  const begun = last?.end ?? 0;
  if (stop === undefined) return { items: parser.items, stop, begun };
  const broken = tokens.find((each) => each.startOffset >= begun && each.tokenType !== token.pipe);
  return { items: parser.items, stop: { ...stop, broken, last }, begun };
}

function stopOf(error: IRecognitionException | undefined): Stop | undefined {
  if (error === undefined) return undefined;
  const { token, message } = error;
  const isEnd = Number.isNaN(token.startOffset) || token.image === "";
  const previous = "previousToken" in error ? (error.previousToken as IToken | undefined) : undefined;
  return { expected: message, found: isEnd ? undefined : token, previous };
}
