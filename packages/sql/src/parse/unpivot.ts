import { numericLiteral, stringLiteral } from "./literals.ts";
import type { Expression, Identifier, Literal, Star } from "../ast/expression.ts";
import type { Relation, Unpivot, UnpivotItem } from "../ast/query.ts";
import { token } from "../lex/token.ts";
import { word } from "../lex/words.ts";
import { expectName, isColumnWord, nameList, takeName } from "./names.ts";
import {
  endAfter,
  kind,
  kindAhead,
  startOf,
  takeWord,
  tokenText,
  wordNumber,
  type Parser,
  has,
} from "./parser.ts";
import { itemAlias, pivotAlias } from "./pivot-alias.ts";
import {
  atBoundary,
  bracketed,
  closeBracket,
  expected,
  expectWord,
  list,
  openBracket,
  type ListOptions,
} from "./recovery.ts";
import { expressionOrStar } from "./star.ts";

const statementList: ListOptions = {
  trailingComma: true,
  expected: "`,` or INTO",
  atEnd: (p) => atBoundary(p) || wordNumber(p) === word.into,
};

/** `UNPIVOT source ON items [INTO NAME name VALUE values]` after its source. */
export function unpivotStatement(p: Parser, source: Relation, start: number): Unpivot {
  expectWord(p, word.on, "ON and the columns to unpivot");
  const items = list(p, item, statementList);
  const names = takeWord(p, word.into) ? intoNames(p) : { name: undefined, values: [] };
  const end = endAfter(p, start);
  return {
    kind: "unpivot",
    start,
    end,
    source,
    items,
    ...names,
    includeNulls: false,
    alias: undefined,
    statement: true,
  };
}

function intoNames(p: Parser): Pick<Unpivot, "name" | "values"> {
  expectWord(p, word.name, "NAME and the column for the names");
  const name = expectName(p, "the column for the names");
  if (wordNumber(p) === word.values || tokenText(p).toLowerCase() === "value") p.at++;
  else expected(p, "VALUE and the column for the values");
  const values = list(p, (q) => expectName(q, "a column for the values"), statementList);
  return { name, values };
}

/** `source UNPIVOT [INCLUDE NULLS] (values FOR name IN (items)) [AS alias]` after its source. */
export function unpivotSuffix(p: Parser, source: Relation, start: number): Unpivot {
  p.at++;
  const includeNulls = takeWord(p, word.include);
  if (includeNulls || takeWord(p, word.exclude)) expectWord(p, word.nulls, "NULLS");
  const opened = openBracket(p);
  const values = kind(p) === token.leftParen ? nameList(p) : [expectName(p, "a column for the values")];
  expectWord(p, word.for, "FOR and the column for the names");
  const name = kind(p) === token.leftParen ? nameList(p)[0] : expectName(p, "the column for the names");
  expectWord(p, word.in, "IN and the columns to unpivot");
  const inner = openBracket(p);
  const items = list(p, item, bracketed);
  closeBracket(p, inner);
  closeBracket(p, opened);
  const alias = pivotAlias(p);
  const end = endAfter(p, start);
  return { kind: "unpivot", start, end, source, items, name, values, includeNulls, alias, statement: false };
}

function item(p: Parser): UnpivotItem {
  const start = startOf(p);
  const prefix = prefixAlias(p);
  const columns = columnsOf(expressionOrStar(p));
  const label = prefix === undefined ? itemLabel(p) : undefined;
  const alias = label === undefined ? (prefix ?? itemAlias(p)) : undefined;
  const end = endAfter(p, start);
  return { kind: "unpivot-item", start, end, columns, alias, ...(label === undefined ? {} : { label }) };
}

/** `AS 'text'`, `AS 1`, where these are constants. */
function itemLabel(p: Parser): Literal | undefined {
  if (!has(p, "unnest-value") || wordNumber(p) !== word.as) return undefined;
  const next = kindAhead(p, 1);
  if (next !== token.string && next !== token.escapeString && next !== token.integer) return undefined;
  p.at++;
  const literal = next === token.integer ? numericLiteral(p) : stringLiteral(p);
  return literal.kind === "literal" ? literal : undefined;
}

/** `alias: expression`. */
function prefixAlias(p: Parser): Identifier | undefined {
  if (kindAhead(p, 1) !== token.colon || !isColumnWord(p)) return undefined;
  const name = takeName(p);
  p.at++;
  return name;
}

/** The columns of `a` and of `(a, b)`. */
function columnsOf(value: Expression | Star): UnpivotItem["columns"] {
  return value.kind === "row" ? value.elements : [value];
}
