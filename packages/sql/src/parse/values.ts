import type { Values } from "../ast/query.ts";
import { token } from "../lex/token.ts";
import { endAfter, has, kind, kindAhead, startOf, type Parser } from "./parser.ts";
import { bracketed, closeBracket, isClosing, list, openBracket } from "./recovery.ts";

/** `VALUES (1, 2), (3, 4)`. */
export function values(p: Parser): Values {
  const start = startOf(p);
  p.at++;
  const rows = [valuesRow(p)];
  const bare = has(p, "bare-values");
  while (kind(p) === token.comma && (bare || kindAhead(p, 1) === token.leftParen || endsAfterComma(p))) {
    p.at++;
    if (bare || kind(p) === token.leftParen) rows.push(valuesRow(p));
  }
  return { kind: "values", start, end: endAfter(p, start), rows };
}

function endsAfterComma(p: Parser): boolean {
  const after = kindAhead(p, 1);
  return isClosing(after) || after === token.end || after === token.semicolon;
}

function valuesRow(p: Parser): Values["rows"][number] {
  if (kind(p) !== token.leftParen && has(p, "bare-values")) return [p.grammar.expression(p, 0)];
  const opened = openBracket(p);
  if (opened < 0) return [];
  const row = list(p, (q) => q.grammar.expression(q, 0), bracketed);
  closeBracket(p, opened);
  return row;
}
