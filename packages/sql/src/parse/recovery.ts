import type { DiagnosticExtras, Span } from "@rocky/ir";
import type { ErrorExpression, OpaqueExpression } from "../ast/expression.ts";
import { report } from "../diagnostics.ts";
import { token } from "../lex/token.ts";
import { word } from "../lex/words.ts";
import {
  endAfter,
  endOfLast,
  has,
  kind,
  startOf,
  take,
  tokenText,
  wordNumber,
  type Parser,
} from "./parser.ts";
import { isOperatorCall } from "./operator-call.ts";
import { atConnectBy, isSoftName } from "./soft-words.ts";

/**
 * The limit of `depth + height`, in calls that are open at once: of the parser around the next token, and of a later
 * pass over what was read. The stack that Node gives a program holds about 10,000 of them. Nesting takes more of the
 * stack in the parser than in any later pass; chains, which take nothing in the parser, are limited to 1,300 operators.
 * DuckDB takes 990 levels of anything: so many calls inside calls do not fit into that stack, 615 do.
 */
export const depthLimit = 8000;

/** How many calls of the parser, or of a later pass, one level of a rule takes. */
export const weight = {
  /** An expression, down to the rule that reads its first token. */
  expression: 5,
  /** An operator in a chain: the parser does not recurse for it, later passes do. */
  operator: 6,
  /** `[i]`, `.field` or `.method()` after a value. */
  suffix: 11,
  /** Parentheses around expressions or a query. */
  parentheses: 3,
  /** The arguments or the window of a call. */
  call: 8,
  /** What a word such as CASE or CAST introduces, and what stands in brackets, in braces or after IN. These are few calls, and DuckDB takes 990 of them. */
  form: 3,
  /** Parentheses in FROM, or a join on the right side of another. */
  relation: 5,
  /** A query, from its first word to the expressions and relations in it. */
  query: 16,
} as const;

const mostErrors = 200;

/** The span of a token, by its index. */
export function tokenSpan(p: Parser, index: number): Span {
  return { file: p.file, start: p.starts[index] ?? 0, end: p.ends[index] ?? 0 };
}

/** How a message names the next token. */
export function foundText(p: Parser): string {
  if (kind(p) === token.end) return p.tokens.count === 1 ? "nothing" : "the end of the query";
  const text = tokenText(p);
  return `\`${text.length > 40 ? `${text.slice(0, 40)}…` : text}\``;
}

/** Reports that something else should stand at the next token, unless an error at this token was told already. */
export function expected(p: Parser, what: string, extras: DiagnosticExtras = {}): void {
  if (!mayReport(p)) return;
  p.diagnostics.push(report.syntax(tokenSpan(p, p.at), { expected: what, found: foundText(p) }, extras));
}

/** Whether an error at the next token is news; marks it as told. */
export function mayReport(p: Parser): boolean {
  if (p.stopped || p.lastError === p.at || kind(p) === token.invalid) return false;
  if (p.diagnostics.length >= mostErrors) return false;
  p.lastError = p.at;
  p.errors.push({ at: p.at, finding: p.diagnostics.length });
  return true;
}

/** An expression that is missing; the error is reported here. */
export function missingExpression(p: Parser, what = "an expression"): ErrorExpression {
  const start = startOf(p);
  if (kind(p) === token.invalid) {
    p.at++;
    return { kind: "error", start, end: endAfter(p, start) };
  }
  if (kind(p) === token.comma && p.lastError === p.at - 1) p.lastError = p.at;
  expected(p, what);
  return { kind: "error", start, end: start };
}

/** Takes that word or reports that it is missing. */
export function expectWord(p: Parser, number: number, what: string): boolean {
  if (p.words[p.at] === number) {
    p.at++;
    return true;
  }
  expected(p, what);
  return false;
}

/** Takes a token of that kind or reports that it is missing. */
export function expectKind(p: Parser, tokenKind: number, what: string): boolean {
  if (take(p, tokenKind)) return true;
  expected(p, what);
  return false;
}

