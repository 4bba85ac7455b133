import { lineStartsOf, positionAt, type Position } from "@rocky/ir";

/** A file's text with the starts of its lines. */
export interface SourceText {
  readonly text: string;
  readonly lineStarts: readonly number[];
}

/** The texts of a project's files, by path; the starts of lines are found when a file is first asked for. */
export interface SourceTexts {
  readonly get: (file: string) => SourceText | undefined;
}

/** Makes {@link SourceTexts} of files. */
export function sourceTexts(files: readonly { readonly path: string; readonly text: string }[]): SourceTexts {
  const texts = new Map(files.map((file) => [file.path, file.text]));
  const ready = new Map<string, SourceText>();
  return {
    get: (file) => {
      const known = ready.get(file);
      if (known !== undefined) return known;
      const text = texts.get(file);
      if (text === undefined) return undefined;
      const made = { text, lineStarts: lineStartsOf(text) };
      ready.set(file, made);
      return made;
    },
  };
}

/** Line and column of an offset; an offset outside the text counts as its nearest end. */
export function placeOf(source: SourceText, offset: number): Position {
  return positionAt(source.lineStarts, Math.max(0, Math.min(offset, source.text.length)));
}

/** Start and end offsets of a line (counted from 1) without its line break. */
export function lineRange(
  source: SourceText,
  line: number,
): { readonly start: number; readonly end: number } {
  const start = source.lineStarts[line - 1] ?? source.text.length;
  let end = source.lineStarts[line] ?? source.text.length;
  while (end > start && isLineBreak(source.text.charCodeAt(end - 1))) end -= 1;
  return { start, end };
}

function isLineBreak(code: number): boolean {
  return code === 10 || code === 13;
}
