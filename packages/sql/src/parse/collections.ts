import { typeName } from "./type-name.ts";
import type {
  Comprehension,
  Entry,
  Expression,
  Identifier,
  ListLiteral,
  Literal,
  MapLiteral,
  Row,
  StructLiteral,
  TypeName,
} from "../ast/expression.ts";
import { token } from "../lex/token.ts";
import { word } from "../lex/words.ts";
import { call } from "./call-node.ts";
import { expectName, isAnyName, isColumnWord, reportKeywordAt, takeName } from "./names.ts";
import { stringLiteral } from "./literals.ts";
import { parenthesised, valueOf } from "./parenthesised.ts";
import {
  endAfter,
  endOfLast,
  kind,
  kindAhead,
  startOf,
  take,
  takeWord,
  wordNumber,
  type Parser,
} from "./parser.ts";
import {
  bracketed,
  closeBracket,
  enter,
  expected,
  expectKind,
  expectWord,
  leave,
  list,
  listAfter,
  openBracket,
  weight,
} from "./recovery.ts";

/** `[a, b]` or `[x for x in l]` from its bracket on; `start` is where the literal starts, which may be a word before it. */
export function listLiteral(p: Parser, start: number): Expression {
  const keyword = startOf(p) !== start;
  const opened = openBracket(p, token.leftBracket);
  enter(p, weight.form);
  const made = kind(p) === token.rightBracket ? listOf([], keyword) : listContent(p, keyword);
  leave(p, weight.form);
  closeBracket(p, opened, token.rightBracket);
  return { ...made, start, end: endAfter(p, start) };
}

type Content = Omit<ListLiteral, "start" | "end"> | Omit<Comprehension, "start" | "end">;

function listOf(elements: readonly Expression[], keyword: boolean): Content {
  return { kind: "list", elements, keyword };
}

function listContent(p: Parser, keyword: boolean): Content {
  const first = p.grammar.expression(p, 0);
  if (wordNumber(p) === word.for) return comprehension(p, first);
  return listOf(
    listAfter(p, first, { item: (q) => q.grammar.expression(q, 0), options: bracketed }),
    keyword,
  );
}

/** `FOR x IN list`, `FOR x, i IN list IF condition` after the value. */
function comprehension(p: Parser, value: Expression): Content {
  p.at++;
  const parameters: Identifier[] = [];
  do parameters.push(expectName(p, "the name of an element"));
  while (take(p, token.comma));
  expectWord(p, word.in, "IN and a list");
  const over = p.grammar.expression(p, 0);
  const condition = takeWord(p, word.if) ? p.grammar.expression(p, 0) : undefined;
  return { kind: "comprehension", value, parameters, list: over, condition };
}

/** `ARRAY[…]`, `ARRAY(SELECT …)`. */
export function arrayExpression(p: Parser): Expression {
  const start = startOf(p);
  if (kindAhead(p, 1) === token.less) {
    const type = typeName(p);
    return typed(p, { start, type }, listLiteral(p, startOf(p)));
  }
  if (kindAhead(p, 1) !== token.leftParen) {
    p.at++;
    return listLiteral(p, start);
  }
  const name = takeName(p);
  const open = startOf(p);
  const content = parenthesised(p);
  const value = valueOf(p, content, open);
  const argument = { kind: "argument" as const, start: value.start, end: value.end, name: undefined, value };
  return call(p, start, { name: [name], arguments: [argument] });
}

/** `STRUCT<a INT64, b STRING>(1, 'x')`. */
export function typedStruct(p: Parser): Expression {
  const start = startOf(p);
  const type = typeName(p);
  const at = startOf(p);
  const elements = kindAhead(p, 1) === token.rightParen ? noElements(p) : parenthesised(p).items;
  return typed(p, { start, type }, { kind: "row", start: at, end: endAfter(p, at), elements });
}

function noElements(p: Parser): readonly Expression[] {
  p.at += 2;
  return [];
}

/** A value whose type is written before it. */
function typed(
  p: Parser,
  { start, type }: { readonly start: number; readonly type: TypeName },
  operand: Expression,
): Expression {
  return { kind: "cast", start, end: endAfter(p, start), operand, type, safe: false };
}

/** `ROW(a, b)`. */
export function rowLiteral(p: Parser): Row {
  const start = startOf(p);
  p.at++;
  if (kindAhead(p, 1) === token.rightParen) {
    p.at += 2;
    return { kind: "row", start, end: endOfLast(p), elements: [] };
  }
  const { items } = parenthesised(p);
  return { kind: "row", start, end: endAfter(p, start), elements: items };
}

/** `{a: 1, 'b': 2}`. */
export function structLiteral(p: Parser): StructLiteral {
  const start = startOf(p);
  const entries = braced(p, structKey);
  return { kind: "struct", start, end: endAfter(p, start), entries };
}

/** `MAP {k: v}`. */
export function mapLiteral(p: Parser): MapLiteral {
  const start = startOf(p);
  p.at++;
  const entries = braced(p, (parser) => parser.grammar.expression(parser, 0));
  return { kind: "map", start, end: endAfter(p, start), entries };
}

function braced(p: Parser, key: (p: Parser) => Expression): Entry[] {
  const opened = openBracket(p, token.leftBrace);
  enter(p, weight.form);
  const entries = kind(p) === token.rightBrace ? [] : list(p, (parser) => entry(parser, key), bracketed);
  leave(p, weight.form);
  closeBracket(p, opened, token.rightBrace);
  return entries;
}

function entry(p: Parser, readKey: (p: Parser) => Expression): Entry {
  const start = startOf(p);
  const key = readKey(p);
  expectKind(p, token.colon, "`:` and a value");
  const value = p.grammar.expression(p, 0);
  return { kind: "entry", start, end: endAfter(p, start), key, value };
}

/** A key of a struct, a name or a string, is a string literal. */
function structKey(p: Parser): Literal {
  if (isAnyName(p)) {
    if (!isColumnWord(p)) reportKeywordAt(p, p.at, "the name of a field");
    const { start, end, name } = takeName(p);
    return { kind: "literal", start, end, literal: "string", text: name };
  }
  const start = startOf(p);
  if (kind(p) === token.string || kind(p) === token.escapeString || kind(p) === token.dollarString) {
    return stringLiteral(p);
  }
  expected(p, "the name of a field");
  return { kind: "literal", start, end: start, literal: "string", text: "" };
}
