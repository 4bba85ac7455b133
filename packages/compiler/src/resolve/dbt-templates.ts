/** A piece of a text that dbt would fill in. */
export interface DbtTemplate {
  /** UTF-16 offsets in the text. */
  readonly start: number;
  readonly end: number;
  /** What stands for it in plain SQL, where that is clear: the name of a model or of a source table. */
  readonly name: string | undefined;
  /** Whether a value or a name stands there, rather than a statement of the template language. */
  readonly isValue: boolean;
}

const template =
  /\{%-?[\s\S]*?-?%\}|\{#[\s\S]*?#\}|\{\{-?\s*(?:[A-Za-z_][\w.]*\s*\([\s\S]*?\)|this)\s*(?:\|[^}]*)?-?\}\}/g;
const quoted = /'(?:[^']|'')*'|--[^\n]*|\/\*[\s\S]*?\*\//g;

/** The templates of a text, outside of comments and of strings. Only to be asked about text that is not SQL as it stands. */
export function dbtTemplates(
  text: string,
  range: { readonly start: number; readonly end: number },
): readonly DbtTemplate[] {
  const part = text.slice(range.start, range.end);
  const found = [...part.matchAll(template)];
  if (found.length === 0) return [];
  // Strings inside of a template are its own.
  const hidden = [...part.matchAll(quoted)].filter(
    ({ index }) => !found.some((each) => index > each.index && index < each.index + each[0].length),
  );
  return found
    .filter(({ index }) => !hidden.some((each) => index > each.index && index < each.index + each[0].length))
    .map((match) => ({
      start: range.start + match.index,
      end: range.start + match.index + match[0].length,
      name: nameOf(match[0]),
      isValue: match[0].startsWith("{{") && !/^\{\{-?\s*config\b/.test(match[0]),
    }));
}

function nameOf(text: string): string | undefined {
  const call =
    /^\{\{-?\s*(ref|source)\s*\(\s*['"]([^'"]*)['"]\s*(?:,\s*['"]([^'"]*)['"]\s*)?\)\s*-?\}\}$/.exec(text);
  if (call === null) return undefined;
  const [, kind, first = "", second] = call;
  if (kind === "source") return second === undefined ? undefined : `${first}.${second}`;
  return second ?? first;
}

/** The text with every template replaced by what stands for it, padded so that all other places stay where they are. */
export function withoutTemplates(text: string, templates: readonly DbtTemplate[]): string {
  let result = "";
  let at = 0;
  for (const { start, end, name, isValue } of templates) {
    const written = name ?? (isValue ? "NULL" : "");
    result += text.slice(at, start) + written.padEnd(end - start).slice(0, end - start);
    at = end;
  }
  return result + text.slice(at);
}
