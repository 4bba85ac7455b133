import type { Identifier } from "../ast/expression.ts";
import { token } from "../lex/token.ts";
import { expectName, takeStringName } from "./names.ts";
import { kind, type Parser } from "./parser.ts";
import { atBoundary, bracketed, closeBracket, list, openBracket } from "./recovery.ts";
import { typeName } from "./type-name.ts";

/** `(a, b)` after an alias; after that of a function also `(a INT, b VARCHAR)`. */
export function columnDefinitions(p: Parser, typed: boolean): readonly Identifier[] {
  const opened = openBracket(p);
  const names = list(
    p,
    (q) => {
      const name = kind(q) === token.string ? takeStringName(q) : expectName(q, "the name of a column");
      if (typed && !atBoundary(q)) typeName(q);
      return name;
    },
    bracketed,
  );
  closeBracket(p, opened);
  return names;
}
