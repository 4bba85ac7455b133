import { report } from "../diagnostics.ts";
import { token } from "../lex/token.ts";
import { word } from "../lex/words.ts";
import { kind, wordAhead, wordNumber, type Parser, has } from "./parser.ts";
import {
  endsByForm,
  expected,
  isClosing,
  isOpening,
  mayReport,
  skipBrackets,
  tokenSpan,
} from "./recovery.ts";
import { continuesQuery } from "./starts-expression.ts";

/** Names of the clauses by their rank, which is their place in a query. */
export const clauseNames: readonly string[] = [
  "SELECT",
  "FROM",
  "WHERE",
  "GROUP BY",
  "HAVING",
  "WINDOW",
  "QUALIFY",
  "USING SAMPLE",
  "ORDER BY",
  "LIMIT",
];

/** The rank of the clause that starts at the next token, 0 when none does. */
export function clauseRank(p: Parser): number {
  switch (wordNumber(p)) {
    case word.from:
      return 1;
    case word.where:
      return 2;
    case word.group:
      return 3;
    case word.having:
      return 4;
    case word.window:
      return 5;
    case word.qualify:
      return 6;
    case word.using:
      return wordAhead(p, 1) === word.sample ? 7 : 0;
    case word.order:
      return 8;
    case word.limit:
    case word.fetch:
    case word.offset:
      return 9;
    default:
      return 0;
  }
}

/** Reports a clause of rank `rank` at the next token that does not come after the one of rank `last`. */
export function checkOrder(p: Parser, rank: number, last: number): void {
  if (rank > last || rank === 9 || !mayReport(p)) return;
  if (rank === 5 && last === 6 && has(p, "window-last")) return;
  const clause = clauseNames[rank] ?? "";
  const after = clauseNames[last] ?? "";
  const again = rank === last;
  p.diagnostics.push(
    report.clauseOrder(
      tokenSpan(p, p.at),
      { clause, problem: again ? "stands here for the second time" : `must stand before ${after}` },
      { help: again ? `Join the two ${clause} clauses into one.` : `Move ${clause} before ${after}.` },
    ),
  );
}

/**
 * Whether the query ends at the next token. If not, what stands there belongs nowhere: it is reported, and the text
 * up to the next clause is left out.
 */
export function endsHere(p: Parser): boolean {
  const next = kind(p);
  if (next === token.end || next === token.semicolon || next === token.pipe) return true;
  if (isClosing(next) && p.open > 0) return true;
  if (next === token.word && isEndWord(p, wordNumber(p))) return true;
  rejectStray(p);
  return false;
}

/** Words that can follow a query: those of a larger query, and in brackets those of an expression around it. */
function isEndWord(p: Parser, number: number): boolean {
  switch (number) {
    case word.when:
    case word.then:
    case word.else:
    case word.end:
      return p.open > 0;
    default:
      return continuesQuery(p) || endsByForm(p);
  }
}

function rejectStray(p: Parser): void {
  const number = wordNumber(p);
  if (number === word.select || number === word.values) {
    expected(p, "the next clause or the end of the query", {
      help: "Two queries are joined by UNION ALL; a query used as a value or a table stands in parentheses.",
    });
    skipRest(p);
    return;
  }
  const extras = isJoinWord(number)
    ? { help: "Joins stand in FROM, before WHERE and all that follows." }
    : {};
  expected(p, "the next clause or the end of the query", extras);
  p.at++;
  skipToClause(p);
  p.lastError = p.at;
}

/** Goes to where the statement or the brackets around the query end. */
function skipRest(p: Parser): void {
  for (;;) {
    const next = kind(p);
    if (next === token.end || next === token.semicolon || (isClosing(next) && p.open > 0)) return;
    p.at++;
    if (isOpening(next)) skipBrackets(p);
  }
}

function isJoinWord(number: number): boolean {
  return (
    number === word.join ||
    number === word.left ||
    number === word.right ||
    number === word.full ||
    number === word.inner ||
    number === word.cross ||
    number === word.natural
  );
}

function skipToClause(p: Parser): void {
  for (;;) {
    const next = kind(p);
    if (next === token.end || next === token.semicolon || clauseRank(p) > 0) return;
    if (isClosing(next) && p.open > 0) return;
    if (next === token.word && (isEndWord(p, wordNumber(p)) || wordNumber(p) === word.select)) return;
    p.at++;
    if (isOpening(next)) skipBrackets(p);
  }
}
