import { nearestNames, type Diagnostic } from "@rocky/ir";
import { groupShape } from "../config/group-shape.ts";
import { checkDocument, isTable } from "../config/shape.ts";
import { report } from "../diagnostics.ts";
import type { SourceFile } from "../source-file.ts";
import { readToml, type TomlDocument } from "../toml/document.ts";

/** A model that belongs to a group. */
export interface GroupMember {
  readonly name: string;
  readonly own: TomlDocument;
  /** The group's file. */
  readonly document: TomlDocument;
  readonly diagnostics: Diagnostic[];
}

/** Where groups are looked up. */
interface GroupFiles {
  readonly files: () => ReadonlyMap<string, SourceFile>;
  readonly groups: Map<string, TomlDocument | undefined>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly diagnostics: Diagnostic[];
}

interface GroupName {
  readonly name: string;
  /** The folder of the model; its groups stand in `groups/` there. */
  readonly folder: string;
  readonly own: TomlDocument;
}

/** The file of a group, read and checked once. */
export function groupOf(
  { name, folder, own }: GroupName,
  context: GroupFiles,
):
  | { readonly kind: "group"; readonly document: TomlDocument }
  | { readonly kind: "none"; readonly diagnostic: Diagnostic } {
  const groups = folder === "" ? "groups/" : `${folder}/groups/`;
  const path = `${groups}${name}.toml`;
  if (!context.groups.has(path)) context.groups.set(path, readGroup(path, context));
  const document = context.groups.get(path);
  if (document !== undefined) return { kind: "group", document };
  const known = [...context.files().keys()]
    .filter((file) => file.startsWith(groups) && file.endsWith(".toml"))
    .map((file) => file.slice(groups.length, -".toml".length));
  const near = nearestNames(name, known);
  const help = near.length > 0 ? `Did you mean ${near.join(" or ")}?` : `A group is a file: ${path}.`;
  return {
    kind: "none",
    diagnostic: report.unknownReference(own.valueSpan(["group"]), { kind: "group", name }, { help }),
  };
}

function readGroup(path: string, context: GroupFiles): TomlDocument | undefined {
  const file = context.files().get(path);
  if (file === undefined) return undefined;
  const document = readToml({ file: path, text: file.text, offset: 0 }, context.environment);
  context.diagnostics.push(...document.diagnostics, ...checkDocument(document, groupShape, "error"));
  return document;
}

/** The schema that the group's template makes for a model; `undefined` when the group has none. */
export function groupSchema({ name, own, document, diagnostics }: GroupMember): string | undefined {
  const template = document.value["schema_template"];
  if (typeof template !== "string") return undefined;
  const args = isTable(own.value["args"]) ? own.value["args"] : {};
  return template.replace(/\{([A-Za-z0-9_]+)\}/g, (whole, placeholder: string) => {
    const value = args[placeholder];
    if (typeof value === "string" || typeof value === "number") return String(value);
    diagnostics.push(report.groupPlaceholder(own.valueSpan(["group"]), { group: name, placeholder }));
    return whole;
  });
}

/** Reports what a model sets although its group decides it. A pinned schema beside arguments for the template contradicts itself. */
export function refuseWhatGroupDecides({ name, own, document, diagnostics }: GroupMember): void {
  const enforced = document.value["enforce"] === true;
  const target = own.value["target"];
  const pinsSchema = isTable(target) && typeof target["schema"] === "string";
  const hasTemplate = typeof document.value["schema_template"] === "string";
  if (pinsSchema && hasTemplate && (enforced || own.value["args"] !== undefined)) {
    diagnostics.push(
      report.groupDecides(own.valueSpan(["target", "schema"]), { group: name, what: "schema" }),
    );
  }
  if (enforced && own.value["strategy"] !== undefined && document.value["strategy"] !== undefined) {
    diagnostics.push(report.groupDecides(own.keySpan(["strategy"]), { group: name, what: "strategy" }));
  }
}
