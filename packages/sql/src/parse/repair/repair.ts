import type { Diagnostic, DiagnosticExtras } from "@rocky/ir";
import type { QueryNode } from "../../ast/query.ts";
import { report } from "../../diagnostics.ts";
import { keywordNumber } from "../../lex/keyword-number.ts";
import { token, type Tokens } from "../../lex/token.ts";
import { word } from "../../lex/words.ts";
import type { Syntax } from "../../dialects/syntax.ts";
import { inQuotes } from "../../print/names.ts";
import type { Parser, SyntaxError } from "../parser.ts";
import { isClosing } from "../recovery.ts";
import { openBrackets } from "./brackets.ts";
import type { Candidate, Place, Told } from "./candidate.ts";
import { candidatesFor } from "./candidates.ts";
import { spliced } from "./splice.ts";

/** One reading of some tokens. */
export interface Attempt {
  readonly p: Parser;
  readonly query: QueryNode | undefined;
}

/** A stretch of text of which is not certain what it means. */
export interface Uncertain {
  readonly start: number;
  readonly end: number;
}

/** A text that was read in spite of its errors. */
export interface Repaired {
  readonly query: QueryNode | undefined;
  readonly diagnostics: readonly Diagnostic[];
  readonly uncertain: readonly Uncertain[];
}

const mostRepairs = 12;
/** How many tokens all tries together may read. */
const budget = 150_000;

interface State {
  readonly read: (tokens: Tokens) => Attempt;
  readonly findings: Diagnostic[];
  readonly uncertain: Uncertain[];
  current: Attempt;
  /** How many errors of the current reading are left as they are. */
  left: number;
  tokensLeft: number;
}

/**
 * Mends the tokens of a text that has errors, one error after the other: of the changes that may have been meant, the
 * likeliest one that lets reading go on is taken, so that what follows an error is read as if it was not there.
 * Errors that nothing mends stay as the parser told them.
 */
export function repair(first: Attempt, read: (tokens: Tokens) => Attempt): Repaired {
  const state: State = { read, findings: [], uncertain: [], current: first, left: 0, tokensLeft: budget };
  while (state.findings.length < mostRepairs) {
    const error = state.current.p.errors[state.left];
    if (error === undefined) break;
    mend(state, error);
  }
  const { p, query } = state.current;
  for (const { finding, at } of p.errors) {
    const { span, code } = p.diagnostics[finding] ?? {};
    if (span === undefined) continue;
    // Where a keyword stands as an alias, a comma may be missing as well as AS.
    state.uncertain.push(code === "E046" ? { start: p.starts[at - 1] ?? 0, end: span.end } : span);
  }
  return { query, diagnostics: [...state.findings, ...p.diagnostics], uncertain: state.uncertain };
}

function mend(state: State, error: SyntaxError): void {
  const { p } = state.current;
  const told = p.diagnostics[error.finding];
  const best = told === undefined || p.stopped ? undefined : bestOf(state, { error, told });
  if (told === undefined || best === undefined) {
    state.left++;
    return;
  }
  state.findings.push(retold(told, best.candidate, p.syntax));
  // Another word for the same clause is all that is mended there; the text still has an error at its place.
  const exact = best.candidate.cost <= advisedCost;
  const stretch = stretchOf(p.tokens, best.candidate, error.at);
  state.uncertain.push(exact ? { start: stretch.start, end: stretch.start } : stretch);
  if (best.rival !== undefined)
    state.uncertain.push(between(p.tokens, [best.candidate, best.rival], error.at));
  state.current = best.attempt;
}

interface Mended {
  readonly candidate: Candidate;
  /** A change that may as well have been meant. */
  readonly rival?: Candidate;
  readonly attempt: Attempt;
}

function bestOf(state: State, from: { error: SyntaxError; told: Diagnostic }): Mended | undefined {
  const { tokens, syntax } = state.current.p;
  const { at } = from.error;
  const place: Place = { tokens, syntax, at, open: openBrackets({ tokens, at }) };
  let best: (Mended & { readonly score: number }) | undefined;
  let second: { readonly score: number; readonly candidate: Candidate } | undefined;
  for (const candidate of [...advised(place, from.told), ...candidatesFor(from.told.code, place)]) {
    if (best !== undefined && (second?.score ?? best.score + doubtful) <= candidate.cost) break;
    if (state.tokensLeft < tokens.count) break;
    state.tokensLeft -= tokens.count;
    const attempt = state.read(spliced(tokens, candidate.splice));
    const score = scoreOf(state, attempt, { candidate, at });
    if (score === undefined) continue;
    if (best === undefined || score < best.score) {
      second = best;
      best = { candidate, attempt, score };
    } else if (second === undefined || score < second.score) second = { candidate, score };
  }
  if (best === undefined) return undefined;
  // What leaves an error near by is not certain enough for an edit.
  if (best.score >= best.candidate.cost + 4.7) best = { ...best, candidate: withoutEdit(best.candidate) };
  if (second === undefined || second.score - best.score > doubtful) return best;
  return { ...best, candidate: withoutEdit(best.candidate), rival: second.candidate };
}

const advisedCost = 0.05;

/** What the parser itself advised: another word in the place of the one that was not expected. */
function advised({ tokens, syntax, at }: Place, { edit, code }: Diagnostic): readonly Candidate[] {
  if (edit === undefined || code === "E046" || edit.span.start !== tokens.starts[at]) return [];
  const number = keywordNumber(syntax.keywords, edit.newText);
  if (number === 0 || edit.span.end !== tokens.ends[at]) return [];
  const { start, end } = edit.span;
  return [
    {
      splice: { at, remove: 1, insert: [{ kind: token.word, word: number, start, end }] },
      cost: advisedCost,
    },
  ];
}

