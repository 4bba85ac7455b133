import { characterWidth } from "../terminal/width.ts";

const tabWidth = 4;

/** A line of source as a terminal shows it, and the marks that go under it. */
export interface UnderlinedLine {
  readonly shown: string;
  /** Blanks, then one `^` for every column of the marked text; at least one. */
  readonly marks: string;
}

interface Cell {
  readonly text: string;
  readonly column: number;
  readonly width: number;
}

interface Columns {
  readonly start: number;
  readonly end: number;
}

/**
 * Shows a line so that the text from `marked.start` to `marked.end` (UTF-16 offsets in the line) is underlined:
 * tabs as blanks, control characters as symbols, and no more than `width` columns around the marked text.
 */
export function underlineLine(
  line: string,
  marked: { readonly start: number; readonly end: number },
  width: number,
): UnderlinedLine {
  const { cells, columns } = layOut(line, marked);
  const last = cells.at(-1);
  const total = last === undefined ? 0 : last.column + last.width;
  const window = total <= width ? { start: 0, end: total } : windowAround(columns, total, width);
  const { shown, from, to } = cut(cells, window, total);
  const start = Math.max(columns.start, from);
  const end = Math.max(Math.min(columns.end, Math.max(to, start + 1)), start + 1);
  const lead = window.start > 0 ? 1 : 0;
  return { shown, marks: `${" ".repeat(start - from + lead)}${"^".repeat(end - start)}` };
}

/** Assigns each character its column, and the marked text its columns. */
function layOut(line: string, marked: { readonly start: number; readonly end: number }) {
  const cells: Cell[] = [];
  let column = 0;
  let offset = 0;
  let start: number | undefined;
  let end: number | undefined;
  for (const character of line) {
    if (start === undefined && offset >= marked.start) start = column;
    if (end === undefined && offset >= marked.end) end = column;
    const cell = cellOf(character, column);
    cells.push(cell);
    column += cell.width;
    offset += character.length;
  }
  const from = start ?? column;
  return { cells, columns: { start: from, end: Math.max(end ?? column, from + 1) } };
}

function cellOf(character: string, column: number): Cell {
  if (character === "\t") {
    const width = tabWidth - (column % tabWidth);
    return { text: " ".repeat(width), column, width };
  }
  const point = character.codePointAt(0) ?? 0;
  if (point < 32) return { text: String.fromCodePoint(0x2400 + point), column, width: 1 };
  if (point >= 0x7f && point < 0xa0) return { text: "\ufffd", column, width: 1 };
  return { text: character.isWellFormed() ? character : "\ufffd", column, width: characterWidth(character) };
}

/** The part of a long line to show: the marked text with some context before it and the rest after it. */
function windowAround(marked: Columns, total: number, width: number): Columns {
  const fits = marked.end <= width - 1;
  const fillsTheLine = marked.end - marked.start >= width && marked.start < width / 3;
  if (fits || fillsTheLine) return { start: 0, end: width - 1 };
  const context = Math.max(0, Math.min(Math.floor(width / 3), width - 2 - (marked.end - marked.start)));
  const start = Math.max(1, Math.min(marked.start - context, total - width + 1));
  return { start, end: start + width - 1 >= total ? total : start + width - 2 };
}

function cut(cells: readonly Cell[], window: Columns, total: number) {
  const kept = cells.filter((cell) => cell.column >= window.start && cell.column + cell.width <= window.end);
  const text = kept.map((cell) => cell.text).join("");
  const last = kept.at(-1);
  return {
    shown: `${window.start > 0 ? "…" : ""}${text}${window.end < total ? "…" : ""}`,
    from: kept[0]?.column ?? window.start,
    to: last === undefined ? window.start : last.column + last.width,
  };
}
