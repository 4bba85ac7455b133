import type { Diagnostic, Severity } from "@rocky/ir";
import type { IgnoreComments } from "./ignore-comments.ts";

/** What decides how a finding counts. */
export interface SeverityRules {
  /** `[lints]` of the configuration. */
  readonly lints: Readonly<Record<string, Severity | "off">>;
  readonly ignored: IgnoreComments["places"];
}

/**
 * The findings as the project wants them to count. Errors stay: what the warehouse would refuse cannot be wished away. A comment `-- rocky-ignore: W044 reason` silences
 * the code in its own line and, where nothing stands before it, in the next line that has more than comments.
 */
export function withSeverities(
  diagnostics: readonly Diagnostic[],
  { lints, ignored }: SeverityRules,
): readonly Diagnostic[] {
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
