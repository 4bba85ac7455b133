import { diagnosticsOf, type Diagnostic, type Report } from "@rocky/ir";
import type { FileProblem } from "@rocky/node";

/** The code of a file or folder that cannot be read at all. */
export const unreadableFile = "E231";

const table = {
  notText: {
    code: "W068",
    severity: "warning",
    message: "{problem}.",
    help: "Save the file as UTF-8.",
  },
  tooDeep: { code: "W069", severity: "warning", message: "{problem}." },
  utf16: {
    code: "W230",
    severity: "warning",
    message: "{problem}.",
    help: "Save the file as UTF-8.",
  },
  noModels: {
    code: "W231",
    severity: "warning",
    message: "There is no model: no .sql file is in {folders}.",
    help: "Add one, such as {example} with a SELECT, or correct models of the pipeline in rocky.toml.",
  },
  orphan: {
    code: "W232",
    severity: "warning",
    message: "{file} belongs to no model, because there is no {model}, so it does nothing.",
    help: "Give it the name of its model, or remove it.",
  },
  binary: {
    code: "E230",
    severity: "error",
    message: "{problem}.",
    help: "Save it as UTF-8 text, or move it out of the project.",
  },
  unreadable: { code: "E231", severity: "error", message: "{problem}." },
} as const;

const report: Report<typeof table> = diagnosticsOf(table);

/** What was wrong on disk, as findings. */
export function fileProblemDiagnostics(problems: readonly FileProblem[]): readonly Diagnostic[] {
  return problems.map(({ path, kind, message, help }) => {
    const span = { file: path, start: 0, end: 0 };
    switch (kind) {
      case "not-utf8":
        return report.notText(span, { problem: message });
      case "utf-16":
        return report.utf16(span, { problem: message });
      case "not-text":
        return report.binary(undefined, { problem: message });
      case "too-deep":
        return report.tooDeep(undefined, { problem: message });
      case "unreadable":
        return report.unreadable(undefined, { problem: message }, help === undefined ? {} : { help });
    }
  });
}

/** The findings of a compilation without those about files that are no text: that they are not says it all. */
export function withoutBinaries(
  diagnostics: readonly Diagnostic[],
  problems: readonly FileProblem[],
): readonly Diagnostic[] {
  const binaries = new Set(problems.filter(({ kind }) => kind === "not-text").map(({ path }) => path));
  if (binaries.size === 0) return diagnostics;
  return diagnostics.filter(({ span }) => span === undefined || !binaries.has(span.file));
}

/** That there is no model in the folders of the models, and sidecars without a model. */
export function lonelyFileDiagnostics(
  paths: readonly string[],
  folders: readonly string[],
): readonly Diagnostic[] {
  const known = new Set(paths);
  const [folder = "."] = folders;
  const example = folder === "." ? "first.sql" : `${folder}/first.sql`;
  const noModels = paths.some((path) => /\.(?:sql|rocky)$/.test(path))
    ? []
    : [report.noModels(undefined, { folders: folders.join(" or "), example })];
  const orphans = paths.filter(isSidecar).flatMap((file) => {
    const model = file.replace(/\.toml$/, ".sql");
    if (known.has(model) || known.has(file.replace(/\.toml$/, ".rocky"))) return [];
    return [report.orphan({ file, start: 0, end: 0 }, { file, model })];
  });
  return [...noModels, ...orphans];
}

// Files in the root belong to other tools as well.
function isSidecar(path: string): boolean {
  if (!path.endsWith(".toml") || path.endsWith(".contract.toml") || !path.includes("/")) return false;
  return !/(?:^|\/)(?:_defaults|test_definitions|rocky|[^/]*\.lock)\.toml$|(?:^|\/)groups\//.test(path);
}
