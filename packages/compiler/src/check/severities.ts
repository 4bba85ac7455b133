import type { Diagnostic, Severity } from "@rocky/ir";
import { textTokens, type Dialect } from "@rocky/sql";
import type { ModelSource } from "../project/model-source.ts";

/** What decides how a finding counts. */
export interface SeverityRules {
  /** `[lints]` of the configuration. */
  readonly lints: Readonly<Record<string, Severity | "off">>;
  /** The models in whose texts `-- rocky-ignore: CODE reason` may stand. */
  readonly models: readonly ModelSource[];
  readonly dialect: Dialect;
}

/**
 * The findings as the project wants them to count. Errors stay: what the warehouse would refuse cannot be wished away. A comment `-- rocky-ignore: W044 reason` silences
 * the code in its own line and, where nothing stands before it, in the next line that has more than comments.
 */
export function withSeverities(
  diagnostics: readonly Diagnostic[],
  { lints, models, dialect }: SeverityRules,
): readonly Diagnostic[] {
  const ignored = ignoredPlaces(models, dialect);
  if (Object.keys(lints).length === 0 && ignored.size === 0) return diagnostics;
  return diagnostics.flatMap((diagnostic) => {
    const { code, severity, span } = diagnostic;
    if (severity === "error") return [diagnostic];
    const places = span === undefined ? [] : (ignored.get(`${code} ${span.file}`) ?? []);
    if (span !== undefined && places.some(({ start, end }) => start <= span.start && span.start < end))
      return [];
    const wanted = lints[code];
    if (wanted === "off") return [];
    return [wanted === undefined ? diagnostic : { ...diagnostic, severity: wanted }];
  });
}

/** A part of a text: the line that a comment speaks of. */
interface Line {
  readonly start: number;
  readonly end: number;
}

const comment = /--[ \t]*rocky-ignore:[ \t]*([A-Z]\d{3}(?:[ \t]*,[ \t]*[A-Z]\d{3})*)/g;

/** The lines that comments speak of, by code and file. */
function ignoredPlaces(
  models: readonly ModelSource[],
  dialect: Dialect,
): ReadonlyMap<string, readonly Line[]> {
  const found = new Map<string, Line[]>();
  for (const { file, text, sqlStart, sqlEnd } of models) {
    if (!text.includes("rocky-ignore")) continue;
    const sql = text.slice(sqlStart, sqlEnd);
    const strings = textTokens(sql, dialect, { start: 0, end: sql.length }).filter(
      ({ kind }) => kind === "string" || kind === "quoted-name",
    );
    for (const match of sql.matchAll(comment)) {
      if (strings.some(({ start, end }) => start < match.index && match.index < end)) continue;
      const line = lineOf(sql, match.index);
      const place = { start: line.start + sqlStart, end: line.end + sqlStart };
      for (const code of (match[1] ?? "").split(",")) {
        const key = `${code.trim()} ${file}`;
        found.set(key, [...(found.get(key) ?? []), place]);
      }
    }
  }
  return found;
}

/** The line of a comment, to the end of the next line of SQL where the comment has its own. */
function lineOf(sql: string, comment: number): Line {
  const start = sql.lastIndexOf("\n", comment - 1) + 1;
  let end = endOfLine(sql, comment);
  if (sql.slice(start, comment).trim() !== "") return { start, end };
  while (end < sql.length) {
    const next = endOfLine(sql, end);
    const line = sql.slice(end, next).trim();
    end = next;
    if (line !== "" && !line.startsWith("--")) break;
  }
  return { start, end };
}

function endOfLine(text: string, from: number): number {
  const at = text.indexOf("\n", from);
  return at < 0 ? text.length : at + 1;
}
