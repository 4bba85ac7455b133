import type { Diagnostic } from "@rocky/ir";
import type { SourceFile } from "../source-file.ts";
import { fieldAt } from "../toml/field-at.ts";
import { codeOf, isAboutProject } from "./code-of.ts";
import type { ValidationMessage } from "./message.ts";

/** The findings about configuration and files as messages, each with the setting that it is about. */
export function findingMessages(
  diagnostics: readonly Diagnostic[],
  files: readonly SourceFile[],
  configPath: string,
): readonly ValidationMessage[] {
  const texts = new Map(files.map((file) => [file.path, file.text]));
  return diagnostics.filter(isAboutProject).map((finding) => {
    const { span, help, severity, message } = finding;
    const text = span?.file.endsWith(".toml") === true ? texts.get(span.file) : undefined;
    const field = span === undefined || text === undefined ? undefined : fieldAt(text, span.start, span.end);
    const isConfig = span === undefined || span.file === configPath;
    return {
      code: codeOf({ finding, field: field ?? "", isConfig }),
      severity: severity === "error" ? "error" : "warn",
      message,
      ...(span === undefined ? {} : { span, file: span.file }),
      ...(field === undefined ? {} : { field }),
      ...(help === undefined ? {} : { help }),
      diagnostic: finding.code,
    };
  });
}
