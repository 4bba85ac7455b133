import type { Syntax } from "../../dialects/syntax.ts";
import { inQuotes } from "../../print/names.ts";
import { token, type Tokens } from "../../lex/token.ts";
import { removal, stretch, textAt, type Candidate, type Place } from "./candidate.ts";
import { spliced, type NewToken } from "./splice.ts";

/** `[name]` as a name, and comments with `#`. */
export function foreignQuotes(place: Place): readonly Candidate[] {
  return [...bracketedName(place), ...hashComment(place), ...curlyText(place)];
}

function bracketedName(place: Place): readonly Candidate[] {
  const { tokens, at } = place;
  return [at, at - 1, at - 2].flatMap((first) => {
    const isName = tokens.kinds[first + 1] === token.word || tokens.kinds[first + 1] === token.quotedName;
    if (tokens.kinds[first] !== token.leftBracket || !isName) return [];
    if (tokens.kinds[first + 2] !== token.rightBracket) return [];
    const attached =
      tokens.kinds[first - 1] === token.word && tokens.ends[first - 1] === tokens.starts[first];
    if (attached) return [];
    const span = stretch(tokens, first, first + 2);
    const newText = inQuotes(textAt(place, first + 1).replaceAll(/["`]/g, ""), place.syntax);
    return [
      {
        splice: { at: first, remove: 3, insert: [{ kind: token.quotedName, word: 0, ...span }] },
        cost: 0.3,
        help: `Write \`${newText}\`.`,
        edit: { ...span, newText },
        told: { as: "foreign", construct: "A name in brackets", dialects: "SQL Server", ...span } as const,
      },
    ];
  });
}

/** A text of several words between the quotes of a word processor, which are letters to DuckDB. */
function curlyText(place: Place): readonly Candidate[] {
  const { tokens, at } = place;
  for (let first = at; first >= Math.max(0, at - 6); first--) {
    const start = tokens.starts[first] ?? 0;
    if (!/[‘“]/.test(tokens.text[start] ?? "")) continue;
    const close = tokens.text.slice(start, start + 200).search(/[’”](?![\p{L}\p{N}])/u);
    const end = start + close + 1;
    let last = first;
    while (last < tokens.count - 2 && (tokens.ends[last] ?? 0) < end) last++;
    if (close === -1 || last < at || tokens.ends[last] !== end) return [];
    const newText = `'${tokens.text.slice(start + 1, end - 1).replaceAll("'", "''")}'`;
    return [
      {
        splice: {
          at: first,
          remove: last - first + 1,
          insert: [{ kind: token.string, word: 0, start, end }],
        },
        cost: 0.3,
        help: `Write ${newText}.`,
        edit: { start, end, newText },
        told: { as: "foreign", construct: "A text in curly quotes", dialects: "word processors", start, end },
      },
    ];
  }
  return [];
}

function hashComment({ tokens, at }: Place): readonly Candidate[] {
  return [at, at - 1].flatMap((first) => {
    if (tokens.kinds[first] !== token.hash) return [];
    const start = tokens.starts[first] ?? 0;
    const newline = tokens.text.indexOf("\n", start);
    const lineEnd = newline === -1 ? tokens.text.length : newline;
    let last = first;
    while (last < tokens.count - 2 && (tokens.starts[last + 1] ?? 0) < lineEnd) last++;
    const end = start + 1;
    return [
      {
        splice: { at: first, remove: last - first + 1, insert: [] },
        cost: 0.3,
        help: "Write `--`.",
        edit: { start, end, newText: "--" },
        told: { as: "foreign", construct: "A comment after `#`", dialects: "MySQL", start, end } as const,
      },
    ];
  });
}

/** Names without quotes, which some dialects keep in upper case. */
const plainName = /^[A-Za-z_][\w$]*$/;

/** A name in backquotes: the stretch of text with its quotes. */
export interface Backquoted {
  readonly start: number;
  readonly end: number;
  /** The same name for DuckDB. */
  readonly newText: string;
}

/** The tokens with a quoted name in the place of each stretch between backquotes, which are operators to DuckDB. */
export function withoutBackquotes(
  given: Tokens,
  folding: Syntax["folding"],
): {
  readonly tokens: Tokens;
  readonly names: readonly Backquoted[];
} {
  const names: Backquoted[] = [];
  let tokens = given;
  for (let at = 0; at < tokens.count && names.length < 200; at++) {
    const start = tokens.starts[at] ?? 0;
    if (tokens.kinds[at] !== token.operator || tokens.text[start] !== "`") continue;
    const close = tokens.text.indexOf("`", start + 1);
    if (close === -1 || tokens.text.slice(start, close).includes("\n")) continue;
    let last = at;
    while (last < tokens.count - 2 && (tokens.ends[last] ?? 0) <= close) last++;
    if (tokens.ends[last] !== close + 1) continue;
    const parts = tokens.text.slice(start + 1, close).split(".");
    const isFolded = (part: string): boolean => folding === "upper" && plainName.test(part);
    tokens = spliced(tokens, { at, remove: last - at + 1, insert: nameTokens(parts, start + 1, isFolded) });
    const quoted = (part: string): string => `"${part.replaceAll('"', '""')}"`;
    const newText = parts.map((part) => quoted(isFolded(part) ? part.toUpperCase() : part)).join(".");
    names.push({ start, end: close + 1, newText });
  }
  return { tokens, names };
}

/** A name for each part, with dots between them; the spans stretch over a character on each side, as quotes would. */
function nameTokens(
  parts: readonly string[],
  offset: number,
  isFolded: (part: string) => boolean,
): readonly NewToken[] {
  const put: NewToken[] = [];
  let start = offset;
  for (const [index, part] of parts.entries()) {
    const end = start + part.length;
    if (index > 0) put.push({ kind: token.dot, word: 0, start: start - 1, end: start });
    put.push(
      isFolded(part)
        ? { kind: token.word, word: 0, start, end }
        : { kind: token.quotedName, word: 0, start: start - 1, end: end + 1 },
    );
    start = end + 1;
  }
  return put;
}

/** The edit that takes a stray backquote away. */
export function strayBackquote(place: Place): readonly Candidate[] {
  const { tokens, at } = place;
  return [at, at - 1].flatMap((index) =>
    tokens.kinds[index] === token.operator && textAt(place, index) === "`"
      ? [
          {
            splice: { at: index, remove: 1, insert: [] },
            cost: 0.4,
            help: "Remove the backquote.",
            edit: removal(tokens, index),
          },
        ]
      : [],
  );
}
