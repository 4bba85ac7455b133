import type { Argument, Expression, Identifier, TypeName } from "../ast/expression.ts";
import { token } from "../lex/token.ts";
import { word } from "../lex/words.ts";
import { call, positionalArgument } from "./call-node.ts";
import { stringValue } from "./string-value.ts";
import { expectName, isAnyName, takeName } from "./names.ts";
import { parenthesised } from "./parenthesised.ts";
import {
  endAfter,
  endOfLast,
  has,
  kind,
  kindAhead,
  startOf,
  take,
  takeWord,
  wordAhead,
  wordNumber,
  type Parser,
  tokenText,
} from "./parser.ts";
import {
  closeBracket,
  expected,
  expectWord,
  missingExpression,
  opaque,
  openBracket,
  skipBrackets,
} from "./recovery.ts";
import { isWordText } from "./soft-words.ts";
import { unpack } from "./star.ts";
import { suffixes } from "./suffix.ts";
import { typeName } from "./type-name.ts";

/** Calls that have words inside their parentheses; `undefined` for every other word before a parenthesis. */
export function specialCall(p: Parser, number: number): Expression | undefined {
  const start = startOf(p);
  const special = read(p, number);
  return special === undefined ? undefined : suffixes(p, special, start);
}

function read(p: Parser, number: number): Expression | undefined {
  switch (number) {
    case word.cast:
      return cast(p, false);
    case word.try_cast:
      return has(p, "try-cast") ? cast(p, true) : undefined;
    case word.exists:
      return isExistsFunction(p) ? undefined : exists(p);
    case word.extract:
      return extract(p);
    case word.substring:
      return substring(p);
    case word.position:
      return position(p);
    case word.trim:
      return trim(p);
    case word.overlay:
      return overlay(p);
    case word.unpack:
      return unpack(p);
    case word.treat:
      return skipped(p, { reason: "TREAT is not understood", single: true });
    default:
      return undefined;
  }
}

function skipped(p: Parser, about: { reason: string; single: boolean }): Expression {
  const start = startOf(p);
  p.at += 2;
  skipBrackets(p);
  return opaque(p, start, about);
}

function cast(p: Parser, safe: boolean): Expression {
  const start = startOf(p);
  p.at++;
  return castFrom(p, start, safe ? "safe" : "plain");
}

/** `SAFE_CAST(x AS t)` from the parenthesis on. */
export function safeCast(p: Parser, start: number): Expression {
  return castFrom(p, start, "safe");
}

function castFrom(p: Parser, start: number, form: "safe" | "plain"): Expression {
  const safe = form === "safe";
  const opened = openBracket(p);
  const operand = p.grammar.expression(p, 0);
  expectWord(p, word.as, "AS and the name of a type");
  const type = collated(p, typeName(p));
  if (has(p, "safe-cast") && /^format$/i.test(tokenText(p))) {
    p.at++;
    p.grammar.expression(p, 0);
  }
  if (has(p, "soft-words")) fieldOptions(p);
  closeBracket(p, opened);
  return { kind: "cast", start, end: endAfter(p, start), operand, type, safe };
}

/** RENAME FIELDS and ADD FIELDS after the type of an object. */
function fieldOptions(p: Parser): void {
  while (isWordText(p, "fields", 1) && (isWordText(p, "rename") || isWordText(p, "add"))) {
    p.at += 2;
    take(p, token.comma);
  }
}

/** A type with the collation behind it. */
function collated(p: Parser, type: TypeName): TypeName {
  if (!has(p, "collated-types") || !takeWord(p, word.collate)) return type;
  const { name, end } = expectName(p, "the name of a collation");
  return { ...type, end, text: `${type.text} COLLATE ${name}` };
}

/** `EXISTS(array, x -> …)`, a call. */
function isExistsFunction(p: Parser): boolean {
  if (!has(p, "exists-function") || kindAhead(p, 2) === token.leftParen) return false;
  const next = wordAhead(p, 2);
  return next !== word.select && next !== word.with && next !== word.from && next !== word.values;
}

function exists(p: Parser): Expression {
  const start = startOf(p);
  p.at++;
  const { query } = parenthesised(p);
  if (query !== undefined) return { kind: "exists", start, end: endAfter(p, start), query };
  const missing = missingExpression(p, "a query after EXISTS");
  return { kind: "error", start, end: Math.max(missing.start, endOfLast(p)) };
}

function extract(p: Parser): Expression {
  const start = startOf(p);
  p.at++;
  const opened = openBracket(p);
  const written = extractField(p);
  const field = written.toLowerCase();
  expectWord(p, word.from, "FROM after the part to extract");
  const operand = p.grammar.expression(p, 0);
  closeBracket(p, opened);
  return {
    kind: "extract",
    start,
    end: endAfter(p, start),
    field,
    operand,
    ...(written === field ? {} : { written }),
  };
}

