import type { Span } from "./span.ts";

/** How bad a finding is. Only an `error` makes a command fail. */
export type Severity = "error" | "warning" | "info";

/**
 * What a finding rests on: everything it needs is known (`proved`), some facts were taken on trust
 * (`assumed`, each fact with its source and age in words), or a needed fact is missing (`unknown`).
 */
export type Proof =
  | { readonly kind: "proved" }
  | { readonly kind: "assumed"; readonly facts: readonly string[] }
  | { readonly kind: "unknown"; readonly missing: readonly string[] };

/** A second place that explains a finding, with a short text of its own. */
export interface RelatedPlace {
  readonly span: Span;
  readonly message: string;
}

/** A replacement of text that certainly mends the finding. */
export interface Edit {
  readonly span: Span;
  readonly newText: string;
}

/** One finding about the user's project. */
export interface Diagnostic {
  /** Stable code such as `E041`; never reused for another meaning. */
  readonly code: string;
  readonly severity: Severity;
  readonly proof: Proof;
  /** What is wrong, in one sentence. */
  readonly message: string;
  /** The exact text that is wrong; absent only when no file can be blamed. */
  readonly span?: Span;
  /** A concrete way to mend it. */
  readonly help?: string;
  readonly related?: readonly RelatedPlace[];
  readonly edit?: Edit;
  /** The model that the finding belongs to, where there is one. */
  readonly model?: string;
}

/** A row of a package's table of diagnostics; `{name}` in the texts is a hole that the caller fills. */
export interface DiagnosticRow {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly help?: string;
}

/** The names of the `{holes}` in a message. */
export type Holes<M extends string> = M extends `${string}{${infer H}}${infer R}` ? H | Holes<R> : never;

type Args<R extends DiagnosticRow> = Readonly<
  Record<Holes<R["message"]> | (R["help"] extends string ? Holes<R["help"]> : never), string | number>
>;

/** What a finding may carry beside its table row. `help` replaces the row's help. */
export interface DiagnosticExtras {
  readonly help?: string;
  readonly proof?: Proof;
  readonly severity?: Severity;
  readonly related?: readonly RelatedPlace[];
  readonly edit?: Edit;
  readonly model?: string;
}

/** One constructor per row: `report.unknownColumn(span, { name }, extras)`. */
export type Report<T extends Readonly<Record<string, DiagnosticRow>>> = {
  readonly [K in keyof T]: (
    span: Span | undefined,
    args: Args<T[K]>,
    extras?: DiagnosticExtras,
  ) => Diagnostic;
};

const proved: Proof = { kind: "proved" };

/** The pieces of a text with holes: what stands before the first hole, its name, what stands behind it, and so on. */
function piecesOf(text: string): readonly string[] {
  return text.split(/\{(\w+)\}/);
}

function fill(pieces: readonly string[], args: Readonly<Record<string, string | number>>): string {
  let text = pieces[0] ?? "";
  for (let i = 1; i < pieces.length; i += 2) {
    const hole = pieces[i] ?? "";
    text += shortened(String(args[hole] ?? `{${hole}}`), longestPart) + (pieces[i + 1] ?? "");
  }
  return text;
}

/** A name or a type in a message has no more UTF-16 units than these, and a help no more than those. */
const longestPart = 500;
const longestHelp = 2000;

/** A text that is too long to be read ends with an ellipsis; no character of two units is cut in two. */
function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}

function make(row: DiagnosticRow) {
  // Cut when the first finding is made: most rows are never told.
  let message: readonly string[] | undefined;
  let usualHelp: readonly string[] | undefined;
  const helpOf = (args: Readonly<Record<string, string | number>>): string | undefined => {
    if (row.help === undefined) return undefined;
    usualHelp ??= piecesOf(row.help);
    return fill(usualHelp, args);
  };
  return (
    span: Span | undefined,
    args: Readonly<Record<string, string | number>>,
    extras: DiagnosticExtras = {},
  ): Diagnostic => {
    message ??= piecesOf(row.message);
    // Field by field: spreads cost several times as much, and a large project has thousands of findings.
    const finding: Mutable<Diagnostic> = {
      code: row.code,
      severity: extras.severity ?? row.severity,
      proof: extras.proof ?? proved,
      message: fill(message, args),
    };
    const help = extras.help ?? helpOf(args);
    if (span !== undefined) finding.span = span;
    if (extras.related !== undefined) finding.related = extras.related;
    if (extras.edit !== undefined) finding.edit = extras.edit;
    if (extras.model !== undefined) finding.model = extras.model;
    if (help !== undefined) finding.help = shortened(help, longestHelp);
    return finding;
  };
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Turns a literal table of diagnostics into typed constructors; a finding is `proved` unless its extras say otherwise. */
export function diagnosticsOf<const T extends Readonly<Record<string, DiagnosticRow>>>(table: T): Report<T> {
  return Object.fromEntries(Object.entries(table).map(([name, row]) => [name, make(row)])) as Report<T>;
}
