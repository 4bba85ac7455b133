import type { FileContract } from "@rocky/contracts";
import type { Diagnostic, Span } from "@rocky/ir";
import type { DialectName, DialectSettings } from "@rocky/sql";
import { compiledFor, discoveryTypes } from "./adapter-shape.ts";
import type { TomlDocument } from "../toml/document.ts";
import { checkRoles } from "./check-roles.ts";
import { projectShape } from "./project-shape.ts";
import { emptySettings, readSettings, type ProjectSettings } from "./project-settings.ts";
import { readAdapters } from "./read-adapters.ts";
import { readPipelines } from "./read-pipelines.ts";
import { checkDocument, isTable } from "./shape.ts";

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
  /** What its sessions have set otherwise than usual. */
  readonly session: DialectSettings;
}

/** Reads `rocky.toml`. */
export function readConfig(document: TomlDocument): ConfigReading {
  const diagnostics: Diagnostic[] = [
    ...document.diagnostics,
    ...checkDocument(document, projectShape, "error"),
    ...checkRoles(document),
  ];
  const adapters = readAdapters(document, diagnostics);
  const pipelines = inOrder(readPipelines(document, adapters, diagnostics));
  const project = document.value["project"];
  const id = isTable(project) ? project["id"] : undefined;
  const first = adapters.find(({ type }) => !discoveryTypes.includes(type));
  return {
    config: {
      ...readSettings(document),
      ...(typeof id === "string" ? { projectId: id } : {}),
      adapters,
      pipelines,
    },
    diagnostics,
    dialect: first === undefined ? "duckdb" : dialectNameOf(first.type),
    session: first?.settings["ansi_mode"] === false ? { ansiMode: "off" } : {},
  };
}

function dialectNameOf(type: string): DialectName | undefined {
  return compiledFor.find((name) => name === type);
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
