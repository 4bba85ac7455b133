import type { TextToken } from "@rocky/sql";
import { tokenText, type CutText, type Macro, type TokenRange } from "./macro.ts";

/** A place where something is put in. Offsets are those of the text, `from` and `to` count tokens. */
export type Item = ParameterItem | CallItem;

/** `{p}` or `@p` in the body of a macro. */
export interface ParameterItem extends TokenRange {
  readonly kind: "parameter";
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** `@name(arguments)`. */
export interface CallItem extends TokenRange {
  readonly kind: "call";
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** Some may be empty; none when nothing stands in the parentheses. */
  readonly arguments: readonly TokenRange[];
  /** Whether the closing parenthesis is there. */
  readonly closed: boolean;
}

/** Where to look. */
export interface ItemSearch {
  readonly source: CutText;
  readonly range: TokenRange;
  /** The macro whose body this is. */
  readonly macro: Macro | undefined;
  /** Whether a name means something; `a <@name(b)` is an operator unless it does. */
  readonly isKnown: (name: string) => boolean;
}

/** The parameters and calls in a text; what stands in the arguments of a call is not looked into. */
export function findItems(search: ItemSearch): readonly Item[] {
  const items: Item[] = [];
  for (let i = search.range.from; i < search.range.to; i++) {
    const item = parameterAt(search, i) ?? callAt(search, i);
    if (item === undefined) continue;
    items.push(item);
    i = item.to - 1;
  }
  return items;
}

function parameterAt({ source, range, macro }: ItemSearch, at: number): ParameterItem | undefined {
  const token = source.tokens[at];
  const word = source.tokens[at + 1];
  if (macro === undefined || token === undefined || word?.kind !== "word" || at + 1 >= range.to)
    return undefined;
  const inBraces = macro.marks === "braces" && tokenText(source, at) === "{";
  if (!inBraces && (macro.marks !== "at" || token.kind !== "at" || token.end !== word.start))
    return undefined;
  const name = tokenText(source, at + 1);
  if (!macro.parameters.some((parameter) => parameter.name === name)) return undefined;
  const last = source.tokens[inBraces ? at + 2 : at + 1];
  if (last === undefined || (inBraces && tokenText(source, at + 2) !== "}")) return undefined;
  const to = inBraces ? at + 3 : at + 2;
  return { kind: "parameter", name, start: token.start, end: last.end, from: at, to };
}

function callAt(search: ItemSearch, at: number): CallItem | undefined {
  const { source, range } = search;
  const token = source.tokens[at];
  const word = source.tokens[at + 1];
  if (token?.kind !== "at" || word?.kind !== "word" || token.end !== word.start || at + 2 >= range.to)
    return undefined;
  if (tokenText(source, at + 2) !== "(") return undefined;
  const name = tokenText(source, at + 1);
  const isOperator = source.text[token.start - 1] === "<" && !search.isKnown(name);
  return isOperator ? undefined : callFrom(search, at, { name, start: token.start });
}

function callFrom(
  { source, range }: ItemSearch,
  at: number,
  { name, start }: { readonly name: string; readonly start: number },
): CallItem {
  const found: TokenRange[] = [];
  let depth = 0;
  let from = at + 3;
  for (let i = at + 2; i < range.to; i++) {
    const token = source.tokens[i];
    if (token?.kind === "open") depth++;
    else if (token?.kind === "comma" && depth === 1) {
      found.push({ from, to: i });
      from = i + 1;
    } else if (token?.kind === "close" && --depth === 0) {
      if (found.length > 0 || i > from) found.push({ from, to: i });
      return {
        kind: "call",
        name,
        start,
        end: token.end,
        arguments: found,
        closed: true,
        from: at,
        to: i + 1,
      };
    }
  }
  const end = source.tokens[range.to - 1]?.end ?? start;
  return { kind: "call", name, start, end, arguments: found, closed: false, from: at, to: range.to };
}

/** What stands on both sides of an item, as far as it is part of the same text. */
export interface Neighbours {
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** The tokens beside an item. */
export function neighboursOf(source: CutText, range: TokenRange, item: Item): Neighbours {
  const text = (token: TextToken | undefined): string | undefined =>
    token === undefined ? undefined : source.text.slice(token.start, token.end);
  return {
    before: text(item.from > range.from ? source.tokens[item.from - 1] : undefined),
    after: text(item.to < range.to ? source.tokens[item.to] : undefined),
  };
}

/** Whether an item is an element of a list, or all there is, so that no operator can pull apart what is put in. */
export function standsAlone({ before, after }: Neighbours): boolean {
  if (before === undefined && after === undefined) return true;
  return /^[([,]$/.test(before ?? "") && /^[)\],]$/.test(after ?? "");
}
