import type { Diagnostic, Span } from "@rocky/ir";
import type { SourceFile } from "../source-file.ts";
import { fieldsOf, type FieldFinder } from "../toml/field-at.ts";
import { codeOf, isAboutProject } from "./code-of.ts";
import type { ValidationMessage } from "./message.ts";

/** The findings about configuration and files as messages, each with the setting that it is about. */
export function findingMessages(
  diagnostics: readonly Diagnostic[],
  files: readonly SourceFile[],
  configPath: string,
): readonly ValidationMessage[] {
  const texts = new Map(files.map((file) => [file.path, file.text]));
  const finders = new Map<string, FieldFinder>();
  const fieldOf = ({ file, start, end }: Span): string | undefined => {
    const text = file.endsWith(".toml") ? texts.get(file) : undefined;
    if (text === undefined) return undefined;
    const finder = finders.get(file) ?? fieldsOf(text);
    finders.set(file, finder);
    return finder(start, end);
  };
  return diagnostics.filter(isAboutProject).map((finding) => {
    const { span, help, severity, message } = finding;
    const field = span === undefined ? undefined : fieldOf(span);
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
