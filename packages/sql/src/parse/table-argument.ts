import type { Expression } from "../ast/expression.ts";
import { plainItem, plainQuery, plainSelect, plainStar } from "../ast/plain-query.ts";
import { token } from "../lex/token.ts";
import { word } from "../lex/words.ts";
import { isAnyName, takeName } from "./names.ts";
import {
  endAfter,
  kindAhead,
  startOf,
  take,
  tokenText,
  wordAhead,
  wordNumber,
  type Parser,
} from "./parser.ts";
import { projectParts } from "./project-parts.ts";

/** `TABLE t` among arguments, which stands for its rows, or `MODEL m`, which is a name; `undefined` where neither is next. */
export function tableArgument(p: Parser): Expression | undefined {
  const isTable = wordNumber(p) === word.table;
  if (!isTable && !/^model$/i.test(tokenText(p))) return undefined;
  const after = kindAhead(p, 1);
  if (after !== token.quotedName && (after !== token.word || wordAhead(p, 1) !== 0)) return undefined;
  const start = startOf(p);
  p.at++;
  const from = startOf(p);
  const parts = projectParts(p);
  while (isAnyName(p, 1) && take(p, token.dot)) parts.push(takeName(p));
  const end = endAfter(p, start);
  if (!isTable) return { kind: "literal", literal: "string", text: p.text.slice(from, end), start, end };
  const table = { kind: "table", start: from, end, parts, alias: undefined, sample: undefined } as const;
  const items = [plainItem(plainStar({ start, end }))];
  return { kind: "subquery", start, end, query: plainQuery(plainSelect({ start, end }, [table], { items })) };
}
