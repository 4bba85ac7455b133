/** An excerpt of a statement as DuckDB shows it, with the place that its caret points to. */
interface Excerpt {
  /** The line's number as DuckDB counts it, from 1. */
  readonly line: number;
  readonly text: string;
  /** UTF-16 offset in `text`. */
  readonly offset: number;
}

const shown = /\n\nLINE (\d+): (.*)\n( *)\^\s*$/;

/** The message without the excerpt that DuckDB puts behind it. */
export function withoutExcerpt(message: string): string {
  return message.replace(shown, "");
}

/** The UTF-16 offset in a statement that DuckDB's message points to, if it points to exactly one place. */
export function errorPosition(message: string, statement: string): number | undefined {
  const excerpt = excerptOf(message);
  if (excerpt === undefined) return undefined;
  const start = lineStart(statement, excerpt.line);
  const end = statement.indexOf("\n", start);
  const line = statement.slice(start, end === -1 ? undefined : end);
  const found = line.indexOf(excerpt.text);
  const unique = found !== -1 && line.indexOf(excerpt.text, found + 1) === -1;
  return unique ? start + found + excerpt.offset : undefined;
}

function excerptOf(message: string): Excerpt | undefined {
  const [, number = "", line = "", indent = ""] = shown.exec(message) ?? [];
  if (number === "") return undefined;
  const cutBefore = line.startsWith("...") ? 3 : 0;
  const cutAfter = line.endsWith("...") ? 3 : 0;
  const text = line.slice(cutBefore, line.length - cutAfter);
  const column = indent.length - `LINE ${number}: `.length - cutBefore;
  return { line: Number(number), text, offset: offsetOfColumn(text, column) };
}

function lineStart(text: string, line: number): number {
  let start = 0;
  for (let n = 1; n < line; n += 1) {
    const end = text.indexOf("\n", start);
    if (end === -1) return text.length;
    start = end + 1;
  }
  return start;
}

// DuckDB counts the columns that a terminal would use: two for wide characters, none for control and combining ones.
function offsetOfColumn(text: string, column: number): number {
  let offset = 0;
  let used = 0;
  for (const character of text) {
    const width = columnsOf(character);
    if (used >= column && width > 0) break;
    used += width;
    offset += character.length;
  }
  return offset;
}

const none = /^[\p{Cc}\p{Cf}\p{Mn}\p{Me}]$/u;
const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1faff}\u{20000}-\u{3fffd}]$/u;

function columnsOf(character: string): number {
  if (none.test(character)) return 0;
  return wide.test(character) ? 2 : 1;
}
