import { AdapterError } from "@rocky/adapter";
import { matchesGlob } from "@rocky/compiler";
import { layersOf, type CompiledModel, type Target } from "@rocky/ir";
import type { FileToLoad } from "@rocky/runtime";
import type { Compilation } from "./compile-project.ts";
import type { Environment } from "./project-place.ts";
import { seedFiles } from "./seed-files.ts";
import { filesOf, mayBe } from "./select-work.ts";

/** Something of a project that others rest on, or that rests on others. */
export interface GraphNode {
  /** The kind and the name: `model:orders`, `load:raw.orders`. */
  readonly id: string;
  /** A table that a pipeline loads, one that `rocky seed` loads, one that only the warehouse knows, or a model. */
  readonly kind: "load" | "seed" | "source" | "model";
  /** The model's name, else the table's dotted name. */
  readonly name: string;
  /** Ids of the nodes that come before, sorted. */
  readonly dependsOn: readonly string[];
  /** Where it stands in the warehouse; of a source what its name says. */
  readonly target: Target;
  /** The number of its columns, where they are known. */
  readonly columns: number | undefined;
  /** The pipeline that loads or builds it. */
  readonly pipeline: string | undefined;
  /** The files that are loaded into it, or the file of the model. */
  readonly files: readonly string[];
  /** Of a model: what the compiler made of it. */
  readonly model: CompiledModel | undefined;
}

/** Everything that a project loads, reads and builds. */
export interface ProjectGraph {
  readonly compilation: Compilation;
  /** In an order in which everything stands after what it rests on. */
  readonly nodes: readonly GraphNode[];
  /** Ids; each layer needs only earlier ones. What is on a cycle, or behind one, is in none. */
  readonly layers: readonly (readonly string[])[];
  /** Ids of the nodes that are in no layer. */
  readonly unordered: readonly string[];
}

/** Puts loads, seeds, sources and models of a compiled project into one graph. */
export function projectGraph(compilation: Compilation, environment: Environment): ProjectGraph {
  const loaded = loadedTables(compilation, environment);
  const sources = new Map<string, GraphNode>();
  const models = compilation.result.models.map((model): GraphNode => {
    const tables = model.reads
      .filter((read) => read.kind !== "model")
      .map(({ parts }) => {
        const known = loaded.find((node) => mayBe(node.target, parts));
        const node = known ?? sourceNode(compilation, parts);
        if (known === undefined) sources.set(node.id, node);
        return node.id;
      });
    return {
      id: `model:${model.name}`,
      kind: "model",
      name: model.name,
      dependsOn: [...new Set([...tables, ...model.dependsOn.map((name) => `model:${name}`)])].sort(),
      target: model.target,
      columns: model.complete ? model.columns.length : undefined,
      pipeline: pipelineOf(compilation, model),
      files: [model.file],
      model,
    };
  });
  return ordered(compilation, [...loaded, ...sources.values(), ...models]);
}

function pipelineOf({ result }: Compilation, model: CompiledModel): string | undefined {
  const builds = result.config.pipelines.filter((pipeline) => pipeline.type === "transformation");
  return builds.find((pipeline) => matchesGlob(pipeline.models, model.file))?.name;
}

function ordered(compilation: Compilation, nodes: readonly GraphNode[]): ProjectGraph {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const { layers, unordered } = layersOf(new Map(nodes.map((node) => [node.id, node.dependsOn])));
  const inOrder = [...layers.flat(), ...unordered].flatMap((id) => byId.get(id) ?? []);
  return { compilation, nodes: inOrder, layers, unordered };
}

/** The tables that are made from files; several files of a pipeline may make one. */
function loadedTables(compilation: Compilation, environment: Environment): readonly GraphNode[] {
  const { root, result } = compilation;
  const loads = result.config.pipelines.flatMap((pipeline) =>
    pipeline.type === "load" ? existing(() => filesOf(root, pipeline)) : [],
  );
  const seeds = existing(() => seedFiles({ root, folder: "seeds", only: undefined, environment }).files);
  const kinds = [
    ["load", loads],
    ["seed", seeds],
  ] as const;
  return kinds.flatMap(([kind, files]) => {
    const byTable = Map.groupBy(files, (file) => dotted(file.target));
    return [...byTable].flatMap(([name, group]) => {
      const [first] = group;
      return first === undefined ? [] : [loadedNode(compilation, { kind, name, files: group, first })];
    });
  });
}

/** What is in a folder; nothing where the folder cannot be read, which `rocky load` complains about. */
function existing(files: () => readonly FileToLoad[]): readonly FileToLoad[] {
  try {
    return files();
  } catch (error) {
    if (error instanceof AdapterError) return [];
    throw error;
  }
}

interface LoadedTable {
  readonly kind: "load" | "seed";
  readonly name: string;
  readonly files: readonly FileToLoad[];
  readonly first: FileToLoad;
}

function loadedNode(compilation: Compilation, { kind, name, files, first }: LoadedTable): GraphNode {
  return {
    id: `${kind}:${name}`,
    kind,
    name,
    dependsOn: [],
    target: first.target,
    columns: lockedColumns(compilation, name.split(".")),
    pipeline: kind === "load" ? first.pipeline : undefined,
    files: files.map((file) => file.file),
    model: undefined,
  };
}

function sourceNode(compilation: Compilation, parts: readonly string[]): GraphNode {
  const [table = "", schema = "main", catalog] = parts.toReversed();
  const target = { ...(catalog === undefined ? {} : { catalog }), schema, table };
  const name = parts.join(".");
  return {
    id: `source:${name.toLowerCase()}`,
    kind: "source",
    name,
    dependsOn: [],
    target,
    columns: lockedColumns(compilation, parts),
    pipeline: undefined,
    files: [],
    model: undefined,
  };
}

/** How many columns the schema lockfile knows of a table. */
function lockedColumns({ result }: Compilation, parts: readonly string[]): number | undefined {
  const wanted = parts.map((part) => part.toLowerCase());
  const table = result.lockfile.tables.find(({ name }) => {
    const shared = Math.min(name.length, wanted.length);
    const end = name.slice(-shared).map((part) => part.toLowerCase());
    return end.join("\0") === wanted.slice(-shared).join("\0");
  });
  return table?.schema.columns.length;
}

function dotted({ catalog, schema, table }: Target): string {
  return [catalog, schema, table].filter((part) => part !== undefined).join(".");
}