/** Takes an opening bracket, or reports that it is missing; gives its token index, or -1. */
export function openBracket(p: Parser, tokenKind: number = token.leftParen): number {
  if (kind(p) !== tokenKind) {
    expected(p, tokenKind === token.leftParen ? "`(`" : "`[`");
    return -1;
  }
  p.open++;
  return p.at++;
}

const closerTexts: Readonly<Record<number, string>> = {
  [token.rightParen]: "`)`",
  [token.rightBracket]: "`]`",
  [token.rightBrace]: "`}`",
};

/** Takes the bracket that closes the one at token `opened`; when it is not there, reports and looks for it nearby. */
export function closeBracket(p: Parser, opened: number, tokenKind: number = token.rightParen): void {
  if (opened < 0) return;
  if (kind(p) !== tokenKind) {
    reportUnclosed(p, opened, closerTexts[tokenKind] ?? "");
    skipToBoundary(p);
    while (kind(p) === token.comma) {
      p.at++;
      skipToBoundary(p);
    }
  }
  take(p, tokenKind);
  p.open--;
}

function reportUnclosed(p: Parser, opened: number, closer: string): void {
  if (!mayReport(p)) return;
  // A bracket that a repair put in has no text.
  const openText = p.text.slice(p.starts[opened], p.ends[opened]) || "(";
  if (kind(p) === token.end) {
    p.diagnostics.push(report.unclosed(tokenSpan(p, opened), { what: `\`${openText}\``, closer }));
    return;
  }
  p.diagnostics.push(
    report.syntax(
      tokenSpan(p, p.at),
      { expected: `\`,\` or ${closer}`, found: foundText(p) },
      { related: [{ span: tokenSpan(p, opened), message: `This \`${openText}\` is still open.` }] },
    ),
  );
}

/** Whether the next token can only belong to something further out than the item that is being read. */
export function atBoundary(p: Parser): boolean {
  switch (kind(p)) {
    case token.comma:
    case token.semicolon:
    case token.pipe:
    case token.end:
      return true;
    case token.rightParen:
    case token.rightBracket:
    case token.rightBrace:
      return p.open > 0;
    case token.word:
      return (isClauseWord(wordNumber(p)) && !isOffsetName(p)) || endsByForm(p);
    default:
      return false;
  }
}

/** Whether `offset` is next as a name: what WITH OFFSET gives. A clause has a number or a parameter behind it. */
export function isOffsetName(p: Parser): boolean {
  if (isSoftName(p)) return true;
  if (wordNumber(p) !== word.offset || !has(p, "unnest-value")) return false;
  const next = p.kinds[p.at + 1];
  return next !== token.integer && next !== token.parameter;
}

/** Whether a word is next that only some dialects begin a clause or an input of a set operation with. */
export function endsByForm(p: Parser): boolean {
  switch (wordNumber(p)) {
    case word.minus:
      return has(p, "minus");
    case word.full:
    case word.left:
    case word.inner: {
      const next = p.words[p.at + 1] === word.outer ? p.words[p.at + 2] : p.words[p.at + 1];
      const isSet = next === word.union || next === word.intersect || next === word.except;
      return isSet && has(p, "set-columns");
    }
    case word.distribute:
    case word.sort:
    case word.cluster:
      return p.words[p.at + 1] === word.by && has(p, "distribution");
    default:
      return atConnectBy(p);
  }
}

/** Words that are reserved and start a clause or a branch. */
export function isClauseWord(number: number): boolean {
  switch (number) {
    case word.from:
    case word.where:
    case word.group:
    case word.having:
    case word.window:
    case word.qualify:
    case word.order:
    case word.limit:
    case word.offset:
    case word.fetch:
    case word.union:
    case word.intersect:
    case word.except:
    case word.select:
    case word.on:
    case word.using:
    case word.when:
    case word.then:
    case word.else:
    case word.end:
    case word.for:
      return true;
    default:
      return false;
  }
}

/**
 * Goes to the next comma, clause word or closing bracket of the same level; what stands in brackets is jumped over.
 * The token reached is not reported again.
 */
export function skipToBoundary(p: Parser): void {
  while (!atBoundary(p)) {
    const opening = isOpening(kind(p));
    p.at++;
    if (opening) skipBrackets(p);
  }
  p.lastError = p.at;
}

