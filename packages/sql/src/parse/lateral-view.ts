import type { Identifier, Literal } from "../ast/expression.ts";
import type { Join, Relation, TableAlias } from "../ast/query.ts";
import { token } from "../lex/token.ts";
import { word } from "../lex/words.ts";
import { tableArguments } from "./arguments.ts";
import { expectName, isColumnWord, qualifiedName, takeName } from "./names.ts";
import {
  endAfter,
  has,
  kind,
  startOf,
  take,
  takeWord,
  wordAhead,
  wordNumber,
  type Parser,
} from "./parser.ts";

/** Whether `LATERAL VIEW` is next. */
export function atLateralView(p: Parser): boolean {
  return wordNumber(p) === word.lateral && wordAhead(p, 1) === word.view && has(p, "lateral-view");
}

/** `LATERAL VIEW [OUTER] explode(x) t AS a, b` after `left`, as the join that it is. */
export function lateralView(p: Parser, left: Relation, start: number): Join {
  p.at += 2;
  const outer = takeWord(p, word.outer);
  const viewStart = startOf(p);
  const name = qualifiedName(p, "the name of a function that gives rows");
  const given = tableArguments(p, name);
  const alias = viewAlias(p, name);
  const end = endAfter(p, start);
  const right: Relation = {
    kind: "table-function",
    start: viewStart,
    end,
    name,
    arguments: given,
    withOrdinality: false,
    lateral: true,
    alias,
    sample: undefined,
  };
  const always: Literal = {
    kind: "literal",
    literal: "boolean",
    text: "true",
    start: viewStart,
    end: viewStart,
  };
  return {
    kind: "join",
    start,
    end,
    join: outer ? "left" : "cross",
    asof: false,
    natural: false,
    left,
    right,
    on: outer ? always : undefined,
    using: [],
  };
}

/** `t AS a, b`, `AS a`, or the function's own name. */
function viewAlias(p: Parser, name: readonly Identifier[]): TableAlias {
  const start = startOf(p);
  const [own] = name.slice(-1);
  const written = isColumnWord(p) && wordNumber(p) !== word.as ? takeName(p) : undefined;
  const columns: Identifier[] = [];
  if (takeWord(p, word.as)) {
    columns.push(expectName(p, "the name of a column"));
    while (kind(p) === token.comma && isColumnWord(p, 1) && take(p, token.comma)) {
      columns.push(takeName(p));
    }
  }
  return {
    kind: "table-alias",
    start,
    end: endAfter(p, start),
    name: written ?? own ?? { kind: "identifier", name: "", quoted: true, start, end: start },
    columns,
  };
}
