import { nearestNames, type Diagnostic, type Span } from "@rocky/ir";
import type { TextToken } from "@rocky/sql";
import { report } from "../diagnostics.ts";
import { tokenText, type CutText, type Macro, type TokenRange } from "./macro.ts";

/** What is wrong in the body of a macro, wherever it is called. */
export function checkBody(macro: Macro): readonly Diagnostic[] {
  const names = macro.parameters.map((parameter) => parameter.name);
  const marks = names.map((name) => (macro.marks === "braces" ? `\\{${name}\\}` : `@${name}\\b`));
  const pattern = new RegExp(["@var\\s*\\(", ...marks].join("|"), "g");
  return [...inQuotes(macro.source, macro.body, pattern), ...unknownParameters(macro, names)];
}

/** What stands in strings and quoted names as if something were put in its place. */
export function inQuotes(source: CutText, range: TokenRange, pattern: RegExp): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  for (let i = range.from; i < range.to; i++) {
    const token = source.tokens[i];
    if (token === undefined || (token.kind !== "string" && token.kind !== "quoted-name")) continue;
    for (const match of source.text.slice(token.start, token.end).matchAll(pattern)) {
      const start = token.start + match.index;
      const text = match[0].endsWith("(") ? callText(source.text.slice(start, token.end)) : match[0];
      const span = { file: source.file, start, end: start + text.length };
      const isAll = start === token.start + 1 && span.end === token.end - 1;
      found.push(report.onlyText(span, { text }, helpInQuotes(token.kind, isAll)));
    }
  }
  return found;
}

function helpInQuotes(kind: TextToken["kind"], isAll: boolean): { readonly help?: string } {
  if (kind === "quoted-name") return { help: "A name cannot be put together; write it out." };
  return isAll ? { help: "Remove the quotes: what is put in brings its own." } : {};
}

/** The call at the start of a text in quotes, when it ends there; else its name. */
function callText(text: string): string {
  return /^@\w+\s*\([^()\n'"]*\)/.exec(text)?.[0] ?? /^@\w+/.exec(text)?.[0] ?? text;
}

function unknownParameters(macro: Macro, names: readonly string[]): readonly Diagnostic[] {
  const { source, body } = macro;
  const found: Diagnostic[] = [];
  for (let i = body.from; i < body.to; i++) {
    const token = source.tokens[i];
    const word = source.tokens[i + 1];
    if (token === undefined || word?.kind !== "word" || i + 1 >= body.to) continue;
    const name = tokenText(source, i + 1);
    if (names.includes(name)) continue;
    const span = { file: source.file, start: token.start, end: word.end };
    if (macro.marks === "braces" && tokenText(source, i) === "{" && tokenText(source, i + 2) === "}") {
      found.push(unknownInBraces({ ...span, end: span.end + 1 }, macro.name, { name, names }));
    }
    if (macro.marks === "at" && token.kind === "at" && tokenText(source, i + 2) !== "(") {
      const [near] = nearestNames(name, names, 1);
      if (near === undefined || name === "start_date" || name === "end_date") continue;
      const help = `Did you mean @${near}?`;
      found.push(report.perhapsParameter(span, { macro: macro.name, name, text: `@${name}` }, { help }));
    }
  }
  return found;
}

function unknownInBraces(
  span: Span,
  macro: string,
  { name, names }: { readonly name: string; readonly names: readonly string[] },
): Diagnostic {
  const nearest = nearestNames(name, names);
  const known = names.length === 0 ? "It has no parameters." : `It has ${names.join(", ")}.`;
  const help = nearest.length > 0 ? `Did you mean ${nearest.join(" or ")}?` : known;
  return report.unknownParameter(span, { macro, name }, { help });
}
