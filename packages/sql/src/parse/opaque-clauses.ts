import type { OpaqueRelation, Relation } from "../ast/query.ts";
import { token } from "../lex/token.ts";
import { endAfter, has, kindAhead, startOf, type Parser } from "./parser.ts";
import { reportOpaque, skipBrackets } from "./recovery.ts";
import { isWordText } from "./soft-words.ts";

/** `SEMANTIC_VIEW(v METRICS … DIMENSIONS …)`, whose columns are of the view's own making. */
export function semanticView(p: Parser): OpaqueRelation | undefined {
  if (!isClause(p, "semantic_view")) return undefined;
  const start = startOf(p);
  return opaque(p, { start, sources: [], reason: "what a semantic view gives is not followed" });
}

/** `source RESAMPLE(USING … INCREMENT BY …)`: rows are added, with no values in most columns. */
export function resampled(p: Parser, source: Relation, start: number): Relation {
  if (!isClause(p, "resample")) return source;
  return opaque(p, { start, sources: [source], reason: "the rows that RESAMPLE adds are not followed" });
}

function isClause(p: Parser, name: string): boolean {
  return kindAhead(p, 1) === token.leftParen && has(p, "opaque-clauses") && isWordText(p, name);
}

function opaque(
  p: Parser,
  { start, sources, reason }: Pick<OpaqueRelation, "start" | "sources" | "reason">,
): OpaqueRelation {
  p.at += 2;
  skipBrackets(p);
  const end = endAfter(p, start);
  reportOpaque(p, { start, end, reason });
  const text = p.text.slice(start, end);
  return { kind: "opaque-relation", start, end, reason, text, sources, alias: undefined };
}
