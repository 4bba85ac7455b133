import type { Identifier } from "../ast/expression.ts";
import { token } from "../lex/token.ts";
import { foldedName } from "./names.ts";
import { has, kind, kindAhead, startOf, type Parser } from "./parser.ts";
import { stringValue } from "./string-value.ts";

/** The parts of `IDENTIFIER('a.b')` after its word was read; `undefined` for anything else. */
export function clauseName(p: Parser, written: readonly Identifier[]): Identifier[] | undefined {
  const [name, more] = written;
  if (name === undefined || more !== undefined || name.quoted || !/^identifier$/i.test(name.name))
    return undefined;
  if (kind(p) !== token.leftParen || kindAhead(p, 2) !== token.rightParen) return undefined;
  const text = kindAhead(p, 1);
  if ((text !== token.string && text !== token.escapeString) || !has(p, "identifier-clause"))
    return undefined;
  const parts = partsOf(p, stringValue(p, p.at + 1));
  if (parts.length === 0) return undefined;
  p.at += 3;
  const { start } = name;
  return parts.map((part) => ({ ...part, kind: "identifier", start, end: startOf(p) }));
}

function partsOf(p: Parser, text: string): readonly { readonly name: string; readonly quoted: boolean }[] {
  const quote = p.syntax.identifierQuote;
  const pattern = new RegExp(`${quote}((?:[^${quote}]|${quote}${quote})*)${quote}|[^.${quote}\\s]+`, "g");
  return [...text.matchAll(pattern)].map(([whole, inner]) =>
    inner === undefined
      ? { name: foldedName(p, whole), quoted: false }
      : { name: inner.replaceAll(quote + quote, quote), quoted: true },
  );
}
