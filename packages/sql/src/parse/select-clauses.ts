import type { Select } from "../ast/query.ts";
import { token } from "../lex/token.ts";
import { word } from "../lex/words.ts";
import { groupBy } from "./group-by.ts";
import { endAfter, startOf, take, wordAhead, wordNumber, type Parser } from "./parser.ts";
import { fromList } from "./relation.ts";
import { sampleText } from "./sample.ts";
import { atConnectBy, takeText } from "./soft-words.ts";
import { namedWindows } from "./window.ts";
import { reportForeignClause } from "./strict-clauses.ts";

/** The clauses of a SELECT while they are read. */
export interface SelectDraft {
  from: Select["from"];
  where: Select["where"];
  groupBy: Select["groupBy"];
  having: Select["having"];
  windows: Select["windows"];
  qualify: Select["qualify"];
  sample: Select["sample"];
  connectBy: Select["connectBy"];
}

/** A SELECT without clauses. */
export function selectDraft(): SelectDraft {
  return {
    from: [],
    where: undefined,
    groupBy: undefined,
    having: undefined,
    windows: [],
    qualify: undefined,
    sample: undefined,
    connectBy: undefined,
  };
}

/** Takes START WITH or CONNECT BY with its condition when it is there. */
export function takesConnectBy(p: Parser, draft: SelectDraft): boolean {
  if (!atConnectBy(p)) return false;
  const isStart = wordAhead(p, 1) === word.with;
  const start = draft.connectBy?.start ?? startOf(p);
  p.at += 2;
  takeText(p, "nocycle");
  const conditions = [p.grammar.expression(p, 0)];
  while (!isStart && take(p, token.comma)) conditions.push(p.grammar.expression(p, 0));
  const end = endAfter(p, start);
  draft.connectBy = {
    kind: "connect-by",
    start,
    end,
    conditions: [...(draft.connectBy?.conditions ?? []), ...conditions],
    text: p.text.slice(start, end),
  };
  return true;
}

/** Reads the clause at the next token, which is one of those between FROM and USING SAMPLE. */
export function readSelectClause(p: Parser, draft: SelectDraft): void {
  switch (wordNumber(p)) {
    case word.from:
      p.at++;
      draft.from = fromList(p);
      return;
    case word.where:
      p.at++;
      draft.where = p.grammar.expression(p, 0);
      return;
    case word.group:
      draft.groupBy = groupBy(p);
      return;
    case word.having:
      p.at++;
      draft.having = p.grammar.expression(p, 0);
      return;
    case word.window:
      draft.windows = namedWindows(p);
      return;
    case word.qualify:
      p.at++;
      draft.qualify = p.grammar.expression(p, 0);
      return;
    default: {
      const start = startOf(p);
      p.at += 2;
      reportForeignClause(p, "using-sample", start);
      draft.sample = sampleText(p);
    }
  }
}
