import type { CommonTable, QueryBody, Relation, With } from "../ast/query.ts";
import { token } from "../lex/token.ts";
import { word } from "../lex/words.ts";
import { expectName, nameList, takeName } from "./names.ts";
import { columnDefinitions } from "./column-definitions.ts";
import {
  endAfter,
  endOfLast,
  has,
  kind,
  startOf,
  take,
  takeWord,
  takeWords,
  tokenText,
  wordAhead,
  wordNumber,
  type Parser,
} from "./parser.ts";
import { closeBracket, expected, expectWord, openBracket } from "./recovery.ts";
import { startsQuery } from "./starts-expression.ts";

/** `WITH [RECURSIVE] a AS (…), b AS (…)`, from WITH on. */
export function withClause(p: Parser, place: "query" | "pipe" = "query"): With {
  const start = startOf(p);
  p.at++;
  const isTold = wordAhead(p, 1) !== word.as && takeWord(p, word.recursive);
  const tables: CommonTable[] = [];
  do tables.push(commonTable(p));
  while (take(p, token.comma));
  const recursive = isTold || (has(p, "implicit-recursion") && tables.some(readsItself));
  const end = endOfLast(p);
  if (place === "query" && !startsQuery(p) && kind(p) !== token.leftParen) missingQuery(p);
  return { kind: "with", start, end, recursive, tables };
}

/** Whether a later input of its UNION ALL has a table of its name in FROM. */
function readsItself({ name, query: { body } }: CommonTable): boolean {
  if (body.kind !== "set-operation" || body.operator !== "union") return false;
  const isMeant = (relation: Relation): boolean => {
    if (relation.kind === "join") return isMeant(relation.left) || isMeant(relation.right);
    return relation.kind === "table" && relation.parts.length === 1 && relation.parts[0]?.name === name.name;
  };
  const reads = (input: QueryBody): boolean => input.kind === "select" && input.from.some(isMeant);
  const [anchor, ...steps] = body.inputs;
  return anchor !== undefined && !reads(anchor) && steps.some(reads);
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
  const isShort = has(p, "common-table-options");
  const isQuery = isShort && kind(p) === token.leftParen && openers.has(wordAhead(p, 1));
  const columns = kind(p) === token.leftParen && !isQuery ? columnDefinitions(p, false) : [];
  if (isShort) recursionLevel(p);
  const usingKey = takeWords(p, word.using, word.key) ? nameList(p) : [];
  if (!isShort || kind(p) !== token.leftParen) expectWord(p, word.as, "AS and a query in parentheses");
  const materialized = materialization(p);
  const opened = openBracket(p);
  const query = p.grammar.query(p);
  closeBracket(p, opened);
  const depth = has(p, "recursion-depth") ? recursionDepth(p) : undefined;
  return {
    kind: "common-table",
    start,
    end: endAfter(p, start),
    name,
    columns,
    query,
    materialized,
    usingKey,
    ...(depth === undefined ? {} : { depth }),
  };
}

/** `WITH DEPTH [AS name] [MAX n]`, also `BETWEEN n AND m`. */
function recursionDepth(p: Parser): CommonTable["depth"] {
  if (wordNumber(p) !== word.with || !/^depth$/i.test(tokenText(p, 1))) return undefined;
  p.at++;
  const own = takeName(p);
  const name = takeWord(p, word.as) ? expectName(p, "the name of the column") : own;
  const from = startOf(p);
  while (/^(?:max|between|and|\d+|unbounded)$/i.test(tokenText(p))) p.at++;
  return { name, bounds: p.text.slice(from, endAfter(p, from)) };
}

const openers: ReadonlySet<number> = new Set([word.select, word.with, word.from, word.values]);

/** `MAX RECURSION LEVEL 10`. */
function recursionLevel(p: Parser): void {
  if (!/^max$/i.test(tokenText(p)) || !/^recursion$/i.test(tokenText(p, 1))) return;
  p.at += 3;
  if (kind(p) === token.integer) p.at++;
  else expected(p, "how often at most");
}

function materialization(p: Parser): boolean | undefined {
  if (takeWord(p, word.materialized)) return true;
  if (wordNumber(p) !== word.not || wordAhead(p, 1) !== word.materialized) return undefined;
  p.at += 2;
  return false;
}
