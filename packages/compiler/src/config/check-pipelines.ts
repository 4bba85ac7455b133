import { nearestNames, type Diagnostic } from "@rocky/ir";
import { report } from "../diagnostics.ts";
import type { TomlDocument, TomlPath } from "../toml/document.ts";
import { discoveryTypes } from "./adapter-shape.ts";
import { findCycle } from "./cycle.ts";
import type { Block } from "./named-blocks.ts";
import type { AdapterConfig } from "./project-config.ts";
import { checkSchemaPattern } from "./schema-pattern.ts";
import { isTable } from "./shape.ts";

/** Checks what pipelines say about each other and about adapters. */
export function checkPipelines(
  document: TomlDocument,
  blocks: readonly Block[],
  adapters: readonly AdapterConfig[],
): readonly Diagnostic[] {
  return [
    ...blocks.flatMap((block) => [
      ...checkNames(document, block, { path: ["depends_on"], blocks }),
      ...checkNames(document, block, { path: ["schedule", "after"], blocks }),
      ...checkAdapters(document, block, adapters),
      ...checkModelsPattern(document, block),
      ...checkMergeKeys(document, block),
      ...checkSchemaPattern(document, block),
    ]),
    ...checkCycle(document, blocks),
  ];
}

/** What a place in a block says. */
function valueAt({ table }: Block, path: readonly string[]): unknown {
  let value: unknown = table;
  for (const key of path) value = isTable(value) ? value[key] : undefined;
  return value;
}

interface NamedPipelines {
  readonly path: readonly string[];
  readonly blocks: readonly Block[];
}

function checkNames(
  document: TomlDocument,
  block: Block,
  { path, blocks }: NamedPipelines,
): readonly Diagnostic[] {
  const value = valueAt(block, path);
  const known = blocks.map(({ name }) => name);
  return (Array.isArray(value) ? value : []).flatMap((name: unknown, i) =>
    typeof name !== "string" || known.includes(name)
      ? []
      : [unknownName(document, [...block.path, ...path, i], { kind: "pipeline", name, known })],
  );
}

interface UnknownName {
  readonly kind: string;
  readonly name: string;
  readonly known: readonly string[];
}

function unknownName(document: TomlDocument, path: TomlPath, { kind, name, known }: UnknownName): Diagnostic {
  const nearest = nearestNames(name, known);
  const others = known.length === 0 ? "There is none." : `There is ${known.join(", ")}.`;
  const help = nearest.length > 0 ? `Did you mean ${nearest.join(" or ")}?` : others;
  return report.unknownReference(document.valueSpan(path), { kind, name }, { help });
}

/** Where a pipeline names an adapter, and whether that adapter must hold data. */
const adapterPlaces: readonly { readonly path: readonly string[]; readonly holdsData: boolean }[] = [
  { path: ["target", "adapter"], holdsData: true },
  { path: ["source", "adapter"], holdsData: false },
  { path: ["source", "discovery", "adapter"], holdsData: false },
];

function checkAdapters(
  document: TomlDocument,
  block: Block,
  adapters: readonly AdapterConfig[],
): readonly Diagnostic[] {
  const known = adapters.map(({ name }) => name);
  return adapterPlaces.flatMap(({ path, holdsData }) => {
    const name = valueAt(block, path);
    if (typeof name !== "string") return [];
    const at = [...block.path, ...path];
    const adapter = adapters.find((each) => each.name === name);
    if (adapter === undefined) return [unknownName(document, at, { kind: "adapter", name, known })];
    if (!holdsData || !discoveryTypes.includes(adapter.type)) return [];
    const problem = "only finds sources, so nothing can be built in it";
    return [report.adapterRole(document.valueSpan(at), { name, problem })];
  });
}

function checkModelsPattern(document: TomlDocument, block: Block): readonly Diagnostic[] {
  const pattern = block.table["models"];
  if (typeof pattern !== "string" || block.table["type"] !== "transformation") return [];
  const problem = problemOf(pattern);
  const span = document.valueSpan([...block.path, "models"]);
  return problem === undefined ? [] : [report.modelsPattern(span, { pattern, problem })];
}

function problemOf(pattern: string): string | undefined {
  if (/^(\/|[A-Za-z]:)/.test(pattern)) return "is not relative";
  if (pattern.includes("\\")) return "has a \\, which separates nothing";
  return pattern.split("/").includes("..") ? "leads out of the project" : undefined;
}

function checkMergeKeys(document: TomlDocument, { path, table }: Block): readonly Diagnostic[] {
  if (table["strategy"] !== "merge" || table["merge_keys"] !== undefined) return [];
  if (table["merge_keys_fallback"] !== undefined) return [];
  const where = `[${path.join(".")}] with strategy = "merge"`;
  return [report.missingKey(document.valueSpan([...path, "strategy"]), { where, key: "merge_keys" })];
}

function checkCycle(document: TomlDocument, blocks: readonly Block[]): readonly Diagnostic[] {
  const byName = new Map(blocks.map((block) => [block.name, block]));
  const next = (name: string): readonly string[] => {
    const block = byName.get(name);
    if (block === undefined) return [];
    const named = [valueAt(block, ["depends_on"]), valueAt(block, ["schedule", "after"])];
    return named.flat().filter((each): each is string => typeof each === "string" && byName.has(each));
  };
  const cycle = findCycle([...byName.keys()], next);
  const first = byName.get(cycle?.[0] ?? "");
  if (cycle === undefined || first === undefined) return [];
  const key = first.table["depends_on"] === undefined ? "schedule" : "depends_on";
  return [report.pipelineCycle(document.keySpan([...first.path, key]), { path: cycle.join(" → ") })];
}
