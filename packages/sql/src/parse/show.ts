import type { Identifier } from "../ast/expression.ts";
import type { ShowQuery } from "../ast/query.ts";
import { token } from "../lex/token.ts";
import { word } from "../lex/words.ts";
import { qualifiedName, takeStringName } from "./names.ts";
import { endAfter, kind, startOf, takeWord, tokenText, wordNumber, type Parser } from "./parser.ts";
import { atClosing } from "./recovery.ts";
import { continuesQuery, startsQuery } from "./starts-expression.ts";

type Shown = Pick<ShowQuery, "form" | "source">;

/** `DESCRIBE t`, `SUMMARIZE SELECT …`, `SHOW TABLES` where a query can stand. */
export function show(p: Parser): ShowQuery {
  const start = startOf(p);
  const first = wordNumber(p);
  p.at++;
  const shown = (first === word.show ? list(p) : undefined) ?? described(p, first);
  const end = endAfter(p, start);
  return { kind: "show", start, end, ...shown, text: p.text.slice(start, end) };
}

/** The lists that SHOW gives; another name is that of a table. */
function list(p: Parser): Shown | undefined {
  const form = listForm(p);
  if (form === undefined) return undefined;
  p.at += form === "all tables" ? 2 : 1;
  if (takeWord(p, word.from)) qualifiedName(p, "the name of a database");
  return { form, source: undefined };
}

function listForm(p: Parser): ShowQuery["form"] | undefined {
  const name = tokenText(p).toLowerCase();
  if (wordNumber(p) === word.all && tokenText(p, 1).toLowerCase() === "tables") return "all tables";
  switch (name) {
    case "tables":
    case "databases":
    case "schemas":
    case "variables":
      return name;
    default:
      return undefined;
  }
}

function described(p: Parser, first: number): Shown {
  const form = first === word.summarize ? "summarize" : "describe";
  if (atClosing(p)) return { form: "all tables", source: undefined };
  if (startsQuery(p) || kind(p) === token.leftParen) return { form, source: p.grammar.query(p) };
  if (continuesQuery(p)) return { form, source: undefined };
  const start = startOf(p);
  const parts: readonly Identifier[] =
    kind(p) === token.string ? [takeStringName(p)] : qualifiedName(p, "the name of a table, or a query");
  const end = endAfter(p, start);
  return { form, source: { kind: "table", start, end, parts, alias: undefined, sample: undefined } };
}