/** Whether a token of that kind opens a bracket. */
export function isOpening(tokenKind: number): boolean {
  return tokenKind === token.leftParen || tokenKind === token.leftBracket || tokenKind === token.leftBrace;
}

/** Whether a token of that kind closes a bracket. */
export function isClosing(tokenKind: number): boolean {
  return tokenKind === token.rightParen || tokenKind === token.rightBracket || tokenKind === token.rightBrace;
}

/** Goes past the bracket that closes the one before the next token. */
export function skipBrackets(p: Parser): void {
  let depth = 1;
  while (depth > 0 && kind(p) !== token.end) {
    if (isOpening(kind(p))) depth++;
    else if (isClosing(kind(p))) depth--;
    p.at++;
  }
}

/** Counts a level that takes so many calls; gives false when the limit is reached, and then the rest of the text is skipped. */
export function enter(p: Parser, calls: number): boolean {
  p.depth += calls;
  if (p.depth <= depthLimit) return true;
  stop(p);
  return false;
}

/** Leaves a level that {@link enter} counted, also when it gave false. */
export function leave(p: Parser, calls: number): void {
  p.depth -= calls;
}

/** Reports that the text is nested too deeply and goes to its end. */
export function stop(p: Parser): void {
  if (p.stopped) return;
  p.diagnostics.push(report.tooDeep(tokenSpan(p, p.at), {}));
  p.stopped = true;
  p.at = p.tokens.count - 1;
}

/**
 * Reads items between commas. After an item that does not end where it should, the rest of it is skipped and reported
 * once. A comma at the end is allowed where `atEnd` says that no item follows.
 */
export function list<T>(p: Parser, item: (p: Parser) => T, options: ListOptions): T[] {
  return listAfter(p, item(p), { item, options });
}

/** A {@link list} whose first item was read; what nests in first items takes less of the stack this way. */
export function listAfter<T>(
  p: Parser,
  first: T,
  { item, options }: { readonly item: (p: Parser) => T; readonly options: ListOptions },
): T[] {
  const items: T[] = [first];
  endItem(p, options);
  while (take(p, token.comma)) {
    if (options.trailingComma && kind(p) !== token.comma && options.atEnd(p) && !isOperatorCall(p)) break;
    items.push(item(p));
    endItem(p, options);
  }
  return items;
}

/** What stands between an item and the next comma is skipped. */
function endItem(p: Parser, options: ListOptions): void {
  if (options.atEnd(p) || atBoundary(p)) return;
  expected(p, options.expected);
  skipToBoundary(p);
}

/** How a list ends. */
export interface ListOptions {
  /** Whether a comma may stand after the last item. */
  readonly trailingComma: boolean;
  /** What may follow an item, for the message. */
  readonly expected: string;
  readonly atEnd: (p: Parser) => boolean;
}

/** Whether the next token closes a bracket or ends the text. */
export function atClosing(p: Parser): boolean {
  const next = kind(p);
  return isClosing(next) || next === token.end || next === token.semicolon;
}

/** Items between commas up to a closing bracket. */
export const bracketed: ListOptions = {
  trailingComma: true,
  expected: "`,` or the closing bracket",
  atEnd: atClosing,
};

/** The same without a comma at the end. */
export const bracketedExact: ListOptions = { ...bracketed, trailingComma: false };

/** The text from offset `start` to the last token as something that is not looked into; an info says so. */
export function opaque(
  p: Parser,
  start: number,
  about: { reason: string; single: boolean },
): OpaqueExpression {
  const end = endOfLast(p);
  reportOpaque(p, { start, end, reason: about.reason });
  return {
    kind: "opaque",
    start,
    end,
    reason: about.reason,
    text: p.text.slice(start, end),
    single: about.single,
  };
}

/** Says that a part is not looked into. */
export function reportOpaque(p: Parser, part: { start: number; end: number; reason: string }): void {
  if (p.stopped) return;
  const span = { file: p.file, start: part.start, end: part.end };
  const proof = { kind: "unknown", missing: [part.reason] } as const;
  p.diagnostics.push(report.notUnderstood(span, { reason: part.reason }, { proof }));
}
