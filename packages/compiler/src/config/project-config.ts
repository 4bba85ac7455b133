import type { FileContract } from "@rocky/contracts";
import { nearestNames, type Diagnostic, type Span } from "@rocky/ir";
import type { DialectName } from "@rocky/sql";
import { report } from "../diagnostics.ts";
import type { TomlDocument, TomlPath } from "../toml/document.ts";
import {
  adapterSettings,
  adapterShape,
  laterPipelines,
  pipelineShapes,
  projectShape,
} from "./project-shape.ts";
import { readLoadContract } from "./load-contract.ts";
import { emptySettings, readSettings, type ProjectSettings } from "./project-settings.ts";
import { checkDocument, checkTableAt, isTable } from "./shape.ts";

/** A warehouse as `rocky.toml` configures it. */
export interface AdapterConfig {
  readonly name: string;
  /** The warehouse type: `duckdb`. */
  readonly type: string;
  /** The whole table, for the adapter. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly span: Span;
}

/** A pipeline that builds models. */
export interface TransformationPipeline {
  readonly type: "transformation";
  readonly name: string;
  /** A pattern over paths relative to the root: `models/**`. */
  readonly models: string;
  readonly adapter: string;
  readonly dependsOn: readonly string[];
}

/** A pipeline that loads files. */
export interface LoadPipeline {
  readonly type: "load";
  readonly name: string;
  /** Folder of the files, relative to the root. */
  readonly sourceDir: string;
  readonly format?: "csv" | "parquet" | "json_lines";
  readonly csv: { readonly delimiter: string; readonly header: boolean };
  /** What the files must be. */
  readonly contract?: FileContract;
  /** With a `table` all files become that one; else each file becomes a table of its own. */
  readonly target: { readonly catalog?: string; readonly schema: string; readonly table?: string };
  readonly adapter: string;
  readonly dependsOn: readonly string[];
}

/** A pipeline that is configured but cannot run yet. */
export interface OtherPipeline {
  readonly type: "other";
  readonly name: string;
  /** The type as configured. */
  readonly declared: string;
  readonly dependsOn: readonly string[];
}

/** A pipeline of any type. */
export type PipelineConfig = TransformationPipeline | LoadPipeline | OtherPipeline;

/** What `rocky.toml` says. */
export interface ProjectConfig extends ProjectSettings {
  readonly projectId?: string;
  /** In the order of the file. */
  readonly adapters: readonly AdapterConfig[];
  /** Each after those it depends on, else in the order of the file. */
  readonly pipelines: readonly PipelineConfig[];
}

/** The configuration of a project without `rocky.toml`. */
export const emptyConfig: ProjectConfig = { ...emptySettings, adapters: [], pipelines: [] };

/** The configuration with what is wrong about it. */
export interface ConfigReading {
  readonly config: ProjectConfig;
  readonly diagnostics: readonly Diagnostic[];
  /** The dialect of the first warehouse; `undefined` when it is not available. */
  readonly dialect: DialectName | undefined;
}

/** Reads `rocky.toml`. */
export function readConfig(document: TomlDocument): ConfigReading {
  const diagnostics: Diagnostic[] = [
    ...document.diagnostics,
    ...checkDocument(document, projectShape, "error"),
  ];
  const adapters = readAdapters(document, diagnostics);
  const pipelines = inOrder(readPipelines(document, adapters, diagnostics));
  const project = document.value["project"];
  const id = isTable(project) ? project["id"] : undefined;
  const [first] = adapters;
  return {
    config: {
      ...readSettings(document),
      ...(typeof id === "string" ? { projectId: id } : {}),
      adapters,
      pipelines,
    },
    diagnostics,
    dialect: first === undefined || first.type === "duckdb" ? "duckdb" : undefined,
  };
}

/** A named block of the file with where it stands. */
interface Block {
  readonly name: string;
  readonly path: TomlPath;
  readonly table: Readonly<Record<string, unknown>>;
}

/** `[adapter.x]` and `[adapters.x]`, or the short `[adapter]`, which is called `default`. */
function blocksOf(
  document: TomlDocument,
  keys: readonly string[],
  isShort: (table: Readonly<Record<string, unknown>>) => boolean,
): readonly Block[] {
  return keys.flatMap((key): readonly Block[] => {
    const table = document.value[key];
    if (!isTable(table)) return [];
    if (isShort(table)) return [{ name: "default", path: [key], table }];
    return Object.entries(table).flatMap(([name, inner]) =>
      isTable(inner) ? [{ name, path: [key, name], table: inner }] : [],
    );
  });
}

/** Whether a table holds settings itself, and not only named tables with settings. */
function hasSettings(table: Readonly<Record<string, unknown>>): boolean {
  return Object.values(table).some((value) => !isTable(value));
}

function readAdapters(document: TomlDocument, diagnostics: Diagnostic[]): readonly AdapterConfig[] {
  const blocks = blocksOf(document, ["adapter", "adapters"], hasSettings);
  return blocks.flatMap(({ name, path, table }): readonly AdapterConfig[] => {
    const type = typeof table["type"] === "string" ? table["type"] : "";
    diagnostics.push(...checkTableAt(document, path, adapterShape(type)));
    const span = document.valueSpan([...path, "type"]);
    if (type === "") return [];
    if (!Object.hasOwn(adapterSettings, type)) {
      const nearest = nearestNames(type, Object.keys(adapterSettings));
      const help = nearest.length > 0 ? `Did you mean ${nearest.join(" or ")}?` : "Available is duckdb.";
      diagnostics.push(report.unknownAdapterType(span, { type }, { help }));
    } else if (type !== "duckdb") {
      diagnostics.push(report.adapterNotThere(span, { type }));
    }
    return [{ name, type, settings: table, span }];
  });
}

const shortPipelineKeys: readonly string[] = [
  "source",
  "type",
  "models",
  "tables",
  "unique_key",
  "source_dir",
];

function readPipelines(
  document: TomlDocument,
  adapters: readonly AdapterConfig[],
  diagnostics: Diagnostic[],
): readonly PipelineConfig[] {
  const isShort = (table: Readonly<Record<string, unknown>>): boolean =>
    shortPipelineKeys.some((key) => Object.hasOwn(table, key) && !isTable(table[key]));
  const blocks = blocksOf(document, ["pipeline", "pipelines"], isShort);
  const names = blocks.map((block) => block.name);
  return blocks.map((block) => {
    const pipeline = readPipeline(document, block, diagnostics);
    checkReferences(document, block, { pipeline, names, adapters, diagnostics });
    return pipeline;
  });
}

function readPipeline(document: TomlDocument, block: Block, diagnostics: Diagnostic[]): PipelineConfig {
  const { name, path, table } = block;
  const declared = text(table["type"]) ?? "replication";
  const shape = Object.hasOwn(pipelineShapes, declared) ? pipelineShapes[declared] : undefined;
  const dependsOn = texts(table["depends_on"]);
  if (shape !== undefined) diagnostics.push(...checkTableAt(document, path, shape));
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
    const known = [...Object.keys(pipelineShapes), ...laterPipelines];
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

/** A pipeline with everything that its names may refer to. */
interface References {
  readonly pipeline: PipelineConfig;
  readonly names: readonly string[];
  readonly adapters: readonly AdapterConfig[];
  readonly diagnostics: Diagnostic[];
}

function checkReferences(document: TomlDocument, block: Block, references: References): void {
  const { pipeline, names, adapters, diagnostics } = references;
  pipeline.dependsOn.forEach((name, i) => {
    if (names.includes(name)) return;
    const span = document.valueSpan([...block.path, "depends_on", i]);
    diagnostics.push(
      report.unknownReference(span, { kind: "pipeline", name }, { help: helpFor(name, names) }),
    );
  });
  if (pipeline.type === "other") return;
  const known = adapters.map((adapter) => adapter.name);
  const target = block.table["target"];
  const written = isTable(target) && typeof target["adapter"] === "string";
  if (!written || known.includes(pipeline.adapter)) return;
  const span = document.valueSpan([...block.path, "target", "adapter"]);
  diagnostics.push(
    report.unknownReference(
      span,
      { kind: "adapter", name: pipeline.adapter },
      { help: helpFor(pipeline.adapter, known) },
    ),
  );
}

function helpFor(name: string, known: readonly string[]): string {
  const nearest = nearestNames(name, known);
  if (nearest.length > 0) return `Did you mean ${nearest.join(" or ")}?`;
  return known.length === 0 ? "There is none." : `There is ${known.join(", ")}.`;
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

/** Pipelines after those that they depend on; a cycle keeps the order of the file. */
function inOrder(pipelines: readonly PipelineConfig[]): readonly PipelineConfig[] {
  const rest = [...pipelines];
  const done = new Set<string>();
  const names = new Set(pipelines.map((pipeline) => pipeline.name));
  const ordered: PipelineConfig[] = [];
  while (rest.length > 0) {
    const ready = rest.findIndex((pipeline) =>
      pipeline.dependsOn.every((name) => done.has(name) || !names.has(name)),
    );
    const [next] = rest.splice(Math.max(0, ready), 1);
    if (next === undefined) break;
    done.add(next.name);
    ordered.push(next);
  }
  return ordered;
}
