import { lineStartsOf, positionAt, type Diagnostic } from "@rocky/ir";
import type { CompileResult, SourceFile } from "@rocky/compiler";
import { dialectOf, printType } from "@rocky/sql";

/** Diagnostics and models as lines: what a golden file holds. */
export function render(files: readonly SourceFile[], result: CompileResult): string {
  const texts = new Map(files.map((file) => [file.path, file.text]));
  const dialect = dialectOf("duckdb");
  const models = result.models.map((model) => {
    const columns = model.columns.map((column) => {
      const type = dialect === undefined ? "" : printType(column.type, dialect);
      return `${column.name} ${type}${{ "not-null": "!", nullable: "", unknown: "?" }[column.nullability]}`;
    });
    const open = model.complete ? "" : ", …";
    return `${model.name} ${model.status} → ${[model.target.catalog, model.target.schema, model.target.table].filter(Boolean).join(".")} (${model.strategy.kind}): ${columns.join(", ")}${open}`;
  });
  return `${[...result.diagnostics.map((diagnostic) => line(texts, diagnostic)), ...models].join("\n")}\n`;
}

function line(texts: ReadonlyMap<string, string>, diagnostic: Diagnostic): string {
  const { span, code, severity, message, help } = diagnostic;
  const text = span === undefined ? "" : (texts.get(span.file) ?? "");
  const starts = lineStartsOf(text);
  const at = (offset: number): string => {
    const { line: number, col } = positionAt(starts, offset);
    return `${number}:${col}`;
  };
  const place =
    span === undefined
      ? "project"
      : `${span.file}:${at(span.start)}-${at(span.end)} «${text.slice(span.start, span.end).replaceAll("\n", "⏎")}»`;
  return `${place} ${code} ${severity}: ${message}${help === undefined ? "" : ` | ${help}`}`;
}
