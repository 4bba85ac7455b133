import { unknownReason, type ColumnReference, type CompiledModel } from "@rocky/ir";
import {
  allRoles,
  lineageDot,
  modelLineage,
  traceColumn,
  valueRoles,
  type LineageGraph,
  type ModelLineage,
  type Trace,
  type TraceDirection,
} from "@rocky/sdk/lineage";
import type { DialectName } from "@rocky/sdk";
import { printJson, printNext, type Context } from "../context.ts";
import { exitCodes, type ExitCode } from "../exit-code.ts";
import type { columnLineageSchema, lineageSchema } from "../schemas/lineage.ts";
import type { BodyOf } from "../schemas/schema-type.ts";
import { transformName } from "../wire/column.ts";
import { qualified, wireEdge } from "../wire/lineage-edge.ts";
import {
  expectSourceColumn,
  gapsBeyond,
  noSuchColumn,
  noSuchTarget,
  type BeyondModels,
} from "./lineage-source.ts";
import { treeText, type TreeEdge } from "./lineage-tree.ts";
import { plural } from "./plural.ts";

/** What is asked about whom. */
export interface LineageQuestion {
  readonly graph: LineageGraph;
  /** All models, sorted by name. */
  readonly models: () => readonly { readonly name: string }[];
  readonly modelNamed: (name: string) => CompiledModel | undefined;
  readonly dialect: DialectName;
  /** `model` or `relation.column`. */
  readonly target: string;
  readonly direction: TraceDirection;
  readonly allRoles: boolean;
  /** `text` or `dot`, where it was given. */
  readonly format: string | undefined;
  /** What a whole compilation knows beside its models; nothing is asked that needs it where it is missing. */
  readonly beyond?: BeyondModels | undefined;
}

/** Prints the lineage of a model or of a column. */
export async function printLineage(context: Context, question: LineageQuestion): Promise<ExitCode> {
  const ofModel = modelLineage(question.graph, question.target);
  if (ofModel !== undefined) await printModel(context, question, ofModel);
  else printColumn(context, question, columnOf(question));
  return exitCodes.ok;
}

function columnOf(question: LineageQuestion): ColumnReference {
  const column = columnNamed(question.target);
  if (column === undefined) throw noSuchTarget(question, undefined);
  return column;
}

function columnNamed(target: string): ColumnReference | undefined {
  const dot = target.lastIndexOf(".");
  return dot <= 0 ? undefined : { relation: target.slice(0, dot), column: target.slice(dot + 1) };
}

/** Whether models alone answer a question; what is neither a model nor a column that they make or read may be something else. */
export function isOfModels({ graph, target, direction }: LineageQuestion): boolean {
  if (graph.models.has(target.toLowerCase())) return true;
  const column = columnNamed(target);
  if (column === undefined) return false;
  return (
    graph.models.has(column.relation.toLowerCase()) ||
    traceColumn(graph, column, { direction }).start === "found"
  );
}

async function printModel(context: Context, question: LineageQuestion, lineage: ModelLineage): Promise<void> {
  const { model, edges } = lineage;
  const gaps = [...lineage.gaps, ...gapsBeyond(question)];
  if (question.format === "dot") context.stdout.write(lineageDot(edges));
  else if (question.format === undefined && context.output === "json") {
    const compiled = question.modelNamed(model.name);
    // Columns are traced without the compiler, and only their types need its dialects.
    const { typeName } = await import("@rocky/sdk");
    printJson(context, {
      model: model.name,
      columns: (compiled?.columns ?? []).map((column) => ({
        name: column.name,
        data_type: unknownReason(column.type) === undefined ? typeName(column.type, question.dialect) : null,
      })),
      upstream: lineage.upstream,
      downstream: lineage.downstream,
      edges: edges.map(wireEdge),
      ...incomplete(gaps),
    } satisfies BodyOf<typeof lineageSchema>);
  } else {
    const { stdout } = context;
    const { graph } = question;
    stdout.write(
      treeText(
        model.name,
        modelEdges(model.name, (name) => readsOf(graph, name)),
        stdout.style,
      ),
    );
    if (lineage.downstream.length > 0) stdout.write(`read by ${lineage.downstream.join(", ")}\n`);
    printGaps(context, gaps);
    printNext(context, `rocky lineage ${model.name}.${model.columns[0] ?? "<column>"} follows one column`);
  }
}

