import { projectParts } from "./project-parts.ts";
import type { Identifier } from "../ast/expression.ts";
import type {
  DerivedTable,
  QueryNode,
  Relation,
  TableAlias,
  TableFunction,
  TableName,
} from "../ast/query.ts";
import { wordClass } from "../lex/keywords.ts";
import { token } from "../lex/token.ts";
import { word } from "../lex/words.ts";
import { tableArguments } from "./arguments.ts";
import { identifierClause } from "./identifier-clause.ts";
import { atJoin, joins } from "./join.ts";
import {
  classAhead,
  expectName,
  isAnyName,
  isColumnWord,
  qualifiedName,
  takeName,
  takeStringName,
} from "./names.ts";
import {
  endAfter,
  has,
  kind,
  kindAhead,
  startOf,
  take,
  takeWord,
  takeWords,
  wordNumber,
  type Parser,
  wordAhead,
  tokenText,
} from "./parser.ts";
import { pivotSuffixes } from "./pivot.ts";
import {
  atBoundary,
  closeBracket,
  enter,
  leave,
  expected,
  list,
  openBracket,
  type ListOptions,
  weight,
} from "./recovery.ts";
import { tableSample } from "./sample.ts";
import { continuesQuery, startsQuery } from "./starts-expression.ts";
import { columnDefinitions } from "./column-definitions.ts";
import { atVersionOf, versionOf } from "./version.ts";
import { tableCall } from "./table-call.ts";
import { isVersion, timeTravel } from "./time-travel.ts";
import { values } from "./values.ts";
import { resampled, semanticView } from "./opaque-clauses.ts";
import { matchRecognize } from "./match-recognize.ts";
import { goesOn } from "./soft-words.ts";
import { stage } from "./stage.ts";
import { stream, watermarked } from "./stream.ts";

const fromOptions: ListOptions = {
  trailingComma: true,
  expected: "`,`, a join or the next clause",
  atEnd: atBoundary,
};

/** The relations after FROM. */
export function fromList(p: Parser): readonly Relation[] {
  return list(p, joinedRelation, fromOptions);
}

/** A relation with its alias and the joins after it. */
export function joinedRelation(p: Parser): Relation {
  const start = startOf(p);
  return joins(p, relation(p), start);
}

/** A relation with its alias, without joins. */
export function relation(p: Parser): Relation {
  const start = startOf(p);
  const prefix = isPrefixAlias(p) ? prefixAlias(p) : undefined;
  const lateral = takeWord(p, word.lateral);
  const made = suffixed(p, source(p, lateral), { start, prefix });
  const matched = has(p, "match-recognize") ? matchRecognize(p, made, start) : made;
  return pivotSuffixes(p, resampled(p, matched, start), start);
}

function isPrefixAlias(p: Parser): boolean {
  return kindAhead(p, 1) === token.colon && isColumnWord(p) && has(p, "alias-before-colon");
}

function prefixAlias(p: Parser): TableAlias {
  const name = takeName(p);
  p.at++;
  return { kind: "table-alias", start: name.start, end: name.end, name, columns: [] };
}

/** A relation without its alias. */
function source(p: Parser, lateral: boolean): Relation {
  const start = startOf(p);
  switch (kind(p)) {
    case token.leftParen:
      return inParentheses(p, lateral);
    case token.string:
    case token.dollarString:
      return table(p, start, [takeStringName(p)]);
    case token.quotedName:
      return named(p, lateral);
    case token.escapeString:
      return has(p, "stages") ? stage(p) : missing(p);
    case token.operator:
      return has(p, "stages") && tokenText(p) === "@" ? stage(p) : missing(p);
    case token.word:
      return wordSource(p, lateral);
    default:
      return missing(p);
  }
}

