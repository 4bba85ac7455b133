import type { Diagnostic, Span } from "@rocky/ir";
import { textTokens, type Dialect } from "@rocky/sql";
import { report } from "../diagnostics.ts";
import type { SourceFile } from "../source-file.ts";
import { checkBody } from "./check-body.ts";
import { offsetsOf, tokenText, type CutText, type Macro, type MacroTable, type TokenRange } from "./macro.ts";
import { problemAt, readSignature, type DefinitionProblem, type Signature } from "./read-signature.ts";

/** The macros of a project with what is wrong about their files. */
export interface MacrosReading {
  readonly macros: MacroTable;
  readonly diagnostics: readonly Diagnostic[];
}

/** Whether a file defines macros: an SQL file in the folder `macros` at the root, or a `.sql-macro` file anywhere. */
export function isMacroFile(path: string): boolean {
  return path.endsWith(".sql-macro") || (path.startsWith("macros/") && path.endsWith(".sql"));
}

/** Reads the macros of all files; of two with one name the first by file counts. */
export function readMacros(files: readonly SourceFile[], dialect: Dialect): MacrosReading {
  const byName = new Map<string, Macro>();
  const broken = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  for (const file of files) {
    if (!isMacroFile(file.path)) continue;
    const found = file.path.endsWith(".sql-macro")
      ? macrosInBlocks(file, dialect)
      : macrosUnder(file, dialect);
    for (const each of found) {
      if ("problem" in each) {
        const span = { file: file.path, start: each.start, end: each.end };
        const help = each.help === undefined ? {} : { help: each.help };
        diagnostics.push(report.macroDefinition(span, { problem: each.problem }, help));
        if (each.name !== undefined) broken.set(each.name, file.path);
        continue;
      }
      const first = byName.get(each.name);
      if (first === undefined) byName.set(each.name, each);
      else diagnostics.push(duplicate(each, first.nameSpan));
      diagnostics.push(...checkBody(each));
    }
  }
  return { macros: { byName, broken }, diagnostics };
}

function duplicate({ name, nameSpan }: Macro, first: Span): Diagnostic {
  return report.duplicateMacro(nameSpan, { name }, { related: [{ span: first, message: "the first one" }] });
}

const header = /^[ \t]*--[ \t]*@macro\b(.*)$/gm;

/** `-- @macro name(p1, p2: type)`, and below it the body, up to the next such line. */
function macrosUnder(file: SourceFile, dialect: Dialect): readonly (Macro | DefinitionProblem)[] {
  const heads = [...file.text.matchAll(header)].map((match) => {
    const end = match.index + match[0].length;
    return { lineStart: match.index, start: end - (match[1] ?? "").length, end };
  });
  const before = cut(file, dialect, { start: 0, end: heads[0]?.lineStart ?? file.text.length });
  const found: (Macro | DefinitionProblem)[] = [];
  if (heads.length === 0 || before.tokens.length > 0) {
    found.push(problemAt(before, 0, "expected `-- @macro name(parameters)` on the first line"));
  }
  heads.forEach((head, i) => {
    const end = heads[i + 1]?.lineStart ?? file.text.length;
    const signature = wholeLine(cut(file, dialect, head));
    const body = cut(file, dialect, { start: head.end, end });
    found.push(
      macroOf(signature, { source: body, all: { from: 0, to: body.tokens.length }, marks: "braces", head }),
    );
  });
  return found;
}

function wholeLine(source: CutText): Signature | DefinitionProblem {
  const signature = readSignature(source, 0);
  if (signature.kind === "problem" || signature.next >= source.tokens.length) return signature;
  const problem = problemAt(source, signature.next, "expected the end of the line; its body starts below");
  return { ...problem, name: signature.name };
}

/** `macro name(p: type) -> type { body }`, any number of them. */
function macrosInBlocks(file: SourceFile, dialect: Dialect): readonly (Macro | DefinitionProblem)[] {
  const source = cut(file, dialect, { start: 0, end: file.text.length });
  const found: (Macro | DefinitionProblem)[] = [];
  const startsMacro = (at: number): boolean =>
    tokenText(source, at) === "macro" && source.tokens[at + 1]?.kind === "word";
  let at = 0;
  while (at < source.tokens.length) {
    const signature = startsMacro(at) ? readSignature(source, at + 1) : expectedMacro(source, at);
    const open = signature.kind === "signature" ? signature.next : at + 1;
    if (signature.kind === "signature" && tokenText(source, open) === "{") {
      const close = closingBrace(source, open);
      const all = { from: open + 1, to: close ?? source.tokens.length };
      const head = offsetsOf(source, { from: signature.nameAt, to: open }, 0);
      const unclosed = {
        ...problemAt(source, open, "its body never ends; } is missing"),
        name: signature.name,
      };
      found.push(close === undefined ? unclosed : macroOf(signature, { source, all, marks: "at", head }));
      at = all.to + 1;
      continue;
    }
    found.push(
      signature.kind === "problem"
        ? signature
        : { ...problemAt(source, open, "expected { before its body"), name: signature.name },
    );
    at = open;
    while (at < source.tokens.length && !startsMacro(at)) at++;
  }
  if (found.length === 0) found.push(expectedMacro(source, 0));
  return found;
}

function expectedMacro(source: CutText, at: number): DefinitionProblem {
  return problemAt(source, at, "expected `macro name(parameters) { body }`");
}

function closingBrace(source: CutText, open: number): number | undefined {
  let depth = 0;
  for (let i = open; i < source.tokens.length; i++) {
    const text = tokenText(source, i);
    if (text === "{") depth++;
    else if (text === "}" && --depth === 0) return i;
  }
  return undefined;
}

interface Definition {
  readonly source: CutText;
  readonly all: TokenRange;
  readonly marks: Macro["marks"];
  /** Offsets of what comes before the body. */
  readonly head: { readonly start: number; readonly end: number };
}

function macroOf(
  signature: Signature | DefinitionProblem,
  { source, all, marks, head }: Definition,
): Macro | DefinitionProblem {
  if (signature.kind === "problem") return signature;
  const { name, parameters } = signature;
  let { to } = all;
  while (to > all.from && source.tokens[to - 1]?.kind === "semicolon") to--;
  if (to === all.from) return { kind: "problem", problem: "it has no body", ...head, name };
  const start = source.text.indexOf(name, head.start);
  const nameSpan = { file: source.file, start, end: start + name.length };
  return { name, nameSpan, parameters, marks, source, body: { from: all.from, to } };
}

function cut(
  { path, text }: SourceFile,
  dialect: Dialect,
  range: { readonly start: number; readonly end: number },
): CutText {
  return { file: path, text, tokens: textTokens(text, dialect, range) };
}
