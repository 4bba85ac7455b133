import { assert, type Diagnostic } from "@rocky/ir";
import { Lexer } from "chevrotain";
import type { RockyFile } from "../ast.ts";
import { rockyReader } from "../parse/parse-rocky.ts";
import { tokenTypes } from "../parse/tokens.ts";
import { writeBlank, writeComments, writeRow, type Page } from "./layout.ts";
import { marksOf, type Marks } from "./marks.ts";
import { firstOf, leavesOf, piecesOf, type Piece } from "./pieces.ts";
import { sameMeaning } from "./same-meaning.ts";

/** A text in its one form, or why it has none. */
export interface FormattedRocky {
  /** Absent where the text has errors. */
  readonly formatted: string | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Brings texts into one form. */
export interface RockyFormatter {
  /** Formats a text; `file` is the path that findings carry. What is formatted already stays the same. Never throws. */
  readonly format: (text: string, file: string) => FormattedRocky;
}

/** A formatter; making one takes some milliseconds. */
export function rockyFormatter(): RockyFormatter {
  const reader = rockyReader();
  const lexer = new Lexer([...tokenTypes], { positionTracking: "onlyOffset", skipValidations: true });
  return {
    format: (text, path) => {
      const { file, diagnostics } = reader.parse(text, { file: path });
      if (diagnostics.some(({ severity }) => severity === "error"))
        return { formatted: undefined, diagnostics };
      const formatted = formattedText(text, file, lexer);
      const again = reader.parse(formatted, { file: path });
      assert(sameMeaning(file, again.file), "a formatted file means the same");
      return { formatted, diagnostics };
    },
  };
}

function formattedText(text: string, file: RockyFile, lexer: Lexer): string {
  const marks = marksOf(file);
  const { tokens } = lexer.tokenize(text);
  const { leaves, rest } = leavesOf(text, tokens, { comments: file.comments, marks });
  const page: Page = { lines: [] };
  for (const row of rowsOf(piecesOf(text, leaves, marks), marks)) writeStep(page, row, marks);
  writeComments(page, rest, "");
  const end = text.includes("\r\n") ? "\r\n" : "\n";
  return `${page.lines.map((line) => line + end).join("")}`;
}

/** The pieces of each step, and of each start of `let`. */
function rowsOf(pieces: readonly Piece[], marks: Marks): readonly (readonly Piece[])[] {
  const rows: Piece[][] = [];
  for (const piece of pieces) {
    if (marks.steps.has(firstOf([piece]).start)) rows.push([piece]);
    else rows.at(-1)?.push(piece);
  }
  return rows;
}

function writeStep(page: Page, row: readonly Piece[], marks: Marks): void {
  const { start, above, blank } = firstOf(row);
  const mark = marks.steps.get(start);
  const indent = "  ".repeat(mark?.depth ?? 0);
  if (mark?.blank === true) writeBlank(page);
  writeComments(page, above, indent);
  if (blank) writeBlank(page);
  writeRow(page, row, { indent, end: "" });
}
