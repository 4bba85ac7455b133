import { nearestNames, type Diagnostic, type Span } from "@rocky/ir";
import { report } from "../diagnostics.ts";
import type { TomlDocument } from "../toml/document.ts";
import { adapterTypes, compiledFor, discoveryTypes } from "./adapter-shape.ts";
import { blocksOf, refuseSameNames, type Block } from "./named-blocks.ts";
import type { AdapterConfig } from "./project-config.ts";

/** Reads `[adapter.<name>]`. */
export function readAdapters(document: TomlDocument, diagnostics: Diagnostic[]): readonly AdapterConfig[] {
  const blocks = blocksOf(document, ["adapter", "adapters"]);
  diagnostics.push(...refuseSameNames(document, "adapter", blocks));
  return blocks.flatMap((block): readonly AdapterConfig[] => {
    const { name, path, table } = block;
    const type = typeof table["type"] === "string" ? table["type"] : "";
    if (type === "") return [];
    const span = document.valueSpan([...path, "type"]);
    diagnostics.push(...checkType(type, span), ...checkKind(document, block, type));
    return [{ name, type, settings: table, span }];
  });
}

function checkType(type: string, span: Span): readonly Diagnostic[] {
  if (compiledFor.some((name) => name === type)) return [];
  if (adapterTypes.includes(type))
    return [report.adapterNotThere(span, { type, available: compiledFor.join(", ") })];
  const nearest = nearestNames(type, adapterTypes);
  const help =
    nearest.length > 0 ? `Did you mean ${nearest.join(" or ")}?` : `Available are ${compiledFor.join(", ")}.`;
  return [report.unknownAdapterType(span, { type }, { help })];
}

/** What only finds sources must say so; what holds data must not say the opposite. */
function checkKind(document: TomlDocument, { path, table }: Block, type: string): readonly Diagnostic[] {
  if (!adapterTypes.includes(type)) return [];
  const isDiscovery = discoveryTypes.includes(type);
  if (isDiscovery === (table["kind"] === "discovery")) return [];
  if (!isDiscovery && type === "duckdb") return [];
  const span = table["kind"] === undefined ? document.keySpan(path) : document.valueSpan([...path, "kind"]);
  const problem = isDiscovery ? "only finds sources, and must say so" : "holds data";
  const help = isDiscovery ? 'Add kind = "discovery".' : "Remove kind.";
  return [report.adapterKind(span, { type, problem }, { help })];
}
