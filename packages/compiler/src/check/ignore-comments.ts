import type { Diagnostic } from "@rocky/ir";
import { textTokens, type Dialect } from "@rocky/sql";
import { report } from "../diagnostics.ts";
import type { ModelSource } from "../project/model-source.ts";

/** A part of a text: the line that a comment speaks of. */
interface Line {
  readonly start: number;
  readonly end: number;
}

/** What comments such as `-- rocky-ignore: W044 reason` silence. */
export interface IgnoreComments {
  /** The lines that they speak of, by code and file: `W044 models/a.sql`. */
  readonly places: ReadonlyMap<string, readonly Line[]>;
  /** Comments that silence nothing. */
  readonly diagnostics: readonly Diagnostic[];
}

const comment = /--[ \t]*rocky-ignore\b[^\r\n]*/g;
const wellFormed = /^--[ \t]*rocky-ignore:[ \t]*([A-Z]\d{3}(?:[ \t]*,[ \t]*[A-Z]\d{3})*)/;

/** Reads the comments of all models. */
export function ignoreComments(models: readonly ModelSource[], dialect: Dialect): IgnoreComments {
  const places = new Map<string, Line[]>();
  const diagnostics: Diagnostic[] = [];
  for (const { name, file, text, sqlStart, sqlEnd } of models) {
    if (!text.includes("rocky-ignore")) continue;
    const sql = text.slice(sqlStart, sqlEnd);
    const strings = textTokens(sql, dialect, { start: 0, end: sql.length }).filter(
      ({ kind }) => kind === "string" || kind === "quoted-name",
    );
    for (const { 0: written, index } of sql.matchAll(comment)) {
      if (strings.some(({ start, end }) => start < index && index < end)) continue;
      const line = lineOf(sql, index);
      const place = { start: line.start + sqlStart, end: line.end + sqlStart };
      const codes = codesIn(written);
      for (const code of codes) {
        const key = `${code} ${file}`;
        places.set(key, [...(places.get(key) ?? []), place]);
      }
      const problem = problemOf(codes);
      if (problem === undefined) continue;
      const start = index + sqlStart;
      const span = { file, start, end: start + written.trimEnd().length };
      diagnostics.push({ ...report.idleComment(span, { problem }), model: name });
    }
  }
  return { places, diagnostics };
}

function codesIn(written: string): readonly string[] {
  return (wellFormed.exec(written)?.[1] ?? "").split(",").flatMap((code) => code.trim() || []);
}

function problemOf(codes: readonly string[]): string | undefined {
  if (codes.length === 0) return "the form is `-- rocky-ignore: W044`, with a colon and a code";
  const error = codes.find((code) => code.startsWith("E"));
  return error === undefined ? undefined : `${error} is an error, and errors always count`;
}

/** The line of a comment, to the end of the next line of SQL where the comment has its own. */
function lineOf(sql: string, at: number): Line {
  const start = sql.lastIndexOf("\n", at - 1) + 1;
  let end = endOfLine(sql, at);
  if (sql.slice(start, at).trim() !== "") return { start, end };
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
