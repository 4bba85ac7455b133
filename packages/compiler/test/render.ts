import { lineStartsOf, positionAt, type Diagnostic } from "@rocky/ir";
import type { CompileResult, SourceFile } from "@rocky/compiler";
import { dialectOf, printType } from "@rocky/sql";

/** Diagnostics and models as lines: what a golden file holds. */
export function render(files: readonly SourceFile[], result: CompileResult): string {
  const texts = new Map(files.map((file) => [file.path, file.text]));
  const dialect = dialectOf(result.dialect);
  const models = result.models.map((model) => {
    const columns = model.columns.map((column) => {
      const type = dialect === undefined ? "" : printType(column.type, dialect);
      return `${column.name} ${type}${{ "not-null": "!", nullable: "", unknown: "?" }[column.nullability]}`;
    });
    const open = model.complete ? "" : ", …";
    const keys = model.keys.map(
      (key) =>
        ` key (${key.columns.join(", ")})${key.assumed.length === 0 ? "" : ` if ${key.assumed.join(", ")}`}`,
    );
    return `${model.name} ${model.status} → ${[model.target.catalog, model.target.schema, model.target.table].filter(Boolean).join(".")} (${model.strategy.kind}): ${columns.join(", ")}${open}${keys.join("")}`;
  });
  const tests = result.tests.map(
    ({ model, name, severity, filter, check, proof }) =>
      `test ${model}: ${name} ${severity}${filter === undefined ? "" : ` where ${filter}`} ${JSON.stringify(check)}${proof === undefined ? "" : ` proved: ${proof}`}`,
  );
  const unitTests = result.unitTests.map(
    ({ model, name, given, expect }) =>
      `unit test ${model}: ${name} given ${given.map((each) => `${each.ref} ${fixture(each)}`).join("; ")} expect ${fixture(expect)}${expect.ordered ? " in order" : ""}`,
  );
  const findings = result.diagnostics.map((diagnostic) => line(texts, diagnostic));
  return `${[...findings, ...models, ...tests, ...unitTests].join("\n")}\n`;
}

function fixture({
  columns,
  rows,
}:
  | CompileResult["unitTests"][number]["expect"]
  | CompileResult["unitTests"][number]["given"][number]): string {
  const cells = rows.map((row) => `(${row.map((cell) => cell?.sql ?? "NULL").join(", ")})`);
  return `[${columns.map((column) => column.name).join(", ")}] ${cells.join(" ")}`.trimEnd();
}

function line(texts: ReadonlyMap<string, string>, diagnostic: Diagnostic): string {
  const { span, code, severity, message, help, related = [], proof } = diagnostic;
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
  const elsewhere = related.map(({ span: other, message: note }) => {
    const from = texts.get(other.file) ?? "";
    const { line: number, col } = positionAt(lineStartsOf(from), other.start);
    return ` | ${other.file}:${number}:${col} «${from.slice(other.start, other.end)}» ${note}`;
  });
  const trust =
    code >= "E010" && code <= "E013" && proof.kind === "assumed"
      ? ` | assuming ${proof.facts.join(", ")}`
      : "";
  return `${place} ${code} ${severity}: ${message}${help === undefined ? "" : ` | ${help}`}${elsewhere.join("")}${trust}`;
}
