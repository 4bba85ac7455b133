import { nearestNames, type Diagnostic } from "@rocky/ir";
import type { QueryNode } from "../ast/query.ts";
import type { Dialect } from "../dialects/dialect.ts";
import { report } from "../diagnostics.ts";
import { lex } from "../lex/lex.ts";
import { token, type Tokens } from "../lex/token.ts";
import { word } from "../lex/words.ts";
import { softenedWords } from "./softened-words.ts";
import { expression, restOfExpression } from "./expression.ts";
import { kind, kindAhead, take, tokenText, wordNumber, type Grammar, type Parser } from "./parser.ts";
import { query, restOfQuery } from "./query.ts";
import { expected, mayReport, stop, tokenSpan } from "./recovery.ts";
import { joinedRelation, relation } from "./relation.ts";
import { mendTokens } from "./repair/lexical.ts";
import { repair, type Attempt, type Uncertain } from "./repair/repair.ts";
import { startsQuery } from "./starts-expression.ts";

/** What to read, and as what. */
export interface ParseOptions {
  readonly dialect: Dialect;
  /** The path that the spans of findings carry. */
  readonly file: string;
  /** Offset at which the query starts in the text, 0 unless told. */
  readonly start?: number;
  /** Offset at which the query ends in the text, the text's length unless told. */
  readonly end?: number;
}

/** A text that was read. */
export interface ParsedQuery {
  /** Absent when the text is empty or is no query at all. After errors it holds what could be read. */
  readonly query: QueryNode | undefined;
  /** Every error of the text, in its order, and an info for each part that is not understood. */
  readonly diagnostics: readonly Diagnostic[];
  /** In a text with errors, the stretches of which is not certain what they mean. */
  readonly uncertain?: readonly Uncertain[];
}

const grammar: Grammar = {
  expression,
  query,
  relation,
  joinedRelation,
  restOfQuery,
  restOfExpression,
};

/**
 * Reads one query. Never throws, and takes time linear in the text: what cannot be read is reported, and reading goes
 * on after it. A `;` at the end is fine. All offsets are those of the whole text.
 */
export function parseQuery(text: string, options: ParseOptions): ParsedQuery {
  const range = { start: options.start ?? 0, end: options.end ?? text.length };
  const first = read(lex(text, options.dialect.syntax, range), options);
  const { p, query } = first;
  if (p.errors.length === 0 && p.tokens.problems.length === 0)
    return { query, diagnostics: inOrder(p.diagnostics) };
  return broken(first, options, range.end);
}

function read(tokens: Tokens, options: ParseOptions): Attempt {
  const p = parserOf(tokens, options);
  return { p, query: statementWithin(p) };
}

/** A text with errors, which is mended for reading as well as that goes. */
function broken(first: Attempt, options: ParseOptions, end: number): ParsedQuery {
  const again = (tokens: Tokens): Attempt => read(tokens, options);
  const lexical = mendTokens(first, again, { end, file: options.file });
  const { query, diagnostics, uncertain } = repair(lexical.attempt, again);
  return {
    query,
    diagnostics: inOrder([...lexical.diagnostics, ...diagnostics]),
    uncertain: [...lexical.uncertain, ...uncertain],
  };
}

