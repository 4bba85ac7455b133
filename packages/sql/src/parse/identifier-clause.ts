import type { Identifier } from "../ast/expression.ts";
import { token } from "../lex/token.ts";
import { foldedName } from "./names.ts";
import { endOfLast, has, kind, kindAhead, startOf, tokenText, type Parser } from "./parser.ts";
import { stringValue } from "./string-value.ts";

/**
 * `IDENTIFIER('a.b')` for the name `a.b`, also of texts that are joined with `||`. `undefined`, and nothing is taken, where it is no such
 * thing or its text is no constant. Each part has the place of the whole.
 */
export function identifierClause(p: Parser): readonly Identifier[] | undefined {
  if (kind(p) !== token.word || kindAhead(p, 1) !== token.leftParen) return undefined;
  const length = (p.ends[p.at] ?? 0) - startOf(p);
  if (length !== 10 || !has(p, "identifier-clause") || !/^identifier$/i.test(tokenText(p))) return undefined;
  let text = "";
  let distance = 2;
  for (; ; distance += 2) {
    if (!isText(kindAhead(p, distance))) return undefined;
    text += stringValue(p, p.at + distance);
    if (kindAhead(p, distance + 1) === token.rightParen) break;
    if (tokenText(p, distance + 1) !== "||") return undefined;
  }
  const names = partsOf(p, text.trim());
  if (names === undefined) return undefined;
  const start = startOf(p);
  p.at += distance + 2;
  const end = endOfLast(p);
  return names.map(({ name, quoted }) => ({ kind: "identifier", start, end, name, quoted }));
}

function isText(next: number): boolean {
  return next === token.string || next === token.escapeString || next === token.rawString;
}

interface Part {
  readonly name: string;
  readonly quoted: boolean;
}

/** The parts of a dotted name; `undefined` for a text that is none. */
function partsOf(p: Parser, text: string): readonly Part[] | undefined {
  const parts: Part[] = [];
  const quote = p.syntax.identifierQuote;
  const part = new RegExp(
    `${quote}((?:[^${quote}]|${quote}${quote})+)${quote}|([\\p{L}_][\\p{L}\\p{N}_$]*)`,
    "uy",
  );
  for (let at = 0; ; at = part.lastIndex + 1) {
    part.lastIndex = at;
    const found = part.exec(text);
    if (found === null) return undefined;
    const [, quoted, plain = ""] = found;
    parts.push(
      quoted === undefined
        ? { name: foldedName(p, plain), quoted: false }
        : { name: quoted.replaceAll(quote + quote, quote), quoted: true },
    );
    if (part.lastIndex === text.length) return parts;
    if (text[part.lastIndex] !== ".") return undefined;
  }
}
