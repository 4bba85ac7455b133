import type { Diagnostic } from "@rocky/ir";
import type { Expression } from "../ast/expression.ts";
import type { QueryNode, Relation } from "../ast/query.ts";
import type { Dialect } from "../dialects/dialect.ts";
import type { Form } from "../dialects/form.ts";
import type { Syntax } from "../dialects/syntax.ts";
import type { Tokens } from "../lex/token.ts";

/** The rules that call each other in a circle, handed to every rule so that no file needs to import its caller. */
export interface Grammar {
  /** An expression whose operators all bind at least as tightly as `minimum`. */
  expression(p: Parser, minimum: number): Expression;
  /** A query without parentheses around it. */
  query(p: Parser): QueryNode;
  /** A relation with its alias, without joins. */
  relation(p: Parser): Relation;
  /** The same with the joins after it. */
  joinedRelation(p: Parser): Relation;
  /** The rest of a query whose first input was read, in parentheses that started at offset `start`. */
  restOfQuery(p: Parser, first: QueryNode, start: number): QueryNode;
  /** The rest of an expression whose left end was read and started at offset `start`. */
  restOfExpression(p: Parser, left: Expression, start: number): Expression;
}

/** An error that the parser told. */
export interface SyntaxError {
  /** Index of the token at which it was told. */
  readonly at: number;
  /** Its index in the diagnostics. */
  readonly finding: number;
}

/** A place in the tokens of one text, and what was found so far. */
export interface Parser {
  readonly text: string;
  readonly file: string;
  readonly dialect: Dialect;
  readonly syntax: Syntax;
  readonly grammar: Grammar;
  readonly tokens: Tokens;
  readonly kinds: readonly number[];
  words: readonly number[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly diagnostics: Diagnostic[];
  /** Which of the diagnostics are errors, in the order in which they were told. */
  readonly errors: SyntaxError[];
  /** Index of the next token. */
  at: number;
  /** How many rules are open around the next token. */
  depth: number;
  /** The height of the highest expression read since the rule around it began; see `expression.ts`. */
  height: number;
  /** How many brackets are open. */
  open: number;
  /** Index of the token at which an error was last reported, so that one mistake is told once. */
  lastError: number;
  /** The text is nested too deeply and the rest is skipped. */
  stopped: boolean;
}

/** Whether the dialect has a construct. */
export function has(p: Parser, form: Form): boolean {
  return p.syntax.forms.has(form);
}

/** The kind of the next token. */
export function kind(p: Parser): number {
  return p.kinds[p.at] ?? 0;
}

/** The kind of the token `distance` after the next one. */
export function kindAhead(p: Parser, distance: number): number {
  return p.kinds[p.at + distance] ?? 0;
}

/** The keyword number of the next token, or 0. */
export function wordNumber(p: Parser): number {
  return p.words[p.at] ?? 0;
}

/** The keyword number of the token `distance` after the next one, or 0. */
export function wordAhead(p: Parser, distance: number): number {
  return p.words[p.at + distance] ?? 0;
}

/** Where the next token starts. */
export function startOf(p: Parser): number {
  return p.starts[p.at] ?? 0;
}

/** Where the token before the next one ends. */
export function endOfLast(p: Parser): number {
  return p.at === 0 ? startOf(p) : (p.ends[p.at - 1] ?? 0);
}

/** Where a node that started at offset `start` ends: after the last token, or at its start when it has none. */
export function endAfter(p: Parser, start: number): number {
  const end = endOfLast(p);
  return end < start ? start : end;
}

/** The text of the token `distance` after the next one. */
export function tokenText(p: Parser, distance = 0): string {
  return p.text.slice(p.starts[p.at + distance], p.ends[p.at + distance]);
}

/** Takes the next token if it is of that kind. */
export function take(p: Parser, tokenKind: number): boolean {
  if (p.kinds[p.at] !== tokenKind) return false;
  p.at++;
  return true;
}

/** Takes the next token if it is that word. */
export function takeWord(p: Parser, number: number): boolean {
  if (p.words[p.at] !== number) return false;
  p.at++;
  return true;
}

/** Takes the next two tokens if they are those words. */
export function takeWords(p: Parser, first: number, second: number): boolean {
  if (p.words[p.at] !== first || p.words[p.at + 1] !== second) return false;
  p.at += 2;
  return true;
}
