import type { Identifier } from "../ast/expression.ts";
import type { TableAlias } from "../ast/query.ts";
import { token } from "../lex/token.ts";
import { word } from "../lex/words.ts";
import { expectName, isAnyName, isColumnWord, nameList, takeName, takeStringName } from "./names.ts";
import { endAfter, kind, startOf, takeWord, wordNumber, type Parser } from "./parser.ts";
import { goesOn } from "./soft-words.ts";

/** `[AS] name [(columns)]` after a PIVOT or UNPIVOT. */
export function pivotAlias(p: Parser): TableAlias | undefined {
  const start = startOf(p);
  if (!takeWord(p, word.as) && (!isColumnWord(p) || goesOn(p))) return undefined;
  const name = expectName(p, "an alias");
  const columns = kind(p) === token.leftParen ? nameList(p) : [];
  return { kind: "table-alias", start, end: endAfter(p, start), name, columns };
}

/** The alias of one item of a PIVOT or UNPIVOT; without AS it is no keyword. */
export function itemAlias(p: Parser): Identifier | undefined {
  if (!takeWord(p, word.as) && !isBareAlias(p)) return undefined;
  if (kind(p) === token.string || kind(p) === token.escapeString) return takeStringName(p);
  return isAnyName(p) ? takeName(p) : expectName(p, "an alias");
}

function isBareAlias(p: Parser): boolean {
  return kind(p) === token.quotedName || (kind(p) === token.word && wordNumber(p) === 0);
}
