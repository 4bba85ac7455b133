import type { CompileInput, CompileResult } from "../compile.ts";
import { modelPatterns } from "../config/model-patterns.ts";
import { readModels } from "../project/read-models.ts";
import { readToml } from "../toml/document.ts";
import { findingMessages } from "./findings.ts";
import { overview } from "./in-order.ts";
import type { ValidationMessage, ValidationSeverity } from "./message.ts";
import { superfluousInModels, superfluousSettings } from "./superfluous.ts";

/** What validation says about a project. */
export interface Validation {
  readonly valid: boolean;
  /** The worst first, then by file and place. */
  readonly messages: readonly ValidationMessage[];
}

const rank: Readonly<Record<ValidationSeverity, number>> = { error: 0, warn: 1, lint: 2, ok: 3 };

/**
 * Says what is wrong with the configuration and the files of a compiled project, what could be left out, and what is in
 * order. Queries are left to {@link compile}. `input`: what was compiled.
 */
export function validate(result: CompileResult, { files, options = {} }: CompileInput): Validation {
  const configPath = options.config ?? "rocky.toml";
  const environment = options.environment ?? {};
  const file = files.find(({ path }) => path === configPath);
  const document =
    file === undefined ? undefined : readToml({ file: configPath, text: file.text, offset: 0 }, environment);
  const patterns = modelPatterns(result.config, options.models);
  const { models } = readModels(files, { patterns, environment });
  const found = findingMessages(result.diagnostics, files, configPath);
  const wrong = new Set(found.filter(({ severity }) => severity === "error").map(({ code }) => code));
  const messages = [
    ...found,
    ...(document === undefined ? [] : superfluousSettings(document, result.config)),
    ...superfluousInModels(models, files),
    ...overview(result, { files, document }, wrong),
  ];
  return { valid: wrong.size === 0, messages: messages.sort(worstFirst) };
}

function worstFirst(a: ValidationMessage, b: ValidationMessage): number {
  const [fileA, fileB] = [a.file ?? "", b.file ?? ""];
  return (
    rank[a.severity] - rank[b.severity] ||
    (a.severity === "ok" ? compareTexts(a.code, b.code) : 0) ||
    compareTexts(fileA, fileB) ||
    (a.span?.start ?? 0) - (b.span?.start ?? 0) ||
    compareTexts(a.code, b.code)
  );
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