function extractField(p: Parser): string {
  if (!isAnyName(p) && kind(p) !== token.string && kind(p) !== token.escapeString) {
    expected(p, "a part of a date such as YEAR");
    return "";
  }
  if (isAnyName(p)) {
    const part = takeName(p).name;
    if (kind(p) !== token.leftParen) return part;
    p.at++;
    skipBrackets(p);
    return part;
  }
  const text = stringValue(p, p.at);
  p.at++;
  return text;
}

function argument(p: Parser): Argument {
  const start = startOf(p);
  return positionalArgument(p, p.grammar.expression(p, 0), start);
}

function substring(p: Parser): Expression {
  const start = startOf(p);
  const name = takeName(p);
  const opened = openBracket(p);
  const given = [argument(p)];
  const commas = kind(p) === token.comma;
  let withoutStart = false;
  if (commas) while (take(p, token.comma)) given.push(argument(p));
  else {
    if (takeWord(p, word.from)) given.push(argument(p));
    else withoutStart = true;
    if (takeWord(p, word.for)) given.push(argument(p));
    if (withoutStart && takeWord(p, word.from)) given.push(argument(p));
  }
  closeBracket(p, opened);
  if (withoutStart) fromTheStart(given);
  return call(p, start, { name: [name], arguments: given });
}

/** `SUBSTRING(text FOR length)` starts at a 1 that is not in the text; `SUBSTRING(text FOR length FROM start)` has its arguments turned round. */
function fromTheStart(given: Argument[]): void {
  const [, length, from] = given;
  if (length === undefined) return;
  if (from !== undefined) {
    given.splice(1, 2, from, length);
    return;
  }
  const { start } = length;
  const one: Expression = { kind: "literal", start, end: start, literal: "integer", text: "1" };
  given.splice(1, 1, { kind: "argument", start, end: start, name: undefined, value: one }, length);
}

/** `POSITION(a IN b)` is the call `position(b, a)`. */
function position(p: Parser): Expression {
  const start = startOf(p);
  const name = takeName(p);
  const opened = openBracket(p);
  const needleStart = startOf(p);
  const needle = positionalArgument(p, p.grammar.expression(p, p.syntax.binding.like + 1), needleStart);
  if (kind(p) === token.comma && p.syntax.operators !== undefined)
    return plainCall(p, { start, name, opened, first: needle });
  expectWord(p, word.in, "IN and the text to look into");
  const haystack = argument(p);
  closeBracket(p, opened);
  // Spark has it as locate(needle, haystack).
  if (has(p, "needle-first"))
    return call(p, start, { name: [{ ...name, name: "locate" }], arguments: [needle, haystack] });
  return call(p, start, { name: [name], arguments: [haystack, needle] });
}

/** `TRIM([BOTH | LEADING | TRAILING] [characters] FROM text)` is a call of trim, ltrim or rtrim. */
function trim(p: Parser): Expression {
  const start = startOf(p);
  const written = takeName(p);
  const opened = openBracket(p);
  const side = trimSide(p);
  const given: Argument[] = [];
  if (wordNumber(p) !== word.from) given.push(argument(p));
  if (takeWord(p, word.from)) {
    if (has(p, "needle-first")) given.push(argument(p));
    else given.unshift(argument(p));
  }
  while (take(p, token.comma)) given.push(argument(p));
  closeBracket(p, opened);
  const name: Identifier = side === undefined ? written : { ...written, name: side };
  return call(p, start, { name: [name], arguments: given });
}

/** The call of a keyword with commas between its arguments, from the first comma on. */
function plainCall(
  p: Parser,
  from: {
    readonly start: number;
    readonly name: Identifier;
    readonly opened: ReturnType<typeof openBracket>;
    readonly first: Argument;
  },
): Expression {
  const given = [from.first];
  while (take(p, token.comma)) given.push(argument(p));
  closeBracket(p, from.opened);
  return call(p, from.start, { name: [from.name], arguments: given });
}

function trimSide(p: Parser): string | undefined {
  if (takeWord(p, word.leading)) return "ltrim";
  if (takeWord(p, word.trailing)) return "rtrim";
  takeWord(p, word.both);
  return undefined;
}

function overlay(p: Parser): Expression {
  const start = startOf(p);
  const name = takeName(p);
  const opened = openBracket(p);
  const given = [argument(p)];
  if (kind(p) === token.comma && p.syntax.operators !== undefined) {
    return plainCall(p, { start, name, opened, first: given[0] ?? argument(p) });
  }
  expectWord(p, word.placing, "PLACING");
  given.push(argument(p));
  while (takeWord(p, word.from) || takeWord(p, word.for) || take(p, token.comma)) {
    given.push(argument(p));
  }
  closeBracket(p, opened);
  return call(p, start, { name: [name], arguments: given });
}
