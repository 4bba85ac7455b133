import type { OpaqueRelation, Relation } from "../ast/query.ts";
import { token } from "../lex/token.ts";
import { word } from "../lex/words.ts";
import { isColumnWord } from "./names.ts";
import { endAfter, endOfLast, has, kindAhead, startOf, takeWord, wordAhead, type Parser } from "./parser.ts";
import { closeBracket, isClauseWord, openBracket, reportOpaque } from "./recovery.ts";
import { isWordText, takeText } from "./soft-words.ts";
import { atVersionOf } from "./version.ts";

/** Reads the relation of a name. */
type Named = (p: Parser, lateral: boolean) => Relation;

/** `STREAM t`, `STREAM(t)`, `STREAM read_files(…)`: what comes new into a table, with its columns. */
export function stream(p: Parser, named: Named): Relation | undefined {
  if (!has(p, "streams") || !isWordText(p, "stream")) return undefined;
  const start = startOf(p);
  if (kindAhead(p, 1) === token.leftParen && isColumnWord(p, 2)) {
    p.at++;
    const opened = openBracket(p);
    const inner = named(p, false);
    closeBracket(p, opened);
    return marked(inner, start, endAfter(p, start));
  }
  if (!isColumnWord(p, 1) || isWatermark(p, 1)) return undefined;
  p.at++;
  // `stream VERSION AS OF 3` is an older state of a table that is called so.
  if (atVersionOf(p)) {
    p.at--;
    return undefined;
  }
  return marked(named(p, false), start, endAfter(p, start));
}

function marked(inner: Relation, start: number, end: number): Relation {
  if (inner.kind === "table" || inner.kind === "table-function")
    return { ...inner, start, end, stream: true };
  return { ...inner, start, end };
}

/** `WATERMARK ts DELAY OF INTERVAL 10 MINUTES` behind a relation; it adds a column where it names one. */
export function watermarked(p: Parser, relation: Relation): Relation {
  if (!has(p, "streams") || !isWatermark(p, 0)) return relation;
  const start = startOf(p);
  p.at++;
  p.grammar.expression(p, 0);
  const isNamed = takeWord(p, word.as);
  if (isNamed || !isWordText(p, "delay")) p.at++;
  takeText(p, "delay");
  takeWord(p, word.of);
  p.grammar.expression(p, 0);
  const text = p.text.slice(start, endOfLast(p));
  if (isNamed) return opaque(p, relation);
  if (relation.kind !== "table") return relation;
  return { ...relation, version: relation.version === undefined ? text : `${relation.version} ${text}` };
}

function opaque(p: Parser, source: Relation): OpaqueRelation {
  const { start } = source;
  const end = endAfter(p, start);
  const reason = "the column that WATERMARK adds is not followed";
  reportOpaque(p, { start, end, reason });
  const text = p.text.slice(start, end);
  return { kind: "opaque-relation", start, end, reason, text, sources: [source], alias: undefined };
}

/** Whether WATERMARK is next with its DELAY, and no name. */
function isWatermark(p: Parser, distance: number): boolean {
  if (!isWordText(p, "watermark", distance)) return false;
  for (let at = distance + 2; at < distance + 40; at++) {
    if (kindAhead(p, at) === token.end || isClauseWord(wordAhead(p, at))) return false;
    if (isWordText(p, "delay", at) && wordAhead(p, at + 1) === word.of) return true;
  }
  return false;
}
