import { assert } from "@rocky/ir";
import type { IToken } from "chevrotain";
import type { Comment } from "../ast.ts";
import { endOf } from "../parse/make.ts";
import { token, word } from "../parse/tokens.ts";
import type { Marks } from "./marks.ts";

/** A comment on a line of its own. */
export interface OwnLine {
  readonly text: string;
  /** A blank line is before it. */
  readonly blank: boolean;
}

/** A token with the comments around it. */
export interface Leaf {
  readonly kind: "leaf";
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly token: IToken;
  /** The comments above it. */
  readonly above: OwnLine[];
  /** The comment behind it on its line. */
  behind: string | undefined;
  /** A blank line is before it. */
  readonly blank: boolean;
  /** A `-` with one operand. */
  readonly isSign: boolean;
}

/** Something in braces, brackets or parentheses. */
export interface Bracket {
  readonly kind: "bracket";
  readonly open: Leaf;
  /** Rows of pieces; only one in parentheses. */
  readonly items: readonly (readonly Piece[])[];
  readonly close: Leaf;
  /** The author began a new line after the opening one. */
  readonly isBroken: boolean;
}

/** What lines are made of. */
export type Piece = Leaf | Bracket;

/** The tokens of a text, with the comments that are around each. Those after the last token come with `rest`. */
export function leavesOf(
  text: string,
  tokens: readonly IToken[],
  { comments, marks }: { readonly comments: readonly Comment[]; readonly marks: Marks },
): { readonly leaves: readonly Leaf[]; readonly rest: readonly OwnLine[] } {
  const leaves: Leaf[] = [];
  let above: OwnLine[] = [];
  let at = 0;
  let next = 0;
  const takeComments = (before: number): void => {
    for (
      let comment = comments[next];
      comment !== undefined && comment.start < before;
      comment = comments[++next]
    ) {
      const lines = lineBreaks(text, at, comment.start);
      const last = leaves.at(-1);
      const written = comment.text.trimEnd();
      if (lines === 0 && above.length === 0 && last !== undefined && last.behind === undefined)
        last.behind = written;
      else above.push({ text: written, blank: lines > 1 });
      at = comment.end;
    }
  };
  for (const each of tokens) {
    const { startOffset: start } = each;
    if (start < at) continue;
    takeComments(start);
    if (each.tokenType === token.pipe) continue;
    const type = marks.types.get(start);
    const hasComment =
      type !== undefined && comments.some((comment) => comment.start > start && comment.end < type.end);
    const whole = type === undefined || hasComment ? { text: each.image, end: endOf(each) } : type;
    leaves.push({
      kind: "leaf",
      text: whole.text,
      start,
      end: whole.end,
      token: each,
      above,
      behind: undefined,
      blank: lineBreaks(text, at, start) > 1,
      isSign: marks.signs.has(start),
    });
    above = [];
    at = whole.end;
  }
  takeComments(text.length);
  return { leaves, rest: above };
}

function lineBreaks(text: string, from: number, to: number): number {
  return text.slice(from, to).match(/\r\n|\r|\n/g)?.length ?? 0;
}

const closing: ReadonlyMap<unknown, unknown> = new Map([
  [token.leftBrace, token.rightBrace],
  [token.leftParen, token.rightParen],
  [token.leftBracket, token.rightBracket],
]);

/** Puts what is in braces, brackets and parentheses together. The tokens are those of a text without errors. */
export function piecesOf(text: string, leaves: readonly Leaf[], marks: Marks): readonly Piece[] {
  let at = 0;
  const bracket = (open: Leaf): Bracket => {
    const close = closing.get(open.token.tokenType);
    const isList = close !== token.rightParen;
    const items: Piece[][] = [];
    let item: Piece[] = [];
    const endItem = (): void => {
      if (item.length > 0) items.push(item);
      item = [];
    };
    for (let leaf = leaves[at++]; leaf !== undefined; leaf = leaves[at++]) {
      if (leaf.token.tokenType === close) {
        endItem();
        const [first] = items;
        const isBroken =
          isList && first !== undefined && lineBreaks(text, open.end, firstOf(first).start) > 0;
        return { kind: "bracket", open, items, close: leaf, isBroken };
      }
      if (isList && leaf.token.tokenType === token.comma) {
        endItem();
        dropComma(leaf, items.at(-1), leaves[at]);
        continue;
      }
      if (isList && marks.items.has(leaf.start) && !isKeep(item)) endItem();
      item.push(closing.has(leaf.token.tokenType) ? bracket(leaf) : leaf);
    }
    return { kind: "bracket", open, items, close: open, isBroken: false };
  };
  const pieces: Piece[] = [];
  for (let leaf = leaves[at++]; leaf !== undefined; leaf = leaves[at++])
    pieces.push(closing.has(leaf.token.tokenType) ? bracket(leaf) : leaf);
  return pieces;
}

function isKeep(item: readonly Piece[]): boolean {
  const [first] = item;
  return item.length === 1 && first?.kind === "leaf" && first.token.tokenType === word.keep;
}

/** The comments of a comma go to what is before it, else to what is after it. */
function dropComma(comma: Leaf, item: readonly Piece[] | undefined, next: Leaf | undefined): void {
  const last = item === undefined ? undefined : lastOf(item);
  let { behind } = comma;
  if (last !== undefined && last.behind === undefined && comma.above.length === 0) {
    last.behind = behind;
    behind = undefined;
  }
  const moved = behind === undefined ? comma.above : [...comma.above, { text: behind, blank: false }];
  next?.above.unshift(...moved);
}

/** The first token of a row of pieces. */
export function firstOf(pieces: readonly Piece[]): Leaf {
  const [first] = pieces;
  assert(first !== undefined, "a row has a token");
  return first.kind === "leaf" ? first : first.open;
}

/** The last token of a row of pieces. */
export function lastOf(pieces: readonly Piece[]): Leaf {
  const last = pieces.at(-1);
  assert(last !== undefined, "a row has a token");
  return last.kind === "leaf" ? last : last.close;
}
