import type { Diagnostic } from "@rocky/ir";
import { Lexer, type IToken } from "chevrotain";
import type { Comment, RockyFile } from "../ast.ts";
import { readDirectly, type DirectReading } from "./direct/read-directly.ts";
import { fileOf } from "./file-of.ts";
import { emptyNameFindings, lexicalFindings, unclosedFindings } from "./lexical-findings.ts";
import { PipelineParser } from "./pipeline-parser.ts";
import { readItems } from "./read-items.ts";
import { syntaxFindings } from "./syntax-findings.ts";
import { tokenTypes } from "./tokens.ts";

/** A text that was read. */
export interface ParsedRocky {
  /** After errors it holds what could be read. */
  readonly file: RockyFile;
  /** Every error, in order of text. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What is read. */
export interface RockySource {
  /** The path that the spans of findings carry. */
  readonly file: string;
  /** Offset at which the language starts in the text, 0 unless told. */
  readonly start?: number;
}

/** Reads texts of the language. The first text with a mistake takes some milliseconds more, so one reader is made and kept. */
export interface RockyReader {
  /** Reads a file. Never throws, and takes time linear in the text. All offsets are those of the whole text. */
  readonly parse: (text: string, source: RockySource) => ParsedRocky;
}

/**
 * A reader. A text without mistakes is read directly, and only for others the parser is made, which says what is wrong. A `checked` one looks
 * for mistakes in the grammar itself first and reads everything with the parser, which only tests need.
 */
export function rockyReader(grammar: "trusted" | "checked" = "trusted"): RockyReader {
  if (grammar === "checked") return grammarReader({ skipValidations: false });
  let parser: RockyReader | undefined;
  return {
    parse: (text, source) => {
      const direct = readDirectly(text, source.start ?? 0);
      if (direct !== undefined) return withoutErrors(direct, text, source);
      parser ??= grammarReader({ skipValidations: true });
      return parser.parse(text, source);
    },
  };
}

function withoutErrors(
  { items, comments }: DirectReading,
  text: string,
  { file, start = 0 }: RockySource,
): ParsedRocky {
  const whole = fileOf(items, { comments, file, start, end: text.length, isBroken: false });
  return { file: whole.file, diagnostics: inOrder(whole.diagnostics) };
}

function grammarReader({ skipValidations }: { readonly skipValidations: boolean }): RockyReader {
  const lexer = new Lexer([...tokenTypes], {
    ensureOptimizations: true,
    positionTracking: "onlyOffset",
    skipValidations,
  });
  const parser = new PipelineParser(skipValidations);
  return { parse: (text, source) => parseWith({ lexer, parser }, text, source) };
}

function parseWith(
  { lexer, parser }: { readonly lexer: Lexer; readonly parser: PipelineParser },
  text: string,
  { file, start = 0 }: RockySource,
): ParsedRocky {
  const read = start === 0 ? text : text.slice(0, start).replace(/[^]/g, " ") + text.slice(start);
  const { tokens, groups, errors } = lexer.tokenize(read);
  const { items, stops } = readItems(parser, text, tokens);
  const comments = (groups["comments"] ?? []).map(commentOf);
  const whole = fileOf(items, { comments, file, start, end: text.length, isBroken: stops.length > 0 });
  const diagnostics = [
    ...(errors.length === 0 ? [] : lexicalFindings(text, errors, file)),
    ...unclosedFindings(tokens, file),
    ...emptyNameFindings(tokens, file),
    ...(stops.length === 0 ? [] : syntaxFindings({ text, file, stops, errors })),
    ...whole.diagnostics,
  ];
  return { file: whole.file, diagnostics: inOrder(diagnostics) };
}

function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.length < 2 ? diagnostics : diagnostics.toSorted(byPlace);
}

function commentOf({ image, startOffset: start }: IToken): Comment {
  return { kind: "comment", text: image, start, end: start + image.length };
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  return (a.span?.start ?? 0) - (b.span?.start ?? 0);
}
