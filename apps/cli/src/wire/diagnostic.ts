import type { Diagnostic, Proof, Severity, Span } from "@rocky/ir";
import { placeOf, type SourceTexts } from "../report/source-text.ts";
import type { definitions } from "../schemas/definitions.ts";
import type { TypeOf } from "../schemas/schema-type.ts";

/** A finding as JSON outputs carry it. */
export type WireDiagnostic = TypeOf<(typeof definitions)["diagnostic"]>;
/** A span as JSON outputs carry it. */
export type WireSpan = TypeOf<(typeof definitions)["span"]>;

const severities: Readonly<Record<Severity, WireDiagnostic["severity"]>> = {
  error: "Error",
  warning: "Warning",
  info: "Info",
};

/** A span with lines and columns; a file that is not among the sources counts as one line. */
export function wireSpan(span: Span, sources: SourceTexts): WireSpan {
  const source = sources.get(span.file) ?? { text: "\0".repeat(span.end), lineStarts: [0] };
  const from = placeOf(source, span.start);
  const to = placeOf(source, span.end);
  return {
    file: span.file,
    line: from.line,
    col: from.col,
    end_line: to.line,
    end_col: to.col,
    start: span.start,
    end: span.end,
  };
}

function wireProof(proof: Proof): WireDiagnostic["proof"] {
  switch (proof.kind) {
    case "proved":
      return { kind: "proved" };
    case "assumed":
      return { kind: "assumed", facts: proof.facts };
    case "unknown":
      return { kind: "unknown", missing: proof.missing };
  }
}

/** A finding as JSON. */
export function wireDiagnostic(diagnostic: Diagnostic, sources: SourceTexts): WireDiagnostic {
  const { help, related, edit } = diagnostic;
  return {
    code: diagnostic.code,
    severity: severities[diagnostic.severity],
    message: diagnostic.message,
    model: diagnostic.model ?? "",
    span: diagnostic.span === undefined ? null : wireSpan(diagnostic.span, sources),
    proof: wireProof(diagnostic.proof),
    ...(help === undefined ? {} : { suggestion: help, help }),
    ...(related === undefined
      ? {}
      : { related: related.map((r) => ({ message: r.message, span: wireSpan(r.span, sources) })) }),
    ...(edit === undefined ? {} : { edit: { span: wireSpan(edit.span, sources), new_text: edit.newText } }),
  };
}
