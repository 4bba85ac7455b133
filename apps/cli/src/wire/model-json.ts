import { unknownReason, type CompiledModel, type ModelColumn, type ModelKey } from "@rocky/ir";
import { nullable, unknownInputs, type ColumnsOptions } from "./column.ts";
import { edgePrinter } from "./edge-json.ts";
import { escaped, jsonString } from "./json-string.ts";
import { spanPrinter } from "./span-json.ts";

/** Writes a model as `rocky compile -o json` carries it; `contract` is the file of its contract. */
type ModelPrinter = (model: CompiledModel, contract: string | undefined) => string;

/**
 * A printer of models. The text is built without objects in between, and what many columns have in common is made once, because printing ten
 * thousand models is a good part of compiling them.
 */
export function modelPrinter(options: ColumnsOptions): ModelPrinter {
  const typeJson = typePrinter(options);
  const edgeJson = edgePrinter();
  const spanJson = spanPrinter(options.sources);
  const columnJson = (column: ModelColumn, lineage: string): string => {
    const span = column.span === undefined ? "" : `,"span":${spanJson(column.span)}`;
    return `{"name":"${escaped(column.name)}"${typeJson(column)}${span},"lineage":[${lineage}]}`;
  };
  const columnsJson = ({ columns, edges }: CompiledModel): string => {
    const lineage = columns.map(() => "");
    for (const edge of edges) {
      const { output } = edge;
      if (output === undefined || output >= lineage.length) continue;
      const before = lineage[output] ?? "";
      lineage[output] = before === "" ? edgeJson(edge) : `${before},${edgeJson(edge)}`;
    }
    let text = "";
    for (let i = 0; i < columns.length; i++) {
      const column = columns[i];
      if (column === undefined) continue;
      const own = columnJson(column, lineage[i] ?? "");
      text = text === "" ? own : `${text},${own}`;
    }
    return text;
  };
  const rowLineageJson = ({ edges }: CompiledModel): string => {
    let text = "";
    for (const edge of edges) {
      if (edge.output === undefined) text = text === "" ? edgeJson(edge) : `${text},${edgeJson(edge)}`;
    }
    return text;
  };
  return (model, contract) =>
    `${headJson(model, contract)},"columns":[${columnsJson(model)}],"complete":${model.complete}` +
    `,"keys":${listJson(model.keys, keyJson)},"row_lineage":[${rowLineageJson(model)}]}`;
}

/** A model without its columns, and without the end. */
function headJson(model: CompiledModel, contract: string | undefined): string {
  const { target, tags, intent } = model;
  const tagged = Object.keys(tags).length === 0 ? "" : `,"tags":${JSON.stringify(tags)}`;
  const meant = intent === undefined ? "" : `,"intent":${jsonString(intent)}`;
  const promised = contract === undefined ? "" : `,"contract_source":${jsonString(contract)}`;
  return (
    `{"name":"${escaped(model.name)}","file":"${escaped(model.file)}","status":"${model.status}"` +
    `,"strategy":{"type":"${model.strategy.kind}"},"target":{"catalog":"${escaped(target.catalog ?? "")}"` +
    `,"schema":"${escaped(target.schema)}","table":"${escaped(target.table)}"}` +
    `,"depends_on":${listJson(model.dependsOn, jsonString)}${tagged}${meant}${promised}`
  );
}

function listJson<T>(values: readonly T[], json: (value: T) => string): string {
  let text = "";
  for (const value of values) text += text === "" ? json(value) : `,${json(value)}`;
  return `[${text}]`;
}

function keyJson({ columns, assumed }: ModelKey): string {
  const facts = assumed.length === 0 ? "" : `,"facts":${listJson(assumed, jsonString)}`;
  return `{"columns":${listJson(columns, jsonString)},"proof":{"kind":"${assumed.length === 0 ? "proved" : "assumed"}"${facts}}}`;
}

/** Writes type, nullability and reason of a column: `,"type":"DATE","nullable":true`. Types that many columns share are written once. */
function typePrinter({ typeName }: ColumnsOptions): (column: ModelColumn) => string {
  const known = new Map<ModelColumn["type"], string>();
  let lastReason = "";
  let lastUnknown = ',"reason":""';
  const typeText = (type: ModelColumn["type"]): string => {
    const reason = unknownReason(type);
    if (reason !== undefined) {
      if (reason !== lastReason) lastUnknown = `,"reason":"${escaped(reason)}"`;
      lastReason = reason;
      return "";
    }
    let text = known.get(type);
    if (text === undefined) known.set(type, (text = `,"type":"${escaped(typeName(type))}","nullable":`));
    return text;
  };
  const unsure = `null,"reason":"${escaped(unknownInputs)}"`;
  return ({ type, nullability }) => {
    const text = typeText(type);
    if (text === "") return `,"type":null,"nullable":${nullable(nullability)}${lastUnknown}`;
    return nullability === "unknown" ? text + unsure : text + String(nullable(nullability));
  };
}
