import type { CommonTable, With } from "../ast/query.ts";
import { token } from "../lex/token.ts";
import { word } from "../lex/words.ts";
import { expectName, nameList } from "./names.ts";
import { columnDefinitions } from "./column-definitions.ts";
import {
  endAfter,
  endOfLast,
  kind,
  startOf,
  take,
  takeWord,
  takeWords,
  wordAhead,
  wordNumber,
  type Parser,
} from "./parser.ts";
import { closeBracket, expected, expectWord, openBracket } from "./recovery.ts";
import { startsQuery } from "./starts-expression.ts";

/** `WITH [RECURSIVE] a AS (…), b AS (…)`, from WITH on. */
export function withClause(p: Parser): With {
  const start = startOf(p);
  p.at++;
  const recursive = wordAhead(p, 1) !== word.as && takeWord(p, word.recursive);
  const tables: CommonTable[] = [];
  do tables.push(commonTable(p));
  while (take(p, token.comma));
  const end = endOfLast(p);
  if (!startsQuery(p) && kind(p) !== token.leftParen) missingQuery(p);
  return { kind: "with", start, end, recursive, tables };
}

function missingQuery(p: Parser): void {
  const comma = kind(p) === token.word && wordNumber(p) === 0;
  expected(
    p,
    comma ? "`,` and another common table, or the query" : "the query that the common tables are for",
  );
}

function commonTable(p: Parser): CommonTable {
  const start = startOf(p);
  const name = expectName(p, "the name of a common table");
  const columns = kind(p) === token.leftParen ? columnDefinitions(p, false) : [];
  const usingKey = takeWords(p, word.using, word.key) ? nameList(p) : [];
  expectWord(p, word.as, "AS and a query in parentheses");
  const materialized = materialization(p);
  const opened = openBracket(p);
  const query = p.grammar.query(p);
  closeBracket(p, opened);
  return {
    kind: "common-table",
    start,
    end: endAfter(p, start),
    name,
    columns,
    query,
    materialized,
    usingKey,
  };
}

function materialization(p: Parser): boolean | undefined {
  if (takeWord(p, word.materialized)) return true;
  if (wordNumber(p) !== word.not || wordAhead(p, 1) !== word.materialized) return undefined;
  p.at += 2;
  return false;
}
