import type { Span } from "@rocky/ir";
import type { TextToken } from "@rocky/sql";

/** What an argument must look like. */
export type ParameterType = "column" | "string" | "number" | "bool" | "expr" | "any";

/** The names of all {@link ParameterType}s. */
export const parameterTypes: readonly ParameterType[] = ["column", "string", "number", "bool", "expr", "any"];

/** A parameter of a macro. */
export interface MacroParameter {
  readonly name: string;
  readonly type: ParameterType;
}

/** A text that was cut into tokens; offsets are those of its file. */
export interface CutText {
  readonly file: string;
  readonly text: string;
  readonly tokens: readonly TextToken[];
}

/** Some tokens of a {@link CutText}: indexes, `to` exclusive. */
export interface TokenRange {
  readonly from: number;
  readonly to: number;
}

/** A text with parameters that models call by name. */
export interface Macro {
  readonly name: string;
  readonly nameSpan: Span;
  readonly parameters: readonly MacroParameter[];
  /** How a parameter stands in the body: `{p}` or `@p`. */
  readonly marks: "braces" | "at";
  readonly source: CutText;
  /** At least one token. */
  readonly body: TokenRange;
}

/** The macros of a project. */
export interface MacroTable {
  readonly byName: ReadonlyMap<string, Macro>;
  /** Names of macros whose definition cannot be read, with its file. */
  readonly broken: ReadonlyMap<string, string>;
}

/** The text of a token. */
export function tokenText({ text, tokens }: CutText, index: number): string {
  const token = tokens[index];
  return token === undefined ? "" : text.slice(token.start, token.end);
}

/** The offsets of some tokens, without what stands around them; empty at `otherwise` when there are none. */
export function offsetsOf(
  { tokens }: CutText,
  { from, to }: TokenRange,
  otherwise: number,
): { readonly start: number; readonly end: number } {
  const first = tokens[from];
  const last = tokens[to - 1];
  if (first === undefined || last === undefined || to <= from) return { start: otherwise, end: otherwise };
  return { start: first.start, end: last.end };
}
