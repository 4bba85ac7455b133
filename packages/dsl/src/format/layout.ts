import { tokenMatcher } from "chevrotain";
import { anyName, token, word } from "../parse/tokens.ts";
import { firstOf, lastOf, type Bracket, type Leaf, type OwnLine, type Piece } from "./pieces.ts";

const width = 100;
const step = "  ";

/** Lines as they are written. */
export interface Page {
  readonly lines: string[];
}

/** Whether two tokens on one line have a space between them. */
function isSpaced(before: Leaf, after: Leaf): boolean {
  const [left, right] = [before.token.tokenType, after.token.tokenType];
  if (left === token.leftParen || left === token.leftBracket || left === token.dot || left === token.dots)
    return false;
  if (
    right === token.rightParen ||
    right === token.rightBracket ||
    right === token.dot ||
    right === token.dots
  )
    return false;
  if (right === token.comma || right === token.colon) return false;
  if (left === token.leftBrace && right === token.rightBrace) return false;
  if (before.isSign) return after.isSign;
  return right !== token.leftParen || !tokenMatcher(before.token, anyName);
}

function flat(pieces: readonly Piece[]): string {
  let text = "";
  let before: Leaf | undefined;
  for (const leaf of pieces.flatMap(flatLeaves)) {
    if (leaf === "comma") {
      text += ",";
      continue;
    }
    text += before !== undefined && isSpaced(before, leaf) ? ` ${leaf.text}` : leaf.text;
    before = leaf;
  }
  return text;
}

function flatLeaves(piece: Piece): readonly (Leaf | "comma")[] {
  if (piece.kind === "leaf") return [piece];
  const { open, items, close } = piece;
  const inner = items.flatMap((item, i) => [
    ...(i === 0 ? [] : ["comma" as const]),
    ...item.flatMap(flatLeaves),
  ]);
  return [open, ...inner, close];
}

/** Whether the pieces can be on one line: no comment stands between them, and the author broke none. */
function canBeFlat(pieces: readonly Piece[]): boolean {
  return pieces.every((piece, i) => {
    const isFirst = i === 0;
    const isLast = i === pieces.length - 1;
    if (piece.kind === "leaf")
      return (isFirst || piece.above.length === 0) && (isLast || piece.behind === undefined);
    const { open, items, close, isBroken } = piece;
    if (isBroken || (!isFirst && open.above.length > 0) || (!isLast && close.behind !== undefined))
      return false;
    if (open.behind !== undefined || close.above.length > 0) return false;
    return items.every(
      (item) => canBeFlat(item) && firstOf(item).above.length === 0 && lastOf(item).behind === undefined,
    );
  });
}

/** Writes comments on lines of their own. */
export function writeComments(page: Page, comments: readonly OwnLine[], indent: string): void {
  for (const { text, blank } of comments) {
    if (blank) writeBlank(page);
    page.lines.push(indent + text);
  }
}

/** Writes a blank line, where none is there and something stands above it. */
export function writeBlank({ lines }: Page): void {
  const last = lines.at(-1);
  if (last !== undefined && last !== "" && !last.endsWith("{") && !last.endsWith("[")) lines.push("");
}

/** Writes a step or an item on lines of its own, without the comments above it; `end` comes after its last token. */
export function writeRow(
  page: Page,
  pieces: readonly Piece[],
  { indent, end }: { readonly indent: string; readonly end: string },
): void {
  page.lines.push(indent);
  writeFlow(page, pieces, { indent, reserved: end.length });
  append(page, end);
  const { behind } = lastOf(pieces);
  if (behind !== undefined) append(page, ` ${behind}`);
}

function append({ lines }: Page, text: string): void {
  lines.push((lines.pop() ?? "") + text);
}

function columnOf({ lines }: Page): number {
  const last = lines.at(-1) ?? "";
  return last.length - (last.lastIndexOf("\n") + 1);
}

function indentOf({ lines }: Page): string {
  return /^ */.exec(lines.at(-1) ?? "")?.[0] ?? "";
}

/** Where pieces are written. */
interface Flow {
  /** Of the line on which the row begins. */
  readonly indent: string;
  /** Letters that follow on the last line. */
  readonly reserved: number;
}

function fits(page: Page, pieces: readonly Piece[], reserved: number): boolean {
  return canBeFlat(pieces) && columnOf(page) + flat(pieces).length + reserved <= width;
}

function writeFlow(page: Page, pieces: readonly Piece[], { indent, reserved }: Flow): void {
  if (fits(page, pieces, reserved)) {
    append(page, flat(pieces));
    return;
  }
  let before: Leaf | undefined;
  for (const [i, piece] of pieces.entries()) {
    const first = firstOf([piece]);
    const isNewLine =
      before !== undefined && (before.behind !== undefined || first.above.length > 0 || isLink(first));
    if (before?.behind !== undefined) append(page, ` ${before.behind}`);
    if (isNewLine) {
      writeComments(
        page,
        first.above.map(({ text }) => ({ text, blank: false })),
        indent + step,
      );
      page.lines.push(indent + step);
    } else if (before !== undefined && isSpaced(before, first)) {
      append(page, " ");
    }
    const after = i === pieces.length - 1 ? reserved : 1;
    if (piece.kind === "leaf") append(page, piece.text);
    else writeBracket(page, piece, after);
    before = lastOf([piece]);
  }
}

/** `and` and `or` begin the lines of a condition that is too long for one. */
function isLink({ token: { tokenType } }: Leaf): boolean {
  return tokenType === word.and || tokenType === word.or;
}

function writeBracket(page: Page, bracket: Bracket, reserved: number): void {
  const { open, items, close } = bracket;
  if (fits(page, [bracket], reserved)) append(page, flat([bracket]));
  else if (open.token.tokenType === token.leftParen) writeParentheses(page, bracket, reserved);
  else {
    const indent = indentOf(page);
    append(page, open.behind === undefined ? open.text : `${open.text} ${open.behind}`);
    for (const item of items) writeItem(page, item, indent + step);
    writeComments(page, close.above, indent + step);
    page.lines.push(indent + close.text);
  }
}

function writeItem(page: Page, item: readonly Piece[], indent: string): void {
  const { above, blank } = firstOf(item);
  writeComments(page, above, indent);
  if (blank) writeBlank(page);
  writeRow(page, item, { indent, end: "," });
}

/** Parentheses stay where they are; what is in them may go on on further lines. */
function writeParentheses(page: Page, { open, items, close }: Bracket, reserved: number): void {
  writeFlow(page, [open, ...items.flat(), close], { indent: indentOf(page), reserved });
}
