import { token, type Tokens } from "../../lex/token.ts";
import { spliced, type NewToken } from "./splice.ts";

/** A stretch of text that a template engine would fill in. */
export interface Template {
  readonly start: number;
  readonly end: number;
}

/**
 * `{{ … }}`, `{% … %}` and `{# … #}` taken out of the tokens. The first of them stands for a value or a table, so a
 * name stands in its place, except at the beginning of the text, where it is a setting.
 */
export function withoutTemplates(given: Tokens): {
  readonly tokens: Tokens;
  readonly found: readonly Template[];
} {
  const found: Template[] = [];
  let tokens = given;
  for (let at = 0; at < tokens.count && found.length < 50; at++) {
    const last = templateEnd(tokens, at);
    if (last === -1) continue;
    const start = tokens.starts[at] ?? 0;
    const end = tokens.ends[last] ?? start;
    const isValue = tokens.kinds[at + 1] === token.leftBrace && at > 0;
    const name: NewToken = { kind: token.quotedName, word: 0, start, end };
    tokens = spliced(tokens, { at, remove: last - at + 1, insert: isValue ? [name] : [] });
    found.push({ start, end });
    if (!isValue) at--;
  }
  return { tokens, found };
}

/** The last token of the template that starts at a token, -1 when none does. */
function templateEnd(tokens: Tokens, first: number): number {
  if (tokens.kinds[first] !== token.leftBrace) return -1;
  const start = tokens.starts[first] ?? 0;
  const sign = tokens.text[start + 1];
  const close = sign === "{" ? "}}" : sign === "%" ? "%}" : sign === "#" ? "#}" : undefined;
  if (close === undefined) return -1;
  const end = tokens.text.indexOf(close, start + 2);
  if (end === -1) return -1;
  let last = first;
  while (last < tokens.count - 1 && (tokens.ends[last] ?? 0) < end + 2) last++;
  return tokens.ends[last] === end + 2 ? last : -1;
}
