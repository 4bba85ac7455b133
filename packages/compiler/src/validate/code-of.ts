import type { Diagnostic } from "@rocky/ir";
import type { ValidationCode } from "./codes.ts";

/** Findings about configuration and files, and not about queries. */
const projectCodes =
  /^(E036|E08\d|E09[1-9]|E10[34]|E11[0124]|E12[0123]|E20\d|E21[01]|E2[23]\d|W06\d|W20\d|W23\d)$/;

/** A finding with the setting that it is about. */
export interface PlacedFinding {
  readonly finding: Diagnostic;
  readonly field: string;
  /** Whether it is about `rocky.toml`. */
  readonly isConfig: boolean;
}

/** Whether a finding is about configuration and files. */
export function isAboutProject({ code }: Diagnostic): boolean {
  return projectCodes.test(code);
}

/** Codes of findings that are always the same. */
const byDiagnostic: Readonly<Record<string, ValidationCode>> = {
  E087: "V031",
  E088: "V031",
  E089: "V031",
  E094: "V017",
  E095: "V017",
  E099: "V046",
  E203: "V030",
  E204: "V021",
  E205: "V032",
  E206: "V033",
  E207: "V047",
};

/** Codes by the setting, for findings about `rocky.toml`; the first that fits counts. */
const byField: readonly (readonly [pattern: RegExp, code: ValidationCode, diagnostics: RegExp])[] = [
  [/\.source\.discovery\.adapter$/, "V024", /^E097$/],
  [/\.source\.adapter$/, "V022", /^E097$/],
  [/\.target\.adapter$/, "V023", /^E097$/],
  [/\.(catalog|schema)_template$/, "V021", /^E097$/],
  [/\.depends_on(\.\d+)?$/, "V029", /^E097$/],
  [/\.schedule\.after(\.\d+)?$/, "V039", /^E097$/],
  [/\.schedule$/, "V042", /^E203$/],
  [/(^|\.)(cron|timezone)$/, "V036", /^E083$/],
  [/\.schedule\.catchup$/, "V037", /^E083$/],
  [/^pipelines?\.[^.]+\.unique_key$/, "V028", /^E083$/],
  [/^pipelines?\.[^.]+\.strategy$/, "V035", /^E083$/],
  [/^pipelines?\.[^.]+\.checks$/, "V034", /^W061$/],
];

/** The V code under which `rocky validate` reports a finding. */
export function codeOf({ finding, field, isConfig }: PlacedFinding): ValidationCode {
  const { code, message } = finding;
  if (isConfig) {
    const special = byField.find(([pattern, , codes]) => codes.test(code) && pattern.test(field));
    if (special !== undefined) return special[1];
    if (code === "E084" && message.includes("unique_key")) return "V028";
  }
  const fixed = byDiagnostic[code];
  if (fixed !== undefined) return fixed;
  if (!isConfig || isUnreadableModel(finding)) return "V030";
  return /^E08[0-4]$/.test(code) ? "V001" : "V046";
}

/** Whether a file could not be read; that of the configuration would have a place. */
function isUnreadableModel({ code, span }: Diagnostic): boolean {
  return span === undefined && /^([EW]23\d|W06[89])$/.test(code);
}