function wordSource(p: Parser, lateral: boolean): Relation {
  const special = semanticView(p) ?? stream(p, named);
  if (special !== undefined) return special;
  if (wordNumber(p) === word.values && (kindAhead(p, 1) === token.leftParen || has(p, "bare-values"))) {
    return derived(valuesQuery(p), lateral);
  }
  if (wordNumber(p) === word.only && startsOnly(p)) return only(p);
  if (wordNumber(p) === word.table && kindAhead(p, 1) === token.leftParen && has(p, "table-call")) {
    return tableCall(p, named);
  }
  const callable = classAhead(p) < wordClass.reserved && kindAhead(p, 1) === token.leftParen;
  if (isColumnWord(p) || callable) return named(p, lateral);
  return missing(p);
}

function startsOnly(p: Parser): boolean {
  return isColumnWord(p, 1) || kindAhead(p, 1) === token.leftParen;
}

/** PostgreSQL's `ONLY t` and `ONLY (t)`, which DuckDB takes for `t`. */
function only(p: Parser): Relation {
  p.at++;
  if (kind(p) !== token.leftParen) return named(p, false);
  const opened = openBracket(p);
  const inner = named(p, false);
  closeBracket(p, opened);
  return inner;
}

function missing(p: Parser): Relation {
  const start = startOf(p);
  expected(p, "a table, or a query in parentheses");
  return {
    kind: "opaque-relation",
    start,
    end: start,
    reason: "the relation is missing",
    text: "",
    sources: [],
    alias: undefined,
  };
}

function table(p: Parser, start: number, parts: readonly Identifier[]): TableName {
  return { kind: "table", start, end: endAfter(p, start), parts, alias: undefined, sample: undefined };
}

/** The name after TABLE. */
export function tableName(p: Parser): TableName {
  const start = startOf(p);
  return table(p, start, qualifiedName(p, "the name of a table"));
}

function named(p: Parser, lateral: boolean): Relation {
  const start = startOf(p);
  const plain = has(p, "project-names") ? projectParts : (q: Parser): Identifier[] => [takeName(q)];
  const clause = identifierClause(p);
  const parts = clause === undefined ? plain(p) : [...clause];
  while (kind(p) === token.dot) {
    p.at++;
    if (kind(p) === token.dot && has(p, "empty-schema")) {
      parts.push({ kind: "identifier", start: startOf(p), end: startOf(p), name: "PUBLIC", quoted: false });
      continue;
    }
    parts.push(isAnyName(p) ? takeName(p) : expectName(p, "a name after the dot"));
  }
  if (kind(p) === token.leftParen) return tableFunction(p, { start, name: parts, lateral });
  if (isVersion(p)) return timeTravel(p, start, table(p, start, parts));
  const version = versionOf(p);
  if (version !== undefined) return { ...table(p, start, parts), version };
  // PostgreSQL's `t *` for a table with its children, which DuckDB takes as well.
  take(p, token.star);
  return table(p, start, parts);
}

function tableFunction(
  p: Parser,
  from: { start: number; name: readonly Identifier[]; lateral: boolean },
): TableFunction {
  const given = tableArguments(p, from.name);
  const withOrdinality = takeWords(p, word.with, word.ordinality);
  return {
    kind: "table-function",
    start: from.start,
    end: endAfter(p, from.start),
    name: from.name,
    arguments: given,
    withOrdinality,
    lateral: from.lateral,
    alias: undefined,
    sample: undefined,
  };
}

function derived(query: QueryNode, lateral: boolean): DerivedTable {
  const { start, end } = query;
  return { kind: "derived", start, end, query, lateral, alias: undefined, sample: undefined };
}

/** `VALUES …` without parentheses around it. */
function valuesQuery(p: Parser): QueryNode {
  const body = values(p);
  const { start, end } = body;
  return {
    kind: "query",
    start,
    end,
    with: undefined,
    body,
    orderBy: [],
    orderByAll: undefined,
    limit: undefined,
    offset: undefined,
  };
}

/** A query or joined relations in parentheses; which of them shows only after an inner pair. */
function inParentheses(p: Parser, lateral: boolean): Relation {
  const opened = openBracket(p);
  const content = enter(p, weight.relation) ? contentOf(p, lateral) : missing(p);
  leave(p, weight.relation);
  closeBracket(p, opened);
  return content;
}

