import type { ColumnEdge, ColumnReference, CompiledModel, EdgeRole, Transform } from "@rocky/ir";

/** One column influences another: `source` stands in a relation that the target's model reads. */
export interface LineageEdge {
  readonly source: ColumnReference;
  /** `relation` is a model. */
  readonly target: ColumnReference;
  readonly role: EdgeRole;
  readonly transform: Transform;
}

/** What the graph keeps of a model. */
export interface LineageModel {
  readonly name: string;
  readonly columns: readonly string[];
  /** Ids of everything that the model reads: models and tables, sorted. */
  readonly reads: readonly string[];
  /** Edges to one output column. */
  readonly valueEdges: readonly LineageEdge[];
  /** What decides which rows there are, and so influences every column. */
  readonly rowEdges: readonly Omit<LineageEdge, "target">[];
  /** Why there may be more columns or edges; empty when everything is known. */
  readonly gaps: readonly string[];
}

/** What is looked up by a key. */
export interface Lookup<T> {
  readonly get: (key: string) => T | undefined;
  readonly has: (key: string) => boolean;
}

/** What is looked up by a key, or taken as a whole. */
export interface Listing<T> extends Lookup<T> {
  readonly values: () => Iterable<T>;
}

/** The columns of a project and what leads from one to the other. Built once, in time linear in the edges. */
export interface LineageGraph {
  /** Models by folded name. */
  readonly models: Listing<LineageModel>;
  /** Names of the models that read a relation, by the relation's folded id; sorted. */
  readonly readers: Lookup<readonly string[]>;
  /** Edges into a column, by {@link columnKey}. */
  readonly into: Listing<readonly LineageEdge[]>;
  /** Edges out of a column, by {@link columnKey}. */
  readonly outOf: Lookup<readonly LineageEdge[]>;
  /** Models whose rows a column decides about, with the role, by {@link columnKey}. */
  readonly decides: Lookup<readonly RowInfluence[]>;
}

/** A column decides about the rows of a model. */
export interface RowInfluence {
  readonly model: string;
  readonly edge: Omit<LineageEdge, "target">;
}

/** The key of a column: names are compared without regard to case. */
export function columnKey({ relation, column }: ColumnReference): string {
  return `${relation.toLowerCase()}\0${column.toLowerCase()}`;
}

/** Builds the graph of compiled models. */
export function lineageOf(models: readonly CompiledModel[]): LineageGraph {
  const nodes = new Map<string, LineageModel>();
  const readers = new Map<string, Set<string>>();
  const into = new Map<string, LineageEdge[]>();
  const outOf = new Map<string, LineageEdge[]>();
  const decides = new Map<string, RowInfluence[]>();
  for (const model of models) {
    const node = nodeOf(model);
    nodes.set(model.name.toLowerCase(), node);
    for (const read of node.reads) addTo(readers, read.toLowerCase(), model.name);
    for (const edge of node.valueEdges) {
      push(into, columnKey(edge.target), edge);
      push(outOf, columnKey(edge.source), edge);
    }
    for (const edge of node.rowEdges) push(decides, columnKey(edge.source), { model: model.name, edge });
  }
  const sortedReaders = new Map([...readers].map(([id, names]) => [id, [...names].sort()]));
  return { models: nodes, readers: sortedReaders, into, outOf, decides };
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

function addTo(map: Map<string, Set<string>>, key: string, value: string): void {
  const set = map.get(key);
  if (set === undefined) map.set(key, new Set([value]));
  else set.add(value);
}

/** What the graph keeps of a compiled model. */
export function nodeOf(model: CompiledModel): LineageModel {
  const valueEdges: LineageEdge[] = [];
  const rowEdges: Omit<LineageEdge, "target">[] = [];
  for (const edge of model.edges) {
    const target = edge.output === undefined ? undefined : model.columns[edge.output];
    const plain = plainEdge(edge);
    if (target !== undefined)
      valueEdges.push({ ...plain, target: { relation: model.name, column: target.name } });
    else if (edge.output === undefined) rowEdges.push(plain);
  }
  return {
    name: model.name,
    columns: model.columns.map((column) => column.name),
    reads: [...new Set([...model.reads.map((read) => read.relation), ...model.dependsOn])].sort(),
    valueEdges,
    rowEdges,
    gaps: gapsOf(model),
  };
}

function plainEdge(edge: ColumnEdge): Omit<LineageEdge, "target"> {
  return { source: edge.from, role: edge.role, transform: edge.transform };
}

function gapsOf(model: CompiledModel): readonly string[] {
  const gaps: string[] = [];
  if (model.status === "failed") gaps.push(`${model.name} has errors`);
  else if (!model.complete) gaps.push(`not all columns of ${model.name} are known`);
  for (const read of model.reads) {
    if (read.kind === "unknown-table")
      gaps.push(`nothing is known about ${read.parts.join(".")}, which ${model.name} reads`);
  }
  return [...new Set(gaps)];
}
