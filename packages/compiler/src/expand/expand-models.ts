import { nearestNames, type Diagnostic, type ExpandedPiece, type Span } from "@rocky/ir";
import { textTokens, type Dialect } from "@rocky/sql";
import { report } from "../diagnostics.ts";
import type { ModelSource } from "../project/model-source.ts";
import type { SourceFile } from "../source-file.ts";
import { assemble } from "./assemble.ts";
import { inQuotes } from "./check-body.ts";
import { expandRange } from "./expand-range.ts";
import { findItems } from "./find-items.ts";
import type { CutText, Macro } from "./macro.ts";
import type { Frame } from "./piece.ts";
import { readMacros } from "./read-macros.ts";
import { newSession, type ExpandInput } from "./session.ts";

/** Where macros are, and what run variables stand for. */
export interface ModelsExpansionInput {
  readonly files: readonly SourceFile[];
  readonly variables: Readonly<Record<string, string>>;
  readonly dialect: Dialect;
}

/** The SQL of a model before and after its expansion. */
export interface ExpandedModel {
  /** The author's SQL. */
  readonly written: string;
  /** Where both start in the text of the file. */
  readonly sqlStart: number;
  readonly sql: string;
  readonly pieces: readonly ExpandedPiece[];
  /** Where values of run variables are missing; what else is wrong there follows from it. */
  readonly missing: readonly Span[];
}

/** Models with their run variables and macros put in. */
export interface ModelsExpansion {
  /** All models; the texts of those in `expanded` are the expanded ones, and so are the offsets of what is found in them. */
  readonly models: readonly ModelSource[];
  /** By file. */
  readonly expanded: ReadonlyMap<string, ExpandedModel>;
  /** Placed in the author's text. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Puts run variables and macros into the SQL of models. A model without an `@` in its SQL costs nothing. */
export function expandModels(
  models: readonly ModelSource[],
  { files, variables, dialect }: ModelsExpansionInput,
): ModelsExpansion {
  const read = readMacros(files, dialect);
  const input: ExpandInput = { macros: read.macros, variables, dialect };
  const expanded = new Map<string, ExpandedModel>();
  const diagnostics: Diagnostic[] = [...read.diagnostics];
  const asked = new Set<string>();
  const changed = models.map((model) => {
    if (!mayCallSomething(model)) return model;
    const found = expandModel(model, input);
    for (const name of found.asked) asked.add(name);
    diagnostics.push(...found.diagnostics.map((each) => ofModel(each, model.name)));
    if (found.expanded !== undefined) expanded.set(model.file, found.expanded);
    return found.model;
  });
  return { models: changed, expanded, diagnostics: [...diagnostics, ...unusedVariables(input, asked)] };
}

function ofModel({ related = [], ...rest }: Diagnostic, model: string): Diagnostic {
  return { ...rest, ...(related.length === 0 ? {} : { related }), model };
}

function mayCallSomething({ text, sqlStart, diagnostics, language }: ModelSource): boolean {
  if (language === "rocky") return false;
  return text.includes("@", sqlStart) && !diagnostics.some((diagnostic) => diagnostic.code === "E096");
}

interface Found {
  readonly model: ModelSource;
  readonly expanded?: ExpandedModel;
  readonly asked: ReadonlySet<string>;
  readonly diagnostics: readonly Diagnostic[];
}

function expandModel(model: ModelSource, input: ExpandInput): Found {
  const { file, text, sqlStart, sqlEnd } = model;
  const offsets = { start: sqlStart, end: sqlEnd };
  const source: CutText = { file, text, tokens: textTokens(text, input.dialect, offsets) };
  const range = { from: 0, to: source.tokens.length };
  const session = newSession(input);
  const quoted = inQuotes(source, range, callsInQuotes([...input.macros.byName.keys()]));
  const isKnown = (name: string): boolean => name === "var" || input.macros.byName.has(name);
  if (findItems({ source, range, macro: undefined, isKnown }).length === 0) {
    return { model, asked: session.asked, diagnostics: quoted };
  }
  const frame: Frame = { source, depth: 0 };
  const { text: sql, pieces } = assemble(expandRange(session, frame, { range, offsets }), input.dialect);
  const diagnostics = [...quoted, ...session.diagnostics];
  if (session.failed) return { model: { ...model, unreadable: true }, asked: session.asked, diagnostics };
  return {
    model: withText(model, sql),
    expanded: {
      written: text.slice(sqlStart, sqlEnd),
      sqlStart,
      sql,
      pieces,
      missing: session.diagnostics.flatMap((found) => found.span ?? []),
    },
    asked: session.asked,
    diagnostics,
  };
}

/** What looks like a call in quotes. */
function callsInQuotes(names: readonly Macro["name"][]): RegExp {
  return new RegExp(`@(?:${["var", ...names].join("|")})\\s*\\(`, "g");
}

/** A model with other SQL; places in its SQL move to where the new one starts. */
function withText(model: ModelSource, sql: string): ModelSource {
  const { file, sqlStart, nameSpan, targetSpan } = model;
  const text = model.text.slice(0, sqlStart) + sql;
  const first = /\S+/.exec(sql);
  const start = sqlStart + (first?.index ?? 0);
  const place = { file, start, end: start + (first?.[0].length ?? 0) };
  const moved = (spanOf: () => Span) => (): Span => {
    const span = spanOf();
    return span.file === file && span.start >= sqlStart ? place : span;
  };
  return {
    ...model,
    text,
    sqlEnd: text.length,
    nameSpan: moved(nameSpan),
    targetSpan: moved(targetSpan),
  };
}

function unusedVariables({ variables }: ExpandInput, asked: ReadonlySet<string>): readonly Diagnostic[] {
  return Object.keys(variables)
    .filter((name) => !asked.has(name))
    .sort()
    .map((name) => {
      const nearest = nearestNames(name, asked);
      const known = [...asked].sort().join(", ");
      const help =
        nearest.length > 0
          ? `Did you mean ${nearest.join(" or ")}?`
          : asked.size > 0
            ? `The models use ${known}.`
            : `A model uses it as @var(${name}).`;
      return report.unusedVariable(undefined, { name }, { help });
    });
}