function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.toSorted((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
}

/** A parser at the first of the tokens. */
export function parserOf(tokens: Tokens, options: ParseOptions): Parser {
  return {
    text: tokens.text,
    file: options.file,
    dialect: options.dialect,
    syntax: options.dialect.syntax,
    grammar,
    tokens,
    kinds: tokens.kinds,
    words: softenedWords(tokens, options.dialect.syntax),
    starts: tokens.starts,
    ends: tokens.ends,
    diagnostics: [],
    errors: [],
    at: 0,
    depth: 0,
    height: 0,
    open: 0,
    lastError: -1,
    stopped: false,
  };
}

/** A program whose stack is smaller than Node's has another limit of nesting than ours, and must not fail by it. */
function statementWithin(p: Parser): QueryNode | undefined {
  try {
    return statement(p);
  } catch (error) {
    // A regular expression that finds no room left on the stack throws a SyntaxError.
    if (!(error instanceof RangeError || error instanceof globalThis.SyntaxError)) throw error;
    stop(p);
    return undefined;
  }
}

function statement(p: Parser): QueryNode | undefined {
  while (take(p, token.semicolon));
  if (kind(p) === token.end) {
    if (p.tokens.problems.length === 0) expected(p, "a query");
    return undefined;
  }
  if (!startsStatement(p)) return undefined;
  const node = query(p);
  end(p);
  return node;
}

/** Whether a query starts here; when another statement does, or a misspelt word, that is reported. */
function startsStatement(p: Parser): boolean {
  if (startsQuery(p) || kind(p) === token.leftParen) return !isDescribing(p);
  const first = tokenText(p);
  if (kind(p) === token.word && (isStatementWord(wordNumber(p)) || startsScript(p))) {
    reportStatement(p);
    return false;
  }
  const [meant] = kind(p) === token.word ? nearestNames(first, ["select", "with", "from", "values"], 1) : [];
  if (meant === undefined || Math.abs(meant.length - first.length) > 2) {
    expected(p, "a query, which starts with SELECT, WITH, FROM or VALUES");
    return false;
  }
  const upper = meant.toUpperCase();
  const span = tokenSpan(p, p.at);
  expected(p, upper, { help: `Did you mean ${upper}?`, edit: { span, newText: upper } });
  p.words = p.words.with(p.at, word[meant as "select"]);
  return true;
}

function isDescribing(p: Parser): boolean {
  const number = wordNumber(p);
  if (number !== word.describe && number !== word.desc && number !== word.show && number !== word.summarize) {
    return false;
  }
  reportStatement(p);
  return true;
}

function reportStatement(p: Parser): void {
  if (!mayReport(p)) return;
  p.diagnostics.push(report.notAQuery(tokenSpan(p, p.at), { statement: tokenText(p).toUpperCase() }));
}

const scriptWords: ReadonlySet<string> = new Set([
  "assert",
  "cache",
  "clear",
  "comment",
  "declare",
  "exec",
  "grant",
  "if",
  "let",
  "loop",
  "msck",
  "optimize",
  "raise",
  "refresh",
  "repair",
  "repeat",
  "reset",
  "restore",
  "return",
  "revoke",
  "unset",
  "while",
]);

/** A statement of scripts and of administration, whose word is no keyword of queries and has more behind it. */
function startsScript(p: Parser): boolean {
  const next = kindAhead(p, 1);
  if (next === token.leftParen || next === token.end || next === token.semicolon) return false;
  return scriptWords.has(tokenText(p).toLowerCase());
}

function isStatementWord(number: number): boolean {
  switch (number) {
    case word.alter:
    case word.analyze:
    case word.attach:
    case word.begin:
    case word.call:
    case word.checkpoint:
    case word.commit:
    case word.copy:
    case word.create:
    case word.deallocate:
    case word.delete:
    case word.detach:
    case word.drop:
    case word.execute:
    case word.explain:
    case word.export:
    case word.import:
    case word.insert:
    case word.install:
    case word.load:
    case word.merge:
    case word.pragma:
    case word.prepare:
    case word.replace:
    case word.rollback:
    case word.set:
    case word.truncate:
    case word.update:
    case word.use:
    case word.vacuum:
      return true;
    default:
      return false;
  }
}

function end(p: Parser): void {
  while (take(p, token.semicolon));
  if (kind(p) === token.end || p.stopped) return;
  if (p.kinds[p.at - 1] !== token.semicolon) {
    expected(p, "the end of the query");
    return;
  }
  if (mayReport(p)) p.diagnostics.push(report.secondStatement(tokenSpan(p, p.at), {}));
}
