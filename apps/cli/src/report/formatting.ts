import type { FormattedFile } from "@rocky/sdk/node";
import { printJson, type Context } from "../context.ts";
import { exitCodes, type ExitCode } from "../exit-code.ts";
import type { fmtSchema } from "../schemas/fmt.ts";
import type { BodyOf } from "../schemas/schema-type.ts";
import { wireDiagnostic } from "../wire/diagnostic.ts";
import { diagnosticsText } from "./diagnostics.ts";
import { plural } from "./plural.ts";
import { sourceTexts, type SourceTexts } from "./source-text.ts";

type Body = BodyOf<typeof fmtSchema>;

/** How files were formatted. */
interface Formatting {
  /** They were only looked at. */
  readonly check: boolean;
}

/** Says which files were brought into form, or have another one; exits 1 for these and for files that cannot be read. */
export function printFormatting(
  context: Context,
  files: readonly FormattedFile[],
  { check }: Formatting,
): ExitCode {
  if (context.output === "json") printJson(context, bodyOf(files, check));
  else printText(context, files, check);
  const failed = files.some(({ state }) => state === "broken" || (check && state === "different"));
  return failed ? exitCodes.failure : exitCodes.ok;
}

/** Writes a text of standard input in its form; where it cannot be read, says why and writes it as it was. */
export function printFormattedText(context: Context, file: FormattedFile): ExitCode {
  if (context.output === "json")
    printJson(context, { ...bodyOf([file], false), formatted: file.formatted } satisfies Body);
  else {
    context.stdout.write(file.formatted);
    context.stderr.write(findings(context, [file]));
  }
  return file.state === "broken" ? exitCodes.failure : exitCodes.ok;
}

function statusOf(state: FormattedFile["state"], check: boolean): Body["files"][number]["status"] {
  switch (state) {
    case "same":
      return "unchanged";
    case "different":
      return check ? "unformatted" : "formatted";
    case "broken":
      return "error";
  }
}

function sourcesOf(files: readonly FormattedFile[]): SourceTexts {
  return sourceTexts(files.map(({ file, text }) => ({ path: file, text })));
}

function bodyOf(files: readonly FormattedFile[], check: boolean): Body {
  const sources = sourcesOf(files);
  return {
    check,
    files: files.map(({ file, state }) => ({ file, status: statusOf(state, check) })),
    diagnostics: files.flatMap(({ diagnostics }) =>
      diagnostics.map((diagnostic) => wireDiagnostic(diagnostic, sources)),
    ),
  };
}

function findings({ stderr }: Context, files: readonly FormattedFile[]): string {
  return diagnosticsText(
    files.flatMap(({ diagnostics }) => diagnostics),
    sourcesOf(files),
    stderr,
  );
}

function printText(context: Context, files: readonly FormattedFile[], check: boolean): void {
  const { stdout, stderr, quiet } = context;
  stderr.write(findings(context, files));
  const different = files.filter(({ state }) => state === "different");
  for (const { file } of different) stdout.write(`${file}\n`);
  if (quiet) return;
  const broken = files.filter(({ state }) => state === "broken").length;
  const counts = [
    ...(different.length === 0 ? [] : [`${different.length} ${check ? "to be formatted" : "formatted"}`]),
    ...(broken === 0 ? [] : [`${broken} left alone because of errors`]),
    `${files.length - different.length - broken} unchanged`,
  ];
  stdout.write(
    files.length === 0 ? "no .rocky files\n" : `${plural(files.length, "file")}: ${counts.join(", ")}\n`,
  );
}
