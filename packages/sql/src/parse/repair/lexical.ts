import type { Diagnostic, DiagnosticExtras, Span } from "@rocky/ir";
import { report } from "../../diagnostics.ts";
import { token, type LexicalProblem, type Tokens } from "../../lex/token.ts";
import type { Attempt, Uncertain } from "./repair.ts";
import { spliced } from "./splice.ts";
import { withoutBackquotes } from "./foreign-quotes.ts";
import { withoutTemplates } from "./templates.ts";
import { readings, type Reading } from "./unclosed.ts";

/** A reading of tokens in which everything ends, and what had to be mended for that. */
export interface MendedTokens {
  readonly attempt: Attempt;
  readonly diagnostics: readonly Diagnostic[];
  readonly uncertain: readonly Uncertain[];
}

interface Source {
  readonly file: string;
  /** Where the text that is read ends. */
  readonly end: number;
}

/** Tells what is no token, and reads the text as if it was mended. */
export function mendTokens(
  first: Attempt,
  read: (tokens: Tokens) => Attempt,
  { file, end }: Source,
): MendedTokens {
  const { tokens: given, syntax } = first.p;
  const { tokens: filled, found } = withoutTemplates(given);
  const { tokens: quoted, names } = withoutBackquotes(filled, syntax.folding);
  const tokens = withoutUnknown(quoted);
  const span = ({ start, end: last }: Uncertain): Span => ({ file, start, end: last });
  const templates = found.map(({ start, end: last }) => report.template(span({ start, end: last }), {}));
  const backquotes = names.map(({ newText, ...place }) => backquoted(span(place), newText, syntax.engine));
  const inTemplate = (problem: LexicalProblem): boolean =>
    found.some((template) => problem.start >= template.start && problem.start < template.end);
  const problems = given.problems.filter((problem) => !inTemplate(problem));
  const plain = tokens === given ? first : read(tokens);
  const chosen = likeliest(plain, readings({ ...tokens, problems }, syntax, end), read);
  return {
    attempt: chosen?.attempt ?? plain,
    diagnostics: [
      ...templates,
      ...backquotes,
      ...problems.map((problem) => {
        const start = problem.problem === "unknown-character" ? undefined : chosen?.reading.opened;
        return tell(first, span({ ...problem, start: start ?? problem.start }), {
          problem,
          ...chosen?.reading,
        });
      }),
    ],
    uncertain: [
      ...found,
      ...problems.map(({ start, end: last }) =>
        chosen === undefined
          ? { start, end: last }
          : { start: chosen.reading.opened, end: chosen.reading.place },
      ),
    ],
  };
}

function backquoted(
  span: { file: string; start: number; end: number },
  newText: string,
  engine: string,
): Diagnostic {
  return report.foreignSyntax(
    span,
    { construct: "A name in backquotes", dialects: "MySQL, BigQuery and Spark", engine },
    { help: `Write \`${newText}\`.`, edit: { span, newText } },
  );
}

/** Characters that start no token are left out; a space between them and the rest is not needed. */
function withoutUnknown(given: Tokens): Tokens {
  let tokens = given;
  for (const { problem, start, end } of given.problems) {
    if (problem !== "unknown-character") continue;
    const at = tokens.starts.indexOf(start);
    if (at === -1 || tokens.kinds[at] !== token.invalid) continue;
    let remove = 1;
    while (tokens.kinds[at + remove] === token.invalid && (tokens.ends[at + remove] ?? end + 1) <= end)
      remove++;
    tokens = spliced(tokens, { at, remove, insert: [] });
    if (tokens.count > 20_000) break;
  }
  return tokens;
}

interface Chosen {
  readonly reading: Reading;
  readonly attempt: Attempt;
}

/** The first of the readings with the fewest errors. */
function likeliest(
  plain: Attempt,
  possible: readonly Reading[],
  read: (tokens: Tokens) => Attempt,
): Chosen | undefined {
  let best: Chosen | undefined;
  let fewest = plain.p.errors.length + 2;
  for (const reading of plain.p.tokens.count > 20_000 ? [] : possible) {
    const attempt = read(reading.tokens);
    const open = reading.tokens.problems.length;
    const errors = attempt.p.errors.length + open * 2;
    if (attempt.query === undefined || errors >= fewest) continue;
    best = { reading, attempt };
    fewest = errors;
    if (errors === 0) break;
  }
  return best;
}

const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Zs}]/u;

/** How a message names characters that are no SQL; what cannot be seen by its number. */
function charactersText(text: string): string {
  const [character] = invisible.exec(text) ?? [];
  if (character === undefined) return `\`${text}\``;
  const point = character.codePointAt(0) ?? 0;
  if (point === 0) return "A null byte";
  return `The invisible character U+${point.toString(16).toUpperCase().padStart(4, "0")}`;
}

function tell(
  { p }: Attempt,
  { file, start, end }: { file: string; start: number; end: number },
  found: { problem: LexicalProblem } & Partial<Reading>,
): Diagnostic {
  const opened = (length: number): { file: string; start: number; end: number } => ({
    file,
    start,
    end: start + length,
  });
  const { help, edit } = found;
  const extras: DiagnosticExtras = {
    ...(help === undefined ? {} : { help }),
    ...(edit === undefined
      ? {}
      : { edit: { span: { file, start: edit.start, end: edit.end }, newText: edit.newText } }),
  };
  switch (found.problem.problem) {
    case "unclosed-comment":
      return report.unclosed(opened(2), { what: "comment", closer: "`*/`" });
    case "unclosed-name":
      return report.unclosed(opened(1), { what: "quoted name", closer: `\`${p.syntax.identifierQuote}\`` });
    case "unclosed-string":
      return report.unclosed(opened(1), { what: "string", closer: "`'`" }, extras);
    case "unknown-character":
      return report.unknownCharacter(
        { file, start, end },
        { found: charactersText(p.text.slice(start, end)) },
      );
  }
}