function contentOf(p: Parser, lateral: boolean): Relation {
  if (startsQuery(p)) return derived(p.grammar.query(p), lateral);
  const start = startOf(p);
  if (kind(p) !== token.leftParen) return joinedRelation(p);
  const inner = inParentheses(p, lateral);
  if (inner.kind === "derived" && inner.alias === undefined && continuesQuery(p)) {
    return derived(p.grammar.restOfQuery(p, inner.query, start), lateral);
  }
  const first = pivotSuffixes(p, suffixed(p, inner, { start, prefix: undefined }), start);
  return atJoin(p) ? joins(p, first, start) : first;
}

interface Around {
  readonly start: number;
  /** An alias that stood before the relation. */
  readonly prefix: TableAlias | undefined;
}

/** The relation with its alias and sample. */
function suffixed(p: Parser, plain: Relation, around: Around): Relation {
  const bare = watermarked(p, plain);
  const sampleFirst = has(p, "sample-first") ? tableSample(p) : undefined;
  const isPartition = wordNumber(p) === word.partition && wordAhead(p, 1) === word.by;
  const alias = around.prefix ?? (isPartition ? undefined : tableAlias(p, bare.kind === "table-function"));
  const offset = withOffset(p);
  systemTime(p);
  const sample = sampleFirst ?? tableSample(p);
  const { start } = around;
  const end = endAfter(p, start);
  switch (bare.kind) {
    case "table":
    case "table-function":
      return offset === undefined
        ? { ...bare, start, end, alias, sample }
        : { ...bare, start, end, alias, sample, offset };
    case "derived":
      return bare.alias === undefined
        ? { ...bare, start, end, alias, sample }
        : aliased(bare, alias, { start, end });
    case "opaque-relation":
      return {
        ...bare,
        start: bare.text === "" ? bare.start : start,
        end: bare.text === "" ? bare.end : end,
        alias,
      };
    case "join":
    case "pivot":
    case "unpivot":
    case "match-recognize":
    case "aliased-relation":
      return aliased(bare, alias, { start, end });
  }
}

/** `WITH OFFSET [[AS] name]`. */
function withOffset(p: Parser): Identifier | undefined {
  if (wordNumber(p) !== word.with || wordAhead(p, 1) !== word.offset || !has(p, "unnest-value"))
    return undefined;
  p.at++;
  const name = takeName(p);
  const as = takeWord(p, word.as);
  if (!as && (!isColumnWord(p) || atPivot(p))) return { ...name, name: "offset" };
  return expectName(p, "the name of the offset");
}

/** `FOR SYSTEM_TIME AS OF moment`, which changes no column as far as anybody can tell. */
function systemTime(p: Parser): void {
  if (wordNumber(p) !== word.for || !has(p, "system-time")) return;
  if (!/^system_time$/i.test(tokenText(p, 1)) || wordAhead(p, 2) !== word.as) return;
  p.at += 3;
  takeWord(p, word.of);
  p.grammar.expression(p, 0);
}

function aliased(
  relation: Relation,
  alias: TableAlias | undefined,
  at: { start: number; end: number },
): Relation {
  if (alias === undefined) return relation;
  return { kind: "aliased-relation", start: at.start, end: at.end, relation, alias };
}

/** Whether PIVOT or UNPIVOT follows, where these may be names too. */
function atPivot(p: Parser): boolean {
  const number = wordNumber(p);
  if (number !== word.pivot && number !== word.unpivot) return false;
  const next = wordAhead(p, 1);
  return kindAhead(p, 1) === token.leftParen || next === word.include || next === word.exclude;
}

function tableAlias(p: Parser, typed: boolean): TableAlias | undefined {
  const start = startOf(p);
  const as = takeWord(p, word.as);
  if (!as && (!isColumnWord(p) || atPivot(p) || goesOn(p) || atVersionOf(p))) return undefined;
  const name = kind(p) === token.string ? takeStringName(p) : expectName(p, "an alias");
  const columns = kind(p) === token.leftParen ? columnDefinitions(p, typed) : [];
  return { kind: "table-alias", start, end: endAfter(p, start), name, columns };
}
