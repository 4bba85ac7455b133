import type { CompiledModel, Diagnostic, Span } from "@rocky/ir";
import { describeQuery, distinctNames, quoteIdentifier, type Dialect } from "@rocky/sql";
import type { TomlDocument, TomlPath } from "../toml/document.ts";

/** A piece of SQL in a configuration that speaks about the rows of a model. */
export interface Fragment {
  readonly document: TomlDocument;
  readonly path: TomlPath;
  readonly text: string;
  readonly model: CompiledModel;
  readonly dialect: Dialect;
}

const before = "SELECT (";

/** What is wrong about a piece of SQL, at its place inside the text of the configuration. */
export function checkFragment({ document, path, text, model, dialect }: Fragment): readonly Diagnostic[] {
  const names = distinctNames(
    dialect,
    model.columns.map((column) => column.name),
  );
  const columns = model.columns.map(({ type, nullability }, i) => ({
    name: names[i] ?? "",
    type,
    nullability,
  }));
  const bound = describeQuery(`${before}${text}\n) FROM ${quoteIdentifier(model.name, dialect)}`, {
    dialect,
    file: "",
    resolve: () => ({ relation: model.name, columns, complete: model.complete, reason: "" }),
  });
  const value = document.valueSpan(path);
  return bound.diagnostics
    .filter((diagnostic) => diagnostic.severity !== "info")
    .map((diagnostic) => {
      const { edit: _, related: __, ...rest } = diagnostic;
      const endsEarly = (diagnostic.span?.start ?? 0) >= before.length + text.length;
      const message = endsEarly ? "The SQL ends too early." : rest.message;
      return { ...rest, message, span: placeOf(value, text, diagnostic.span), model: model.name };
    });
}

/** The place inside a simple text in quotes; all of it where escapes make the places uncertain. */
function placeOf(value: Span, text: string, found: Span | undefined): Span {
  const isSimple = value.end - value.start === text.length + 2;
  if (found === undefined || !isSimple) return value;
  const start = Math.min(Math.max(0, found.start - before.length), text.length);
  const end = Math.min(Math.max(start, found.end - before.length), text.length);
  return { file: value.file, start: value.start + 1 + start, end: value.start + 1 + Math.max(end, start) };
}
