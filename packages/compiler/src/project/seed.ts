import type { Diagnostic, Target } from "@rocky/ir";
import { parseTypeName, type Dialect } from "@rocky/sql";
import { names, table, text } from "../config/shape-kinds.ts";
import { checkDocument, isTable, type TableShape } from "../config/shape.ts";
import { report } from "../diagnostics.ts";
import type { SourceFile } from "../source-file.ts";
import { readToml } from "../toml/document.ts";

/** How a file of reference data becomes a table. */
export interface SeedConfig {
  /** Without a table: the name of the file. */
  readonly target: Omit<Target, "table"> & { readonly table?: string };
  /** Types of columns by name, in the dialect; the others are inferred. */
  readonly types: Readonly<Record<string, string>>;
  readonly diagnostics: readonly Diagnostic[];
}

/** A seed without a configuration. */
export const plainSeed: SeedConfig = { target: { schema: "main" }, types: {}, diagnostics: [] };

/** The shape of `seeds/<name>.toml`. */
export const seedShape: TableShape = table("How a file of reference data becomes a table.", {
  target: table("Where the table is made.", {
    catalog: text("The catalog; without it the open one."),
    schema: text("The schema.", { default: "main" }),
    table: text("The table; without it, the name of the file."),
  }),
  types: names("Types of columns, by column; the others are inferred.", text("The type.")),
});

/** Reads `seeds/<name>.toml`. */
export function readSeed(
  file: SourceFile,
  dialect: Dialect,
  environment: Readonly<Record<string, string | undefined>>,
): SeedConfig {
  const document = readToml({ file: file.path, text: file.text, offset: 0 }, environment);
  const found = [...document.diagnostics, ...checkDocument(document, seedShape, "error")];
  const target = isTable(document.value["target"]) ? document.value["target"] : {};
  const written = isTable(document.value["types"]) ? document.value["types"] : {};
  const types = Object.entries(written).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  for (const [name, type] of types) {
    if (parseTypeName(type, dialect) !== undefined) continue;
    found.push(report.seedType(document.valueSpan(["types", name]), { type, dialect: dialect.name }));
  }
  const { catalog, schema, table } = target;
  return {
    target: {
      ...(typeof catalog === "string" ? { catalog } : {}),
      schema: typeof schema === "string" ? schema : "main",
      ...(typeof table === "string" ? { table } : {}),
    },
    types: Object.fromEntries(types),
    diagnostics: found,
  };
}
