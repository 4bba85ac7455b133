import { nearestNames, type Diagnostic } from "@rocky/ir";
import { report } from "../diagnostics.ts";
import type { TomlDocument } from "../toml/document.ts";
import { checkPipelines } from "./check-pipelines.ts";
import { readLoadContract } from "./load-contract.ts";
import { blocksOf, refuseSameNames, type Block } from "./named-blocks.ts";
import { laterPipelines, pipelineShape } from "./pipeline-shape.ts";
import type { AdapterConfig, LoadPipeline, PipelineConfig } from "./project-config.ts";
import { isTable } from "./shape.ts";

/** Reads `[pipeline.<name>]`. */
export function readPipelines(
  document: TomlDocument,
  adapters: readonly AdapterConfig[],
  diagnostics: Diagnostic[],
): readonly PipelineConfig[] {
  const blocks = blocksOf(document, ["pipeline", "pipelines"]);
  diagnostics.push(
    ...refuseSameNames(document, "pipeline", blocks),
    ...checkPipelines(document, blocks, adapters),
  );
  return blocks.map((block) => readPipeline(document, block, diagnostics));
}

function readPipeline(document: TomlDocument, block: Block, diagnostics: Diagnostic[]): PipelineConfig {
  const { name, path, table } = block;
  const declared = text(table["type"]) ?? "replication";
  const dependsOn = texts(table["depends_on"]);
  if (declared === "transformation") {
    const models = text(table["models"]) ?? "models/**";
    return { type: "transformation", name, models, adapter: adapterName(table), dependsOn };
  }
  if (declared === "load") {
    const contract = readLoadContract(document, [...path, "contract"], diagnostics);
    return { ...loadPipeline(block, dependsOn), ...(contract === undefined ? {} : { contract }) };
  }
  const span = document.valueSpan([...path, "type"]);
  if (laterPipelines.includes(declared)) {
    diagnostics.push(report.notAvailable(span, { what: `A pipeline of type ${declared}` }));
  } else {
    const known = Object.keys(pipelineShape.of);
    const nearest = nearestNames(declared, known);
    const help =
      nearest.length > 0 ? `Did you mean ${nearest.join(" or ")}?` : `The types are ${known.join(", ")}.`;
    diagnostics.push(report.unknownReference(span, { kind: "pipeline type", name: declared }, { help }));
  }
  return { type: "other", name, declared, dependsOn };
}

function loadPipeline({ name, table }: Block, dependsOn: readonly string[]): LoadPipeline {
  const target = isTable(table["target"]) ? table["target"] : {};
  const options = isTable(table["options"]) ? table["options"] : {};
  const format = text(table["format"]);
  const catalog = text(target["catalog"]);
  const toTable = text(target["table"]);
  return {
    type: "load",
    name,
    sourceDir: text(table["source_dir"]) ?? "data",
    ...(format === "csv" || format === "parquet" || format === "json_lines" ? { format } : {}),
    csv: {
      delimiter: text(options["csv_delimiter"]) ?? ",",
      header: options["csv_has_header"] !== false,
    },
    target: {
      ...(catalog === undefined ? {} : { catalog }),
      schema: text(target["schema"]) ?? "main",
      ...(toTable === undefined ? {} : { table: toTable }),
    },
    adapter: adapterName(table),
    dependsOn,
  };
}

function adapterName(table: Readonly<Record<string, unknown>>): string {
  const target = table["target"];
  return (isTable(target) ? text(target["adapter"]) : undefined) ?? "default";
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];
}
