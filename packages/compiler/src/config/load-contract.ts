import { parseContractType, type FileContract, type RequiredColumn } from "@rocky/contracts";
import type { Diagnostic } from "@rocky/ir";
import { dialectOf, type Dialect } from "@rocky/sql";
import { report } from "../diagnostics.ts";
import type { TomlDocument, TomlPath } from "../toml/document.ts";
import { flag, list, table, text, texts } from "./shape-kinds.ts";
import { isTable, type TableShape } from "./shape.ts";

/** The shape of `[pipeline.<name>.contract]` of a load pipeline. */
export const loadContractShape: TableShape = table("What the files must be.", {
  required_columns: list(
    "Columns that every file must have.",
    table(
      "A column.",
      {
        name: text("What it is called."),
        type: text("Its type."),
        nullable: flag("Whether it may be NULL.", { default: true }),
      },
      { required: ["name", "type"] },
    ),
  ),
  protected_columns: texts("Columns that no later file may lack."),
  allowed_type_changes: list(
    "Types that may become others.",
    table(
      "A change of type.",
      { from: text("The type before."), to: text("The type after.") },
      { required: ["from", "to"] },
    ),
  ),
});

interface Reading {
  readonly document: TomlDocument;
  readonly path: TomlPath;
  readonly dialect: Dialect;
  readonly diagnostics: Diagnostic[];
}

/** Reads the contract on the files of a load pipeline; types that are none are reported. */
export function readLoadContract(
  document: TomlDocument,
  path: TomlPath,
  diagnostics: Diagnostic[],
): FileContract | undefined {
  let value: unknown = document.value;
  for (const key of path) value = isTable(value) ? value[key] : undefined;
  const dialect = dialectOf("duckdb");
  if (!isTable(value) || dialect === undefined) return undefined;
  const reading: Reading = { document, path, dialect, diagnostics };
  return {
    required: tables(value["required_columns"]).flatMap((column, i) => requiredColumn(reading, column, i)),
    protected: listOf(value["protected_columns"]).filter((name) => typeof name === "string"),
    allowedTypeChanges: tables(value["allowed_type_changes"]).flatMap((change, i) => {
      const at = ["allowed_type_changes", i];
      const from = typeAt(reading, [...at, "from"], change["from"]);
      const to = typeAt(reading, [...at, "to"], change["to"]);
      return from === undefined || to === undefined ? [] : [{ from, to }];
    }),
  };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function tables(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return listOf(value).filter(isTable);
}

function requiredColumn(
  reading: Reading,
  column: Readonly<Record<string, unknown>>,
  index: number,
): readonly RequiredColumn[] {
  const { name, type: written, nullable } = column;
  const type = typeAt(reading, ["required_columns", index, "type"], written);
  if (typeof name !== "string" || type === undefined) return [];
  return [{ name, type, typeText: String(written), nullable: nullable !== false }];
}

function typeAt(reading: Reading, path: TomlPath, written: unknown): RequiredColumn["type"] | undefined {
  if (typeof written !== "string") return undefined;
  const type = parseContractType(written, reading.dialect);
  if (type === undefined) {
    const span = reading.document.valueSpan([...reading.path, ...path]);
    reading.diagnostics.push(report.contractType(span, { type: written }));
  }
  return type;
}
