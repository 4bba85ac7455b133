import type { Diagnostic, Proof, Severity, Span } from "@rocky/ir";
import type { Style } from "../terminal/style.ts";
import { codeFrame, lastLineOf, type FrameOptions } from "./code-frame.ts";
import { plural } from "./plural.ts";
import { placeOf, type SourceTexts } from "./source-text.ts";

/** How findings are written. */
export interface DiagnosticsOptions {
  readonly style: Style;
  readonly width: number;
}

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

function paintOf(severity: Severity, style: Style): (text: string) => string {
  switch (severity) {
    case "error":
      return style.red;
    case "warning":
      return style.yellow;
    case "info":
      return style.cyan;
  }
}

/** The findings with the worst first, then by file and place. */
export function worstFirst(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.toSorted(
    (a, b) =>
      rank[a.severity] - rank[b.severity] ||
      compareTexts(a.span?.file ?? "", b.span?.file ?? "") ||
      (a.span?.start ?? 0) - (b.span?.start ?? 0) ||
      compareTexts(a.code, b.code),
  );
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** One finding: what is wrong, where, why, and how to mend it. */
function diagnosticText(diagnostic: Diagnostic, sources: SourceTexts, options: DiagnosticsOptions): string {
  const { style } = options;
  const { span, related = [], help } = diagnostic;
  const paint = paintOf(diagnostic.severity, style);
  const gutter = gutterOf([...(span === undefined ? [] : [span]), ...related.map((r) => r.span)], sources);
  const look = { ...options, gutter };
  const title = `${paint(style.bold(`${diagnostic.severity}[${diagnostic.code}]`))}${style.bold(`: ${diagnostic.message}`)}`;
  const lines = [title];
  if (span !== undefined) lines.push(...placeLines(span, sources, { ...look, arrow: "-->", paint }));
  for (const { span: place, message } of related) {
    lines.push(...placeLines(place, sources, { ...look, arrow: ":::", paint: style.blue, label: message }));
  }
  const notes = [...proofNotes(diagnostic.proof), ...(help === undefined ? [] : [["help", help] as const])];
  for (const [kind, text] of notes) lines.push(noteText(kind, text, look));
  return lines.join("\n");
}

function gutterOf(spans: readonly Span[], sources: SourceTexts): number {
  const digits = spans.map((span) => {
    const source = sources.get(span.file);
    return source === undefined ? 1 : String(lastLineOf(source, span)).length;
  });
  return Math.max(1, ...digits);
}

interface PlaceLook extends FrameOptions {
  readonly arrow: string;
}

function placeLines(span: Span, sources: SourceTexts, look: PlaceLook): readonly string[] {
  const source = sources.get(span.file);
  const arrow = `${" ".repeat(look.gutter)}${look.style.blue(look.arrow)}`;
  if (source === undefined)
    return [`${arrow} ${span.file}${look.label === undefined ? "" : `: ${look.label}`}`];
  const { line, col } = placeOf(source, span.start);
  return [`${arrow} ${span.file}:${line}:${col}`, ...codeFrame(source, span, look)];
}

function proofNotes(proof: Proof): readonly (readonly [string, string])[] {
  switch (proof.kind) {
    case "proved":
      return [];
    case "assumed":
      return proof.facts.map((fact) => ["assumed", fact]);
    case "unknown":
      return proof.missing.map((fact) => ["not known", fact]);
  }
}

function noteText(
  kind: string,
  text: string,
  look: { readonly style: Style; readonly gutter: number },
): string {
  const [first, ...rest] = text.split("\n");
  const blanks = " ".repeat(look.gutter + 1);
  const indent = " ".repeat(look.gutter + kind.length + 5);
  const head = `${blanks}${look.style.blue("=")} ${look.style.bold(kind)}: ${first}`;
  return [head, ...rest.map((line) => `${indent}${line}`)].join("\n");
}

/** `2 errors, 1 warning`; nothing for no findings. */
export function diagnosticsSummary(diagnostics: readonly Diagnostic[]): string {
  const count = (severity: Severity): number => diagnostics.filter((d) => d.severity === severity).length;
  const parts = [
    [count("error"), "error"],
    [count("warning"), "warning"],
    [count("info"), "note"],
  ] as const;
  return parts.flatMap(([n, word]) => (n === 0 ? [] : [plural(n, word)])).join(", ");
}

const shownNotes = 5;

/**
 * All findings, worst first, with an empty line after each; an empty text when there are none. Beside errors and warnings,
 * and when there are many, notes take one line each, and only some of them are shown.
 */
export function diagnosticsText(
  diagnostics: readonly Diagnostic[],
  sources: SourceTexts,
  options: DiagnosticsOptions,
): string {
  const sorted = worstFirst(diagnostics);
  const notes = sorted.filter((diagnostic) => diagnostic.severity === "info");
  const isShort = notes.length === sorted.length && notes.length === 1;
  const framed = isShort ? sorted : sorted.filter((diagnostic) => diagnostic.severity !== "info");
  const lines = isShort ? [] : notes.slice(0, shownNotes).map((note) => noteLine(note, sources, options));
  const more = isShort ? 0 : notes.length - lines.length;
  const rest = more > 0 ? [options.style.dim(`and ${plural(more, "more note")}; -o json has them all`)] : [];
  return [
    ...framed.map((diagnostic) => `${diagnosticText(diagnostic, sources, options)}\n\n`),
    ...(lines.length === 0 ? [] : [`${[...lines, ...rest].join("\n")}\n\n`]),
  ].join("");
}

/** A note on one line. */
function noteLine(
  { code, message, span }: Diagnostic,
  sources: SourceTexts,
  { style }: DiagnosticsOptions,
): string {
  const source = span === undefined ? undefined : sources.get(span.file);
  const at = span === undefined || source === undefined ? undefined : placeOf(source, span.start);
  const place = span === undefined || at === undefined ? "" : `${span.file}:${at.line}:${at.col}: `;
  return `${style.cyan(`note[${code}]`)} ${place}${message}`;
}
