import type { Span } from "@rocky/ir";
import type { StepError } from "@rocky/sdk/node";
import type { Sink } from "../terminal/sink.ts";
import { codeFrame, lastLineOf } from "./code-frame.ts";
import { placeOf, sourceTexts, type SourceTexts } from "./source-text.ts";

/** Why a step failed: the warehouse's words, then the place in the author's file where it is known. */
export function stepErrorLines(error: StepError, files: SourceTexts, sink: Sink): readonly string[] {
  const { message, help, source } = error;
  const lines = [...message.split("\n"), ...(source === undefined ? statementLines(error, sink) : [])];
  if (source?.span !== undefined) lines.push(...frameLines(source.span, files, { sink, arrow: "-->" }));
  else if (source !== undefined) lines.push(`in ${source.file}; the database names no place`);
  for (const { span, message: label } of source?.related ?? []) {
    lines.push(...frameLines(span, files, { sink, arrow: ":::", label }));
  }
  return help === undefined ? lines : [...lines, `help: ${help}`];
}

/** The place in a statement that comes from no file. */
function statementLines({ statement, position }: StepError, sink: Sink): readonly string[] {
  if (statement === undefined || position === undefined) return [];
  const source = sourceTexts([{ path: "", text: statement }]).get("");
  const span = { file: "", start: position, end: position + 1 };
  if (source === undefined) return [];
  const { style, width } = sink;
  const gutter = String(statement.split("\n").length).length;
  return codeFrame(source, span, { style, width: width - 8, paint: style.red, gutter });
}

interface FrameLook {
  readonly sink: Sink;
  readonly arrow: string;
  readonly label?: string;
}

function frameLines(span: Span, files: SourceTexts, { sink, arrow, label }: FrameLook): readonly string[] {
  const source = files.get(span.file);
  if (source === undefined) return [`${arrow} ${span.file}`];
  const { style, width } = sink;
  const gutter = String(lastLineOf(source, span)).length;
  const { line, col } = placeOf(source, span.start);
  const options = {
    style,
    width: width - 8,
    paint: label === undefined ? style.red : style.blue,
    gutter,
    ...(label === undefined ? {} : { label }),
  };
  return [
    `${" ".repeat(gutter)}${style.blue(arrow)} ${span.file}:${line}:${col}`,
    ...codeFrame(source, span, options),
  ];
}
