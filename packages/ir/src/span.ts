/** A half-open range of UTF-16 offsets in one file of a project. */
export interface Span {
  /** Path relative to the project root, with forward slashes. */
  readonly file: string;
  /** Offset of the first UTF-16 code unit. */
  readonly start: number;
  /** Offset after the last UTF-16 code unit; never less than `start`. */
  readonly end: number;
}

/** A place as people count it: lines and columns start at 1, columns count UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly col: number;
}

/**
 * The offsets at which the lines of a text start, for {@link positionAt}.
 * A line ends after `\n`, after `\r\n`, or after a `\r` that stands alone.
 */
export function lineStartsOf(text: string): readonly number[] {
  const starts = [0];
  if (!text.includes("\r")) {
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
    return starts;
  }
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return starts;
}

/** The line and column of `offset`, found by bisection in the result of {@link lineStartsOf}. */
export function positionAt(lineStarts: readonly number[], offset: number): Position {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, col: offset - (lineStarts[low] ?? 0) + 1 };
}
