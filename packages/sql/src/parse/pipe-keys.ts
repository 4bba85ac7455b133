import type { Expression } from "../ast/expression.ts";
import { plainItem } from "../ast/plain-query.ts";
import type { GroupBy, GroupingSets, SelectItem } from "../ast/query.ts";
import { word } from "../lex/words.ts";
import { groupBy, groupingSets } from "./group-by.ts";
import { endAfter, startOf, takeWord, wordAhead, wordNumber, type Parser } from "./parser.ts";
import { atBoundary, expectWord, list } from "./recovery.ts";
import { isColumnWord, takeName } from "./names.ts";
import { expressionOrStar } from "./star.ts";

/** The keys of an AGGREGATE as columns, and as what is grouped by. */
export interface PipeKeys {
  readonly keys: readonly SelectItem[];
  readonly group: GroupBy;
}

/** `GROUP [AND ORDER] BY a AS x, ROLLUP (b, c)` after an AGGREGATE. */
export function pipeKeys(p: Parser): PipeKeys {
  if (wordAhead(p, 2) === word.all) return { keys: [], group: groupBy(p) };
  const start = startOf(p);
  p.at++;
  if (takeWord(p, word.and)) expectWord(p, word.order, "ORDER");
  expectWord(p, word.by, "BY after GROUP");
  const read = list(p, pipeKey, { trailingComma: true, expected: "`,` or `|>`", atEnd: atBoundary });
  const keys = read.flatMap((key) => key.items);
  const items = read.flatMap((key) => key.group);
  return {
    keys,
    group: { kind: "group-by", start, end: endAfter(p, start), all: false, items, ofInput: true },
  };
}

interface PipeKey {
  readonly items: readonly SelectItem[];
  readonly group: readonly (Expression | GroupingSets)[];
}

function pipeKey(p: Parser): PipeKey {
  const sets = groupingSets(p);
  if (sets !== undefined) return { items: distinct(p, sets.sets.flat()).map(plainItem), group: [sets] };
  const item = keyItem(p);
  if (!takeWord(p, word.asc)) takeWord(p, word.desc);
  if (wordNumber(p) === word.nulls) p.at += 2;
  return { items: [item], group: item.expression.kind === "star" ? [] : [item.expression] };
}

function keyItem(p: Parser): SelectItem {
  const start = startOf(p);
  const expression = expressionOrStar(p);
  const alias = takeWord(p, word.as) || isColumnWord(p) ? takeName(p) : undefined;
  return { kind: "select-item", start, end: endAfter(p, start), expression, alias };
}

/** Each key once, by its text. */
function distinct({ text }: Parser, keys: readonly Expression[]): readonly Expression[] {
  const seen = new Set<string>();
  return keys.filter(({ start, end }) => {
    const written = text.slice(start, end).toLowerCase();
    if (seen.has(written)) return false;
    seen.add(written);
    return true;
  });
}
