import type { Identifier } from "../ast/expression.ts";
import type { Distinct, Limit, Select, SelectItem } from "../ast/query.ts";
import { report } from "../diagnostics.ts";
import { wordClass } from "../lex/keywords.ts";
import { token } from "../lex/token.ts";
import { word } from "../lex/words.ts";
import { checkOrder, clauseRank, endsHere } from "./clauses.ts";
import {
  classAhead,
  expectName,
  isAnyName,
  isColumnWord,
  nameList,
  takeName,
  takeStringName,
} from "./names.ts";
import {
  endAfter,
  has,
  kind,
  kindAhead,
  startOf,
  takeWord,
  wordNumber,
  type Parser,
  wordAhead,
} from "./parser.ts";
import { pivotRelation } from "./pivot.ts";
import {
  atBoundary,
  atClosing,
  bracketed,
  closeBracket,
  expected,
  foundText,
  isClauseWord,
  isOffsetName,
  list,
  mayReport,
  openBracket,
  tokenSpan,
  type ListOptions,
} from "./recovery.ts";
import { tableName, fromList } from "./relation.ts";
import { readSelectClause, selectDraft, takesConnectBy, type SelectDraft } from "./select-clauses.ts";
import { numericLiteral } from "./literals.ts";
import { scriptHead, scriptRows } from "./script-rows.ts";
import { isWordText } from "./soft-words.ts";
import { expressionOrStar, namedStar } from "./star.ts";
import { isOperatorCall } from "./operator-call.ts";
import { reportForeignClause } from "./strict-clauses.ts";

interface Head {
  readonly start: number;
  readonly top?: Limit;
  readonly distinct: Distinct | undefined;
  readonly items: readonly SelectItem[];
  readonly as?: Select["as"];
  readonly fromFirst: boolean;
}

/** `SELECT …` with its clauses. */
export function select(p: Parser): Select {
  const start = startOf(p);
  const script = scriptHead(p);
  if (script !== undefined) {
    const { items, columns } = script;
    const head: Head = { start, distinct: undefined, items, fromFirst: false };
    return scriptRows(p, finish(p, head, selectDraft()), columns);
  }
  return finish(p, { ...selectList(p), start, fromFirst: false }, selectDraft());
}

/** `FROM t [SELECT …]`, `TABLE t`. */
export function bareFrom(p: Parser): Select {
  const start = startOf(p);
  const draft = selectDraft();
  if (takeWord(p, word.table)) draft.from = [tableName(p)];
  else {
    p.at++;
    reportForeignClause(p, "from-first", start);
    draft.from = fromList(p);
  }
  const chosen = wordNumber(p) === word.select ? selectList(p) : { distinct: undefined, items: [] };
  return finish(p, { ...chosen, start, fromFirst: true }, draft);
}

/** `PIVOT …` and `UNPIVOT …` as statements. */
export function pivotStatement(p: Parser): Select {
  const start = startOf(p);
  const draft = selectDraft();
  draft.from = [pivotRelation(p)];
  return node(p, { start, distinct: undefined, items: [], fromFirst: true }, draft);
}

function finish(p: Parser, head: Head, draft: SelectDraft): Select {
  let last = draft.from.length > 0 ? 1 : 0;
  let seen = 1 << last;
  for (;;) {
    const rank = clauseRank(p);
    if (rank >= 8) break;
    if (rank > 0) {
      checkOrder(p, rank, last);
      readSelectClause(p, (seen & (1 << rank)) === 0 ? draft : selectDraft());
      seen |= 1 << rank;
      last = Math.max(last, rank);
    } else if (!takesConnectBy(p, draft) && endsHere(p)) break;
  }
  return node(p, head, draft);
}

function node(p: Parser, head: Head, draft: SelectDraft): Select {
  const made: Select = {
    kind: "select",
    start: head.start,
    end: endAfter(p, head.start),
    distinct: head.distinct,
    items: head.items,
    from: draft.from,
    where: draft.where,
    groupBy: draft.groupBy,
    having: draft.having,
    windows: draft.windows,
    qualify: draft.qualify,
    fromFirst: head.fromFirst,
    sample: draft.sample,
  };
  const { as, top } = head;
  const { connectBy } = draft;
  if (as === undefined && top === undefined && connectBy === undefined) return made;
  return {
    ...made,
    ...(as === undefined ? {} : { as }),
    ...(top === undefined ? {} : { top }),
    ...(connectBy === undefined ? {} : { connectBy }),
  };
}

function selectList(p: Parser): Pick<Select, "distinct" | "items" | "as" | "top"> {
  p.at++;
  const distinct = wordNumber(p) === word.distinct ? readDistinct(p) : undefined;
  if (distinct === undefined) takeWord(p, word.all);
  const as = rowForm(p);
  const top = has(p, "top") ? takeTop(p) : undefined;
  if (isListEnd(p)) {
    expected(p, "the columns to select");
    return { distinct, items: [] };
  }
  const items = selectItems(p);
  if (as === undefined && top === undefined) return { distinct, items };
  return { distinct, items, ...(as === undefined ? {} : { as }), ...(top === undefined ? {} : { top }) };
}

