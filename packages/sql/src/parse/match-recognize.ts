import { childrenOf } from "../ast/children.ts";
import type { Expression } from "../ast/expression.ts";
import type { MatchRecognize, OrderItem, PivotItem, Relation } from "../ast/query.ts";
import { replaceNodes } from "../ast/replace.ts";
import { token } from "../lex/token.ts";
import { word } from "../lex/words.ts";
import { expectName, isAnyName, takeName } from "./names.ts";
import { orderItems } from "./order.ts";
import {
  endAfter,
  kind,
  startOf,
  takeWord,
  takeWords,
  tokenText,
  wordAhead,
  wordNumber,
  type Parser,
} from "./parser.ts";
import { pivotAlias } from "./pivot-alias.ts";
import { closeBracket, expectWord, list, openBracket, skipBrackets, type ListOptions } from "./recovery.ts";
import { isWordText, takeText } from "./soft-words.ts";

/** The clauses while they are read. */
interface Draft {
  partitionBy: readonly Expression[];
  orderBy: readonly OrderItem[];
  measures: readonly PivotItem[];
  allRows: boolean;
  readonly variables: Set<string>;
  conditions: readonly Expression[];
}

/** `source MATCH_RECOGNIZE (…)`, where that is next. */
export function matchRecognize(p: Parser, source: Relation, start: number): Relation {
  if (!isWordText(p, "match_recognize")) return source;
  const from = startOf(p);
  p.at++;
  const opened = openBracket(p);
  const draft: Draft = {
    partitionBy: [],
    orderBy: [],
    measures: [],
    allRows: false,
    variables: new Set(),
    conditions: [],
  };
  while (kind(p) !== token.rightParen && kind(p) !== token.end && clause(p, draft));
  closeBracket(p, opened);
  const text = p.text.slice(from, endAfter(p, from));
  const alias = pivotAlias(p);
  const { partitionBy, orderBy, allRows, variables } = draft;
  const plain = (value: Expression): Expression => withoutVariables(value, variables);
  const made: MatchRecognize = {
    kind: "match-recognize",
    start,
    end: endAfter(p, start),
    source,
    partitionBy,
    orderBy,
    measures: draft.measures.map((item) => ({ ...item, expression: plain(item.expression) })),
    conditions: draft.conditions.map(plain),
    allRows,
    alias,
    text,
  };
  return made;
}

/** Reads one clause; whether there was one. */
function clause(p: Parser, draft: Draft): boolean {
  if (takeWords(p, word.partition, word.by)) draft.partitionBy = list(p, expressionOf, clauseList);
  else if (wordNumber(p) === word.order) draft.orderBy = orderItems(p, clauseList);
  else if (takeText(p, "measures")) draft.measures = list(p, measure, clauseList);
  else if (takeText(p, "define")) draft.conditions = list(p, (q) => definition(q, draft), clauseList);
  else if (takeText(p, "pattern")) pattern(p, draft);
  else if (takeText(p, "subset")) list(p, (q) => subset(q, draft), clauseList);
  else return rows(p, draft);
  return true;
}

/** `ONE ROW PER MATCH`, `ALL ROWS PER MATCH WITH UNMATCHED ROWS`, `AFTER MATCH SKIP …`. */
function rows(p: Parser, draft: Draft): boolean {
  const isAll = wordNumber(p) === word.all;
  if (!isAll && !isWordText(p, "one") && !isWordText(p, "after")) return false;
  if (isAll) draft.allRows = true;
  p.at++;
  while (!atClause(p)) p.at++;
  return true;
}

function atClause(p: Parser): boolean {
  const next = kind(p);
  if (next === token.rightParen || next === token.end) return true;
  if (next !== token.word) return false;
  const number = wordNumber(p);
  if (number === word.partition || number === word.order) return wordAhead(p, 1) === word.by;
  return clauseWords.has(tokenText(p).toLowerCase());
}

const clauseWords: ReadonlySet<string> = new Set([
  "measures",
  "define",
  "pattern",
  "subset",
  "one",
  "all",
  "after",
]);

const clauseList: ListOptions = { trailingComma: false, expected: "`,` or the next clause", atEnd: atClause };

function expressionOf(p: Parser): Expression {
  return p.grammar.expression(p, 0);
}

/** `[FINAL | RUNNING] expression AS name`. */
function measure(p: Parser): PivotItem {
  const start = startOf(p);
  if ((isWordText(p, "final") || isWordText(p, "running")) && isAnyName(p, 1)) p.at++;
  const expression = p.grammar.expression(p, 0);
  takeWord(p, word.as);
  const alias = isAnyName(p) ? takeName(p) : expectName(p, "the name of the measure");
  return { kind: "pivot-item", start, end: endAfter(p, start), expression, alias };
}

function definition(p: Parser, draft: Draft): Expression {
  draft.variables.add(expectName(p, "a variable of the pattern").name);
  expectWord(p, word.as, "AS and a condition");
  return p.grammar.expression(p, 0);
}

function subset(p: Parser, draft: Draft): void {
  draft.variables.add(expectName(p, "the name of the subset").name);
  p.at++;
  if (kind(p) !== token.leftParen) return;
  p.at++;
  skipBrackets(p);
}

/** `PATTERN (a b+ | ^ c{2,3})`: its words are variables. */
function pattern(p: Parser, draft: Draft): void {
  if (kind(p) !== token.leftParen) return;
  const first = p.at;
  p.at++;
  skipBrackets(p);
  for (let at = first; at < p.at; at++) {
    if (p.kinds[at] !== token.word) continue;
    const text = p.text.slice(p.starts[at], p.ends[at]);
    draft.variables.add(p.syntax.folding === "upper" ? text.toUpperCase() : text);
  }
}

/** `up.price` is the column `price` of some rows. */
function withoutVariables(root: Expression, variables: ReadonlySet<string>): Expression {
  let made = root;
  for (;;) {
    const found = qualified(made, variables);
    if (found === undefined) return made;
    made = replaceNodes(made, new Set([found.node]), found.plain);
  }
}

/** A node with a variable before its dot, and the same without it. */
function qualified(
  root: Expression,
  variables: ReadonlySet<string>,
): { readonly node: Expression; readonly plain: Expression } | undefined {
  const open: ReturnType<typeof childrenOf>[number][] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === "column") {
      const [variable, ...parts] = node.parts;
      if (variable !== undefined && parts.length > 0 && variables.has(variable.name)) {
        return { node, plain: { ...node, parts } };
      }
    }
    for (const one of childrenOf(node)) open.push(one);
  }
  return undefined;
}
