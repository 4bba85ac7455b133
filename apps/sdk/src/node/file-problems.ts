import { AdapterError } from "@rocky/adapter";
import { diagnosticsOf, type Diagnostic, type Report } from "@rocky/ir";
import type { FileProblem } from "@rocky/node";

const table = {
  notText: {
    code: "W068",
    severity: "warning",
    message: "{problem}.",
    help: "Save the file as UTF-8.",
  },
  tooDeep: { code: "W069", severity: "warning", message: "{problem}." },
} as const;

const report: Report<typeof table> = diagnosticsOf(table);

/** What was wrong on disk, as findings. Throws an `AdapterError` for what could not be read at all. */
export function fileProblemDiagnostics(problems: readonly FileProblem[]): readonly Diagnostic[] {
  return problems.map(({ path, kind, message }) => {
    const span = { file: path, start: 0, end: 0 };
    switch (kind) {
      case "not-utf8":
        return report.notText(span, { problem: message });
      case "too-deep":
        return report.tooDeep(undefined, { problem: message });
      case "unreadable":
        throw new AdapterError("permission", message);
    }
  });
}