/** Changes whose likeliness is as near as this leave it open which one was meant. */
const doubtful = 0.12;

function withoutEdit({ splice, cost, help, told }: Candidate): Candidate {
  return {
    splice,
    cost,
    ...(help === undefined ? {} : { help }),
    ...(told === undefined ? {} : { told }),
  };
}

/** How unlikely a repair is, seen what reading finds after it; `undefined` when it does not help. */
function scoreOf(
  { left, current }: State,
  { p, query }: Attempt,
  { candidate, at }: { candidate: Candidate; at: number },
): number | undefined {
  const before = current.p.errors.length - left;
  const news = p.errors.length - left;
  if (left > 0 && p.errors[left - 1]?.at !== current.p.errors[left - 1]?.at) return undefined;
  if (p.stopped || query === undefined || news < 0 || news > before) return undefined;
  const next = p.errors[left];
  if (next === undefined) return candidate.cost;
  const { insert, remove } = candidate.splice;
  const read = next.at - (at + insert.length - remove);
  if (read <= (news === before ? 3 : 0)) return undefined;
  // A wild guess that only moves the error is no help.
  if (news === before && candidate.cost > 1.5) return undefined;
  return candidate.cost + 2 + 0.4 * Math.min(news, 5) + 0.5 * Math.max(0, 8 - read);
}

/** What a repair leaves in doubt: what it took out or split, what may as well belong elsewhere, or what a bracket holds. */
function stretchOf(tokens: Tokens, { splice: { at, remove, insert } }: Candidate, found: number): Uncertain {
  const end = tokens.starts[Math.max(at + remove, found)] ?? 0;
  if (remove > 0)
    return { start: tokens.starts[at] ?? 0, end: Math.max(end, tokens.ends[at + remove - 1] ?? 0) };
  if (insert.some(({ kind }) => isClosing(kind))) {
    const opened = openBrackets({ tokens, at }).at(-1) ?? at;
    const holdsQuery = tokens.words[opened + 1] === word.select || tokens.words[opened + 1] === word.with;
    if (!holdsQuery) return { start: tokens.starts[opened] ?? 0, end };
  }
  const comma = insert.length === 1 && insert[0]?.kind === token.comma;
  if (comma && tokens.kinds[at] !== token.word && tokens.kinds[at] !== token.quotedName) {
    return { start: tokens.starts[at - 1] ?? 0, end: tokens.ends[at] ?? 0 };
  }
  const names = [at - 2, at - 1, at].every((index) => isName(tokens, index));
  if (names) return { start: tokens.starts[at - 2] ?? 0, end: tokens.ends[at] ?? 0 };
  return { start: tokens.ends[at - 1] ?? 0, end };
}

/** The text around and between two changes of which one was meant. */
function between(tokens: Tokens, changes: readonly Candidate[], found: number): Uncertain {
  const first = Math.min(...changes.map(({ splice }) => splice.at));
  const last = Math.max(found, ...changes.map(({ splice }) => splice.at + splice.remove));
  return { start: tokens.starts[Math.max(0, first - 1)] ?? 0, end: tokens.ends[last] ?? 0 };
}

function isName({ kinds, words }: Tokens, index: number): boolean {
  return kinds[index] === token.quotedName || (kinds[index] === token.word && words[index] === 0);
}

/** The parser's finding with the help that the repair brings; what the parser itself advised stays. */
function retold(told: Diagnostic, candidate: Candidate, syntax: Syntax): Diagnostic {
  const { help, edit, cost, told: other } = candidate;
  if (told.edit !== undefined && cost > 0.4) return told;
  if (told.code === "E046") return notAName(told, candidate, syntax);
  if (told.help !== undefined && (help === undefined || cost > 1.4) && told.code !== "E041") return told;
  const file = told.span?.file ?? "";
  const extras: DiagnosticExtras = {
    ...(help === undefined ? {} : { help }),
    ...(edit === undefined
      ? {}
      : { edit: { span: { file, start: edit.start, end: edit.end }, newText: edit.newText } }),
  };
  if (other === undefined || told.code === "E046") return { ...told, ...extras };
  return otherwise(told, { told: other, syntax }, extras);
}

/** A word that was read as a name, where the name itself is what does not belong there. */
function notAName(told: Diagnostic, candidate: Candidate, syntax: Syntax): Diagnostic {
  const { help, edit, told: other } = candidate;
  const { span } = told;
  if (other !== undefined)
    return otherwise(told, { told: other, syntax }, help === undefined ? {} : { help });
  const found = /`[^`]*`/.exec(told.message)?.[0] ?? "this";
  return report.syntax(
    span,
    { expected: "an expression", found },
    {
      ...(help === undefined ? {} : { help }),
      ...(edit === undefined || span === undefined
        ? {}
        : { edit: { span: { file: span.file, start: edit.start, end: edit.end }, newText: edit.newText } }),
    },
  );
}

function otherwise(
  finding: Diagnostic,
  { told, syntax }: { readonly told: Told; readonly syntax: Syntax },
  extras: DiagnosticExtras,
): Diagnostic {
  const { engine } = syntax;
  const { file = "" } = finding.span ?? {};
  const span = { file, start: told.start, end: told.end };
  switch (told.as) {
    case "misspelt":
      return report.syntax(span, { expected: told.meant, found: `\`${told.found}\`` }, extras);
    case "foreign":
      return report.foreignSyntax(
        span,
        { construct: told.construct, dialects: told.dialects, engine },
        extras,
      );
    case "keyword":
      return report.keywordAsName(
        span,
        { name: `\`${told.name}\``, use: "a name here", quoted: inQuotes(told.name, syntax) },
        extras,
      );
  }
}
