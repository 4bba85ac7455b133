/** A model file in its parts. */
export interface SplitFile {
  /** The TOML between `---toml` and `---`, with its offset in the file. */
  readonly toml: { readonly text: string; readonly start: number } | undefined;
  /** Where the SQL starts. */
  readonly sqlStart: number;
  /** The opening line, when nothing closes it. */
  readonly unclosed: { readonly start: number; readonly end: number } | undefined;
}

const opening = /^\uFEFF?---toml[ \t]*(?:\r?\n|$)/;
const closing = /^---[ \t]*(?:\r?\n|$)/gm;

/** Splits a model file into its frontmatter and its SQL. */
export function splitFrontmatter(text: string): SplitFile {
  const start = opening.exec(text)?.[0].length;
  if (start === undefined)
    return { toml: undefined, sqlStart: text.startsWith("\uFEFF") ? 1 : 0, unclosed: undefined };
  closing.lastIndex = start;
  const end = closing.exec(text);
  if (end === null) return { toml: undefined, sqlStart: text.length, unclosed: { start: 0, end: start } };
  return {
    toml: { text: text.slice(start, end.index), start },
    sqlStart: end.index + end[0].length,
    unclosed: undefined,
  };
}
