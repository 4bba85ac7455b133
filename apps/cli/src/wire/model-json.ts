import {
  unknownReason,
  type ColumnEdge,
  type CompiledModel,
  type ModelColumn,
  type ModelKey,
  type Span,
} from "@rocky/ir";
import { placeOf, type SourceTexts } from "../report/source-text.ts";
import { nullable, transformName, unknownInputs, type ColumnsOptions } from "./column.ts";
import { jsonString } from "./json-string.ts";

/**
 * A model as `rocky compile -o json` carries it, as text. The text is built without objects in between, because
 * printing ten thousand models is a good part of compiling them.
 */
export function modelJson(
  model: CompiledModel,
  contract: string | undefined,
  options: ColumnsOptions,
): string {
  const { target, tags, intent } = model;
  const tagged = Object.keys(tags).length === 0 ? "" : `,"tags":${JSON.stringify(tags)}`;
  const meant = intent === undefined ? "" : `,"intent":${jsonString(intent)}`;
  const promised = contract === undefined ? "" : `,"contract_source":${jsonString(contract)}`;
  return (
    `{"name":${jsonString(model.name)},"file":${jsonString(model.file)},"status":"${model.status}"` +
    `,"strategy":{"type":"${model.strategy.kind}"},"target":{"catalog":${jsonString(target.catalog ?? "")}` +
    `,"schema":${jsonString(target.schema)},"table":${jsonString(target.table)}}` +
    `,"depends_on":${listJson(model.dependsOn, jsonString)}${tagged}${meant}${promised}` +
    `,"columns":${columnsJson(model, options)},"complete":${model.complete}` +
    `,"keys":${listJson(model.keys, keyJson)},"row_lineage":[${rowLineageJson(model.edges)}]}`
  );
}

function listJson<T>(values: readonly T[], json: (value: T) => string): string {
  let text = "";
  for (const value of values) text += text === "" ? json(value) : `,${json(value)}`;
  return `[${text}]`;
}

function columnsJson({ columns, edges }: CompiledModel, options: ColumnsOptions): string {
  const lineage = columns.map(() => "");
  for (const edge of edges) {
    if (edge.output === undefined || edge.output >= lineage.length) continue;
    const before = lineage[edge.output] ?? "";
    lineage[edge.output] = before === "" ? sourceJson(edge) : `${before},${sourceJson(edge)}`;
  }
  let text = "";
  columns.forEach((column, i) => {
    const own = columnJson(column, lineage[i] ?? "", options);
    text += text === "" ? own : `,${own}`;
  });
  return `[${text}]`;
}

function columnJson(column: ModelColumn, lineage: string, { sources, typeName }: ColumnsOptions): string {
  const unknown = unknownReason(column.type);
  const reason = unknown ?? (column.nullability === "unknown" ? unknownInputs : undefined);
  const type = unknown === undefined ? jsonString(typeName(column.type)) : "null";
  const why = reason === undefined ? "" : `,"reason":${jsonString(reason)}`;
  const span = column.span === undefined ? "" : `,"span":${spanJson(column.span, sources)}`;
  return `{"name":${jsonString(column.name)},"type":${type},"nullable":${nullable(column.nullability)}${why}${span},"lineage":[${lineage}]}`;
}

function spanJson({ file, start, end }: Span, sources: SourceTexts): string {
  const source = sources.get(file) ?? { text: "\0".repeat(end), lineStarts: [0] };
  const from = placeOf(source, start);
  const to = placeOf(source, end);
  return `{"file":${jsonString(file)},"line":${from.line},"col":${from.col},"end_line":${to.line},"end_col":${to.col},"start":${start},"end":${end}}`;
}

function sourceJson({ from, role, transform }: ColumnEdge): string {
  return `{"table":${jsonString(from.relation)},"column":${jsonString(from.column)},"role":"${role}","transform":${jsonString(transformName(transform))}}`;
}

function keyJson({ columns, assumed }: ModelKey): string {
  const facts = assumed.length === 0 ? "" : `,"facts":${listJson(assumed, jsonString)}`;
  return `{"columns":${listJson(columns, jsonString)},"proof":{"kind":"${assumed.length === 0 ? "proved" : "assumed"}"${facts}}}`;
}

function rowLineageJson(edges: readonly ColumnEdge[]): string {
  let text = "";
  for (const edge of edges) {
    if (edge.output !== undefined) continue;
    text += text === "" ? sourceJson(edge) : `,${sourceJson(edge)}`;
  }
  return text;
}
