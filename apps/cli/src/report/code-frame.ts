import type { Span } from "@rocky/ir";
import type { Style } from "../terminal/style.ts";
import { lineRange, placeOf, type SourceText } from "./source-text.ts";
import { underlineLine } from "./underlined-line.ts";

/** How a frame is drawn. */
export interface FrameOptions {
  readonly style: Style;
  /** Columns that a line may take. */
  readonly width: number;
  /** Colours the marks. */
  readonly paint: (text: string) => string;
  /** How many digits the line numbers have room for. */
  readonly gutter: number;
  /** A short text after the last mark. */
  readonly label?: string;
}

const mostLines = 5;

/** The lines that a span touches, with the text of the span underlined. */
export function codeFrame(source: SourceText, span: Span, options: FrameOptions): readonly string[] {
  const { style, gutter } = options;
  const first = placeOf(source, span.start).line;
  const last = lastLineOf(source, span);
  const numbers = linesToShow(first, last);
  const empty = style.blue(`${" ".repeat(gutter)} |`);
  const rows = numbers.flatMap((number) => {
    if (number === undefined) return [style.blue(`${" ".repeat(gutter)} :`)];
    const label = number === last ? options.label : undefined;
    const { shown, marks } = lineRows(source, span, { number, width: options.width - gutter - 3 });
    const head = `${style.blue(`${String(number).padStart(gutter)} |`)} ${shown}`.trimEnd();
    if (marks === "") return [head];
    return [head, `${empty} ${options.paint(marks)}${label === undefined ? "" : options.paint(` ${label}`)}`];
  });
  return [empty, ...rows];
}

/** The last line that a span touches. */
export function lastLineOf(source: SourceText, span: Span): number {
  return placeOf(source, Math.max(span.start, span.end - 1)).line;
}

/** The numbers of the lines to show; `undefined` stands for lines left out. */
function linesToShow(first: number, last: number): readonly (number | undefined)[] {
  const count = last - first + 1;
  if (count <= mostLines) return Array.from({ length: count }, (_, i) => first + i);
  return [first, first + 1, first + 2, undefined, last];
}

function lineRows(source: SourceText, span: Span, line: { readonly number: number; readonly width: number }) {
  const { start, end } = lineRange(source, line.number);
  const text = source.text.slice(start, end);
  const from = Math.max(span.start, start);
  const to = Math.min(span.end, end);
  const covered = source.text.slice(from, to);
  const blanks = covered.length - covered.trimStart().length;
  const nothing = covered.trim() === "" && span.end > span.start && span.start < start;
  const marked = {
    start: from - start + (covered.trim() === "" ? 0 : blanks),
    end: covered.trim() === "" ? to - start : from - start + covered.trimEnd().length,
  };
  const { shown, marks } = underlineLine(text, marked, line.width);
  return { shown, marks: nothing ? "" : marks };
}