/** `AS STRUCT` or `AS VALUE` before the items. */
function rowForm(p: Parser): Select["as"] {
  if (wordNumber(p) !== word.as || !has(p, "select-as")) return undefined;
  const next = wordAhead(p, 1);
  if (next !== word.struct && next !== word.value) return undefined;
  p.at += 2;
  return next === word.struct ? "struct" : "value";
}

/** `TOP 10`. */
function takeTop(p: Parser): Limit | undefined {
  if (!isWordText(p, "top") || kindAhead(p, 1) !== token.integer) return undefined;
  const start = startOf(p);
  p.at++;
  const count = numericLiteral(p);
  return { kind: "limit", start, end: endAfter(p, start), count, percent: false };
}

/** The items of a SELECT list. */
export function selectItems(p: Parser): readonly SelectItem[] {
  return list(p, selectItem, itemList);
}

function isListEnd(p: Parser): boolean {
  if (isOperatorCall(p)) return false;
  return atClosing(p) || (kind(p) === token.word && isClauseWord(wordNumber(p)) && !isOffsetName(p));
}

const itemList: ListOptions = {
  trailingComma: true,
  expected: "`,` or FROM",
  atEnd: (p) => atBoundary(p) && kind(p) !== token.comma,
};

function readDistinct(p: Parser): Distinct {
  const start = startOf(p);
  p.at++;
  if (!takeWord(p, word.on)) return { kind: "distinct", start, end: endAfter(p, start), on: [] };
  reportForeignClause(p, "distinct-on", start);
  const opened = openBracket(p);
  const on = list(p, (q) => q.grammar.expression(q, 0), bracketed);
  closeBracket(p, opened);
  return { kind: "distinct", start, end: endAfter(p, start), on };
}

function selectItem(p: Parser): SelectItem {
  const start = startOf(p);
  if (isPrefixAlias(p)) {
    const alias = kind(p) === token.string ? takeStringName(p) : takeName(p);
    p.at++;
    const expression = namedStar(expressionOrStar(p));
    return { kind: "select-item", start, end: endAfter(p, start), expression, alias };
  }
  const read = expressionOrStar(p);
  if (read.kind === "call" && isColumnList(p) && has(p, "lateral-view")) {
    p.at++;
    const columns = nameList(p);
    return {
      kind: "select-item",
      start,
      end: endAfter(p, start),
      expression: read,
      alias: undefined,
      columns,
    };
  }
  const end = endAfter(p, start);
  const alias = itemAlias(p);
  const expression = alias !== undefined && has(p, "alias-before-colon") ? namedStar(read) : read;
  const item: SelectItem = { kind: "select-item", start, end: endAfter(p, start), expression, alias };
  const isNamedByText = alias === undefined && p.dialect.names.textName !== undefined;
  return isNamedByText ? { ...item, text: p.text.slice(start, end) } : item;
}

/** `AS (a, b)`. */
function isColumnList(p: Parser): boolean {
  return wordNumber(p) === word.as && kindAhead(p, 1) === token.leftParen;
}

/** `alias: expression`. */
function isPrefixAlias(p: Parser): boolean {
  if (kindAhead(p, 1) !== token.colon || !has(p, "alias-before-colon")) return false;
  return isColumnWord(p) || kind(p) === token.string;
}

function itemAlias(p: Parser): Identifier | undefined {
  if (takeWord(p, word.as)) return aliasAfterAs(p);
  if (kind(p) === token.quotedName) return takeName(p);
  if (kind(p) !== token.word) return undefined;
  if (classAhead(p) === wordClass.plain) return takeName(p);
  if (classAhead(p) === wordClass.unreserved && has(p, "soft-aliases") && endsItem(p)) return takeName(p);
  return isKeywordAlias(p) ? keywordAlias(p) : undefined;
}

function aliasAfterAs(p: Parser): Identifier {
  if (kind(p) === token.string || kind(p) === token.dollarString) return takeStringName(p);
  if (isAnyName(p)) return takeName(p);
  return expectName(p, "an alias after AS");
}

/** A keyword where an alias without AS would be: it ends the item, so it must have been meant as the alias. */
function isKeywordAlias(p: Parser): boolean {
  if (isClauseWord(wordNumber(p)) && wordNumber(p) !== word.end) return false;
  return endsItem(p);
}

/** Whether the item of the SELECT list ends behind this word. */
function endsItem(p: Parser): boolean {
  const after = kindAhead(p, 1);
  const ends = after === token.comma || after === token.end || after === token.rightParen;
  return ends || p.words[p.at + 1] === word.from;
}

function keywordAlias(p: Parser): Identifier {
  if (mayReport(p)) {
    const quoted = `AS ${p.text.slice(p.starts[p.at], p.ends[p.at])}`;
    const use = "an alias without AS";
    const help = `Write ${quoted}.`;
    const edit = { span: tokenSpan(p, p.at), newText: quoted };
    p.diagnostics.push(
      report.keywordAsName(tokenSpan(p, p.at), { name: foundText(p), use, quoted }, { help, edit }),
    );
  }
  return takeName(p);
}
