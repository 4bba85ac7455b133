import type { Diagnostic } from "@rocky/ir";
import type { ILexingError, IToken } from "chevrotain";
import { report } from "../diagnostics.ts";
import { endOf } from "./make.ts";
import { unclosed } from "./tokens.ts";

/** What does not belong to the language. */
export function lexicalFindings(
  text: string,
  errors: readonly ILexingError[],
  file: string,
): readonly Diagnostic[] {
  return errors.map(({ offset, length }) => {
    const start = offset;
    const end = offset + (/^[^\w\s{}()[\],.:"'`]+/u.exec(text.slice(start, start + length))?.[0].length ?? 1);
    const found = `\`${text.slice(start, end)}\``;
    const help = helpOf(text.slice(start));
    return report.unknownCharacter({ file, start, end }, { found }, help === undefined ? {} : { help });
  });
}

function helpOf(rest: string): string | undefined {
  if (rest.startsWith("`")) return "Add ` at the end of the name.";
  if (rest.startsWith(";")) return "Remove it: a file is one pipeline.";
  if (/^@[A-Za-z_]/.test(rest))
    return "Run variables and macros are for models in SQL; write the value, or the model as a .sql file.";
  if (rest.startsWith("@")) return "Write a date as @2026-01-31, a timestamp as @2026-01-31T10:00:00.";
  if (rest.startsWith("&&")) return "Write `and`.";
  if (rest.startsWith("#") || rest.startsWith("//")) return "A comment starts with `--`.";
  if (rest.startsWith("!")) return "Write `not`.";
  return undefined;
}

/** Strings that nothing closes. */
export function unclosedFindings(tokens: readonly IToken[], file: string): readonly Diagnostic[] {
  const findings: Diagnostic[] = [];
  for (const token of tokens) {
    if (token.tokenType !== unclosed) continue;
    const quote = token.image.charAt(token.image.startsWith("$") ? 1 : 0);
    const span = { file, start: token.startOffset, end: endOf(token) };
    findings.push(report.unclosedString(span, { quote }));
  }
  return findings;
}

/** Backticks with nothing between them. */
export function emptyNameFindings(tokens: readonly IToken[], file: string): readonly Diagnostic[] {
  return tokens.flatMap((token): readonly Diagnostic[] => {
    if (token.image !== "``") return [];
    const span = { file, start: token.startOffset, end: endOf(token) };
    const args = { expected: "a name", found: "two backticks with nothing between them" };
    return [report.syntax(span, args, { help: "Write the name between the backticks." })];
  });
}
