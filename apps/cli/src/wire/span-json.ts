import type { Span } from "@rocky/ir";
import { placeOf, type SourceText, type SourceTexts } from "../report/source-text.ts";
import { escaped } from "./json-string.ts";

/** A printer of places as JSON, with lines and columns. Many that follow each other are in one file. */
export function spanPrinter(sources: SourceTexts): (span: Span) => string {
  let path: string | undefined;
  let source: SourceText | undefined;
  let start = "";
  return ({ file, start: from, end: to }) => {
    if (file !== path) {
      path = file;
      source = sources.get(file);
      start = `{"file":"${escaped(file)}","line":`;
    }
    const text = source ?? { text: "\0".repeat(to), lineStarts: [0] };
    const first = placeOf(text, from);
    const last = placeOf(text, to);
    return `${start}${first.line},"col":${first.col},"end_line":${last.line},"end_col":${last.col},"start":${from},"end":${to}}`;
  };
}
