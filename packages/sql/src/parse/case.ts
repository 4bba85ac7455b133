import type { Case, WhenBranch } from "../ast/expression.ts";
import { report } from "../diagnostics.ts";
import { token } from "../lex/token.ts";
import { word } from "../lex/words.ts";
import { endAfter, endOfLast, kind, startOf, takeWord, wordNumber, type Parser } from "./parser.ts";
import { atBoundary, expected, expectWord, mayReport, skipToBoundary, tokenSpan } from "./recovery.ts";

/** `CASE [operand] WHEN … THEN … [ELSE …] END`. */
export function caseExpression(p: Parser): Case {
  const start = startOf(p);
  const opened = p.at++;
  const operand = wordNumber(p) === word.when ? undefined : p.grammar.expression(p, 0);
  if (wordNumber(p) !== word.when) expected(p, "WHEN");
  const branches: WhenBranch[] = [];
  while (wordNumber(p) === word.when) branches.push(branch(p));
  const otherwise = takeWord(p, word.else) ? p.grammar.expression(p, 0) : undefined;
  endCase(p, opened);
  return { kind: "case", start, end: endAfter(p, start), operand, branches, otherwise };
}

function branch(p: Parser): WhenBranch {
  const start = startOf(p);
  p.at++;
  const when = p.grammar.expression(p, 0);
  if (expectWord(p, word.then, "THEN")) return finish(p, start, when);
  skipInCase(p);
  if (takeWord(p, word.then)) return finish(p, start, when);
  return { kind: "when", start, end: endAfter(p, start), when, result: errorHere(p) };
}

function finish(p: Parser, start: number, when: WhenBranch["when"]): WhenBranch {
  const result = p.grammar.expression(p, 0);
  const end = endAfter(p, start);
  if (!atBranchEnd(p)) {
    expected(p, "WHEN, ELSE or END");
    skipInCase(p);
  }
  return { kind: "when", start, end, when, result };
}

function errorHere(p: Parser): WhenBranch["result"] {
  return { kind: "error", start: endOfLast(p), end: endOfLast(p) };
}

function atBranchEnd(p: Parser): boolean {
  const number = wordNumber(p);
  return number === word.when || number === word.else || number === word.end || kind(p) === token.end;
}

function skipInCase(p: Parser): void {
  if (!atBoundary(p)) skipToBoundary(p);
}

function endCase(p: Parser, opened: number): void {
  if (takeWord(p, word.end)) return;
  if (kind(p) === token.end && mayReport(p)) {
    p.diagnostics.push(report.unclosed(tokenSpan(p, opened), { what: "CASE", closer: "END" }));
    return;
  }
  expected(p, "END (or another WHEN, or ELSE)", {
    related: [{ span: tokenSpan(p, opened), message: "This CASE is still open." }],
  });
  skipInCase(p);
  takeWord(p, word.end);
}
