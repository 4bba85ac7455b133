import { unknownReason, type CompiledModel, type Diagnostic, type Span } from "@rocky/ir";
import { describeExpression, distinctNames, printType, type Dialect } from "@rocky/sql";
import { report } from "../diagnostics.ts";
import type { TomlDocument, TomlPath } from "../toml/document.ts";

/** A piece of SQL in a configuration that speaks about the rows of a model. */
export interface Fragment {
  readonly document: TomlDocument;
  readonly path: TomlPath;
  readonly text: string;
  /** Whether it must be true or false of a row, or may have any value. */
  readonly is: "condition" | "value";
  readonly model: CompiledModel;
  readonly dialect: Dialect;
}

/** What is wrong about a piece of SQL, at its place inside the text of the configuration. */
export function checkFragment({ document, path, text, is, model, dialect }: Fragment): readonly Diagnostic[] {
  const value = document.valueSpan(path);
  if (/@[A-Za-z_]\w*\s*\(/.test(text)) return [report.variableInTest(value, {}, { model: model.name })];
  const names = distinctNames(
    dialect,
    model.columns.map((column) => column.name),
  );
  const columns = model.columns.map(({ type, nullability }, i) => ({
    name: names[i] ?? "",
    type,
    nullability,
  }));
  const described = describeExpression(text, model.name, {
    dialect,
    file: "",
    resolve: () => ({ relation: model.name, columns, complete: model.complete, reason: "" }),
  });
  const found = described.diagnostics
    .filter((diagnostic) => diagnostic.severity !== "info")
    .map((diagnostic) => {
      const { edit: _, related: __, ...rest } = diagnostic;
      const message = (diagnostic.span?.start ?? 0) >= text.length ? "The SQL ends too early." : rest.message;
      return { ...rest, message, span: placeOf(value, text, diagnostic.span), model: model.name };
    });
  if (found.some((diagnostic) => diagnostic.severity === "error")) return found;
  const extras = { model: model.name };
  if (!described.isOne) return [...found, report.notOneExpression(value, {}, extras)];
  if (described.spansRows) return [...found, report.spansRows(value, {}, extras)];
  const { type } = described;
  const isCondition = type.kind === "boolean" || type.kind === "null" || unknownReason(type) !== undefined;
  if (is === "value" || isCondition) return found;
  return [...found, report.notACondition(value, { type: printType(type, dialect) }, extras)];
}

/** The place inside a simple text in quotes; all of it where escapes make the places uncertain. */
function placeOf(value: Span, text: string, found: Span | undefined): Span {
  const isSimple = value.end - value.start === text.length + 2;
  if (found === undefined || !isSimple) return value;
  const start = Math.min(found.start, text.length);
  const end = Math.min(Math.max(start, found.end), text.length);
  return { file: value.file, start: value.start + 1 + start, end: value.start + 1 + end };
}