function readsOf(graph: LineageGraph, name: string): readonly string[] {
  return graph.models.get(name.toLowerCase())?.reads ?? [];
}

/** What a model reads, what that reads, and so on; each model once. */
function modelEdges(start: string, readsOfModel: (name: string) => readonly string[]): readonly TreeEdge[] {
  const seen = new Set([start]);
  const edges: TreeEdge[] = [];
  for (const name of seen) {
    for (const read of readsOfModel(name)) {
      edges.push({ from: name, to: read, note: "" });
      seen.add(read);
    }
  }
  return edges;
}

/** The column as the trace writes it, whatever the letters of the question. */
function asTraced(asked: ColumnReference, { edges }: Trace, direction: TraceDirection): ColumnReference {
  const wanted = nameOf(asked).toLowerCase();
  const ends = edges.map(({ source, target }) => (direction === "upstream" ? target : source));
  return ends.find((end) => nameOf(end).toLowerCase() === wanted) ?? asked;
}

function printColumn(context: Context, question: LineageQuestion, asked: ColumnReference): void {
  const { direction } = question;
  const trace = traceOf(question, asked);
  const column = asTraced(asked, trace, direction);
  if (question.format === "dot") context.stdout.write(lineageDot(trace.edges));
  else if (question.format === undefined && context.output === "json") {
    const consumers = new Map(trace.edges.map(({ target }) => [nameOf(target), qualified(target)]));
    printJson(context, {
      model: column.relation,
      column: column.column,
      direction,
      trace: trace.edges.map(wireEdge),
      ...(direction === "downstream" ? { downstream_consumers: [...consumers.values()] } : {}),
      ...incomplete(trace.gaps),
    } satisfies BodyOf<typeof columnLineageSchema>);
  } else printTrace(context, question, { column, trace });
}

/** The trace of a column. Throws an `AdapterError` that says why where there is none. */
function traceOf(question: LineageQuestion, asked: ColumnReference): Trace {
  const options = {
    direction: question.direction,
    roles: question.allRoles ? allRoles : valueRoles,
  };
  const gaps = gapsBeyond(question);
  const withGaps = (trace: Trace): Trace => ({ ...trace, gaps: [...trace.gaps, ...gaps] });
  const trace = traceColumn(question.graph, asked, options);
  if (trace.start === "found") return withGaps(trace);
  const model = question.graph.models.get(asked.relation.toLowerCase());
  if (model !== undefined) throw noSuchColumn(`the model ${model.name}`, asked.column, model.columns);
  expectSourceColumn(question, asked);
  return withGaps(traceColumn(question.graph, asked, { ...options, isThere: true }));
}

function printTrace(
  context: Context,
  question: LineageQuestion,
  found: { readonly column: ColumnReference; readonly trace: Trace },
): void {
  const { stdout } = context;
  const { direction } = question;
  const { edges, gaps } = found.trace;
  const treeEdges = edges.map((edge) => ({
    from: nameOf(direction === "upstream" ? edge.target : edge.source),
    to: nameOf(direction === "upstream" ? edge.source : edge.target),
    note: edge.role === "value" ? transformName(edge.transform) : edge.role,
  }));
  stdout.write(treeText(nameOf(found.column), treeEdges, stdout.style));
  if (edges.length === 0 && gaps.length === 0) {
    stdout.write(direction === "upstream" ? "comes from no column\n" : "nothing comes from it\n");
  } else stdout.write(`${plural(edges.length, "edge")}\n`);
  printGaps(context, gaps);
  if (!question.allRoles)
    printNext(context, "--all-roles also follows filters, join keys, grouping and ordering");
}

function printGaps(context: Context, gaps: readonly string[]): void {
  const { stdout } = context;
  for (const gap of gaps) stdout.write(`${stdout.style.yellow("there may be more")}: ${gap}\n`);
}

function incomplete(gaps: readonly string[]): { readonly incomplete?: readonly string[] } {
  return gaps.length === 0 ? {} : { incomplete: gaps };
}

function nameOf(column: ColumnReference): string {
  return `${column.relation}.${column.column}`;
}
