import type { Diagnostic, Severity } from "@rocky/ir";

const ranks: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** What orders a finding among others, and which model it names: `[rank, file, start, code, message, model]`. */
export type DiagnosticEntry = readonly [number, string, number, string, string, string];

/** Compares findings as they are printed: the worst first, then by place. */
export function compareEntries(a: DiagnosticEntry, b: DiagnosticEntry): number {
  for (const i of [0, 1, 2, 3, 4] as const) {
    const [left, right] = [a[i], b[i]];
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}

/** The entries of findings; a message only orders those without a place. */
export function diagnosticEntries(diagnostics: readonly Diagnostic[]): readonly DiagnosticEntry[] {
  return diagnostics.map(({ severity, span, code, message, model = "" }) => [
    ranks[severity],
    span?.file ?? "",
    span?.start ?? 0,
    code,
    span === undefined ? message : "",
    model,
  ]);
}
