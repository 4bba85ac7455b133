import type { Identifier } from "../ast/expression.ts";
import { derivedTable, plainItem, plainQuery, plainSelect } from "../ast/plain-query.ts";
import type { OpaqueRelation, ScriptColumn, Select, SelectItem } from "../ast/query.ts";
import { isConstantToken, token } from "../lex/token.ts";
import { word } from "../lex/words.ts";
import { expectName } from "./names.ts";
import {
  endAfter,
  endOfLast,
  has,
  kind,
  kindAhead,
  startOf,
  takeWord,
  wordAhead,
  wordNumber,
  type Parser,
} from "./parser.ts";
import {
  atBoundary,
  bracketed,
  closeBracket,
  expected,
  isClosing,
  isOpening,
  list,
  openBracket,
  type ListOptions,
} from "./recovery.ts";
import { isWordText, takeText } from "./soft-words.ts";
import { typeName } from "./type-name.ts";

/** What stands between SELECT and FROM: the values that a script gets, and the columns that it gives. */
export interface ScriptHead {
  readonly items: readonly SelectItem[];
  readonly columns: readonly ScriptColumn[];
}

/** Reads `SELECT TRANSFORM (a, b) USING 'script' AS (c, d)`; `undefined` where TRANSFORM is a function. */
export function scriptHead(p: Parser): ScriptHead | undefined {
  if (!has(p, "script-rows") || !isWordText(p, "transform", 1) || !isScript(p)) return undefined;
  p.at += 2;
  const opened = openBracket(p);
  if (!takeWord(p, word.distinct)) takeWord(p, word.all);
  const items = list(p, (q) => plainItem(q.grammar.expression(q, 0)), bracketed);
  closeBracket(p, opened);
  rowFormat(p);
  if (takeText(p, "recordwriter")) p.at++;
  takeWord(p, word.using);
  if (isConstantToken(kind(p))) p.at++;
  else expected(p, "the script in quotes");
  const columns = takeWord(p, word.as) ? givenColumns(p) : defaultColumns(p);
  rowFormat(p);
  if (takeText(p, "recordreader")) p.at++;
  return { items, columns };
}

/** Whether the parentheses of TRANSFORM are followed by what only a script has. */
function isScript(p: Parser): boolean {
  if (kindAhead(p, 2) !== token.leftParen) return false;
  let depth = 0;
  for (let distance = 2; kindAhead(p, distance) !== token.end; distance++) {
    if (isOpening(kindAhead(p, distance))) depth++;
    else if (isClosing(kindAhead(p, distance)) && --depth === 0) {
      const isFormat = wordAhead(p, distance + 1) === word.row && isWordText(p, "format", distance + 2);
      return (
        isFormat || wordAhead(p, distance + 1) === word.using || isWordText(p, "recordwriter", distance + 1)
      );
    }
  }
  return false;
}

/** `ROW FORMAT DELIMITED FIELDS TERMINATED BY ','`, `ROW FORMAT SERDE '…' WITH SERDEPROPERTIES (…)`. */
function rowFormat(p: Parser): void {
  if (wordNumber(p) !== word.row || !isWordText(p, "format", 1)) return;
  p.at += 2;
  let depth = 0;
  for (; kind(p) !== token.end; p.at++) {
    if (isOpening(kind(p))) depth++;
    else if (isClosing(kind(p)) && --depth < 0) return;
    const number = wordNumber(p);
    if (depth > 0) continue;
    if (number === word.using || number === word.from || number === word.where || number === word.group)
      return;
    if (kind(p) === token.semicolon || isWordText(p, "recordwriter") || isWordText(p, "recordreader")) return;
    if (number === word.union || number === word.order || number === word.limit) return;
  }
}

const columnList: ListOptions = {
  trailingComma: false,
  expected: "`,`, FROM or the end of the query",
  atEnd: (p) => atBoundary(p) || wordNumber(p) === word.row || isWordText(p, "recordreader"),
};

function givenColumns(p: Parser): readonly ScriptColumn[] {
  if (kind(p) !== token.leftParen) return list(p, givenColumn, columnList);
  const opened = openBracket(p);
  const columns = list(p, givenColumn, bracketed);
  closeBracket(p, opened);
  return columns;
}

function givenColumn(p: Parser): ScriptColumn {
  const name = expectName(p, "the name of a column that the script gives");
  const ends = columnList.atEnd(p) || isClosing(kind(p));
  const type = ends || isWordText(p, "comment") ? undefined : typeName(p);
  if (takeText(p, "comment")) p.at++;
  return type === undefined ? { name } : { name, type };
}

/** Without AS a script gives a key and a value. */
function defaultColumns(p: Parser): readonly ScriptColumn[] {
  const start = startOf(p);
  const named = (name: string): ScriptColumn => {
    const identifier: Identifier = { kind: "identifier", start, end: start, name, quoted: false };
    return { name: identifier };
  };
  return [named("key"), named("value")];
}

/** The rows of the script that reads a SELECT, as the SELECT of a relation with its columns. */
export function scriptRows(p: Parser, input: Select, columns: readonly ScriptColumn[]): Select {
  const { start } = input;
  const at = { start, end: endAfter(p, start) };
  const relation: OpaqueRelation = {
    kind: "opaque-relation",
    ...at,
    reason: "what the script gives",
    text: p.text.slice(start, endOfLast(p)),
    sources: [derivedTable(plainQuery(input), undefined)],
    alias: undefined,
    columns,
  };
  return plainSelect(at, [relation], { fromFirst: true });
}
