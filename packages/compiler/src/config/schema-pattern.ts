import type { Diagnostic } from "@rocky/ir";
import { report } from "../diagnostics.ts";
import type { TomlDocument } from "../toml/document.ts";
import type { Block } from "./named-blocks.ts";
import { isTable } from "./shape.ts";

const reserved: readonly string[] = ["table", "id"];

/** Checks the parts of source schemas, and that the templates of targets use only these. */
export function checkSchemaPattern(document: TomlDocument, { path, table }: Block): readonly Diagnostic[] {
  const source = isTable(table["source"]) ? table["source"] : {};
  const pattern = isTable(source["schema_pattern"]) ? source["schema_pattern"] : {};
  const { components } = pattern;
  if (!Array.isArray(components)) return [];
  const parts = components.filter((part): part is string => typeof part === "string");
  const at = [...path, "source", "schema_pattern", "components"];
  const problems = parts.flatMap((part, i) => {
    const problem = problemOf(parts, i);
    return problem === undefined ? [] : [report.schemaPattern(document.valueSpan([...at, i]), { problem })];
  });
  const names = parts.map((part) => part.replace(/\.\.\.$/, ""));
  const target = isTable(table["target"]) ? table["target"] : {};
  const templates = ["catalog_template", "schema_template"].flatMap((key) => {
    const unknown = placeholders(target[key]).filter((name) => !names.includes(name));
    const span = document.valueSpan([...path, "target", key]);
    const help = `The parts are ${names.join(", ")}.`;
    return unknown.map((name) =>
      report.unknownReference(span, { kind: "part of the schema pattern", name }, { help }),
    );
  });
  return [...problems, ...templates];
}

function problemOf(parts: readonly string[], index: number): string | undefined {
  const part = parts[index] ?? "";
  const name = part.replace(/\.\.\.$/, "");
  if (!/^[A-Za-z0-9_]+$/.test(name)) return `"${part}" is no name of letters, digits and _`;
  if (reserved.includes(name)) return `the name ${name} has another meaning`;
  if (parts.findIndex((other) => other.replace(/\.\.\.$/, "") === name) < index)
    return `two parts are called ${name}`;
  if (!part.endsWith("...")) return undefined;
  if (index === parts.length - 1) return "its last part is always one, so it cannot end in ...";
  return parts.slice(0, index).some((other) => other.endsWith("..."))
    ? "only one part may end in ..."
    : undefined;
}

/** The names in `{name}` and `{name:SEPARATOR}`. */
function placeholders(template: unknown): readonly string[] {
  if (typeof template !== "string") return [];
  return [...template.matchAll(/\{([^}:]+)(:[^}]*)?\}/g)].map((match) => match[1] ?? "");
}
