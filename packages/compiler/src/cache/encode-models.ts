import type { ColumnEdge, CompiledModel, ModelColumn, RelationRead, SqlType } from "@rocky/ir";
import { ByteWriter } from "./byte-writer.ts";
import { nameKey } from "../resolve/model-index.ts";
import type { ModelTables } from "./kept-models.ts";
import type { ModelFacts } from "./known-model.ts";
import {
  nullabilityCodes,
  readCodes,
  roleCodes,
  statusCodes,
  strategyCodes,
  transformCodes,
} from "./model-codes.ts";
import { nameTable } from "./name-table.ts";

/** Models as bytes, with the texts that these speak of by their numbers, and what finds them. */
export interface EncodedModels {
  readonly texts: readonly string[];
  readonly bytes: Uint8Array;
  readonly tables: ModelTables;
}

/** Keeps models with what was found out about them, in their order. */
export function encodeModels(
  models: readonly CompiledModel[],
  facts: ReadonlyMap<string, ModelFacts>,
): EncodedModels {
  const writer = new ByteWriter();
  const types = new TypeTexts();
  const starts: number[] = [];
  for (const model of models) {
    starts.push(writer.length);
    writeHead(writer, model, facts.get(model.name) ?? noFacts);
    writeBody(writer, model, types);
  }
  const tables = {
    starts: Uint32Array.from(starts),
    names: nameTable(models.map(({ name }) => nameKey([name]))),
    targets: nameTable(models.map(({ target }) => nameKey([target.schema, target.table]))),
    files: nameTable(models.map(({ file }) => file)),
    readers: readersOf(models, facts),
    promising: Uint32Array.from(
      models.flatMap(({ name }, place) => (facts.get(name)?.hasContractFinding === false ? [] : [place])),
    ),
  };
  return { texts: writer.texts, bytes: writer.bytes(), tables };
}

/** Who needs each model, or asks for it in tests. */
function readersOf(models: readonly CompiledModel[], facts: ReadonlyMap<string, ModelFacts>): Uint32Array {
  const places = new Map(models.map(({ name }, place) => [name, place]));
  const readers: number[][] = models.map(() => []);
  for (const [place, { name, dependsOn }] of models.entries()) {
    for (const needed of new Set([...dependsOn, ...(facts.get(name)?.asks ?? [])])) {
      if (needed !== name) readers[places.get(needed) ?? -1]?.push(place);
    }
  }
  let end = models.length + 1;
  const ends = readers.map((each) => (end += each.length));
  return Uint32Array.from([models.length + 1, ...ends, ...readers.flat()]);
}

/** Types as JSON. Known types are shared by many columns, and columns that are not known for one reason follow each other. */
class TypeTexts {
  readonly #known = new Map<SqlType, string>();
  #reason = "";
  #unknown = JSON.stringify({ kind: "unknown", reason: "" });

  of(type: SqlType): string {
    if (type.kind === "unknown") {
      if (type.reason !== this.#reason) {
        this.#reason = type.reason;
        this.#unknown = JSON.stringify(type);
      }
      return this.#unknown;
    }
    let text = this.#known.get(type);
    if (text === undefined) this.#known.set(type, (text = JSON.stringify(type)));
    return text;
  }
}

/** For a model that nothing was told about: whoever touches it compiles everything. */
const noFacts: ModelFacts = {
  reason: "",
  isCollated: false,
  unknownTables: [],
  asks: [],
  hasStar: true,
  hasContractFinding: true,
  isEntangled: true,
};

function writeHead(writer: ByteWriter, model: CompiledModel, facts: ModelFacts): void {
  writer.text(model.name);
  writer.text(model.file);
  writer.number(statusCodes[model.status]);
  writer.number(flagsOf(model, facts));
  writer.text(facts.reason);
  writer.textList(model.dependsOn);
  writer.textList(facts.asks);
  writer.textList(facts.unknownTables);
  writer.optional(model.target.catalog);
  writer.text(model.target.schema);
  writer.text(model.target.table);
  writer.number(strategyCodes[model.strategy.kind]);
}

function flagsOf({ complete }: CompiledModel, facts: ModelFacts): number {
  let flags = complete ? 1 : 0;
  if (facts.isCollated) flags |= 2;
  if (facts.hasStar) flags |= 4;
  if (facts.hasContractFinding) flags |= 8;
  if (facts.isEntangled) flags |= 16;
  return flags;
}

function writeBody(writer: ByteWriter, model: CompiledModel, types: TypeTexts): void {
  writer.number(model.columns.length);
  for (const column of model.columns) writeColumn(writer, column, types);
  writer.list(model.keys, (key) => {
    writer.textList(key.columns);
    writer.textList(key.assumed);
  });
  writer.number(model.reads.length);
  for (const read of model.reads) writeRead(writer, read);
  writer.number(model.edges.length);
  for (const edge of model.edges) writeEdge(writer, edge);
}

function writeColumn(writer: ByteWriter, column: ModelColumn, types: TypeTexts): void {
  const { name, type, nullability, collation, span } = column;
  writer.text(name);
  writer.text(types.of(type));
  writer.number(nullabilityCodes[nullability]);
  writer.optional(collation);
  writer.number(span === undefined ? 0 : span.start + 1);
  writer.number(span === undefined ? 0 : span.end - span.start);
}

function writeRead(writer: ByteWriter, { span, parts, kind, relation, aliased }: RelationRead): void {
  writer.number(span.start);
  writer.number(span.end - span.start);
  writer.textList(parts);
  writer.number(readCodes[kind]);
  writer.text(relation);
  writer.number(aliased ? 1 : 0);
}

function writeEdge(writer: ByteWriter, { from, output, role, transform }: ColumnEdge): void {
  writer.text(from.relation);
  writer.text(from.column);
  writer.number(output === undefined ? 0 : output + 1);
  writer.number(roleCodes[role]);
  writer.number(transformCodes[transform.kind]);
  if (transform.kind === "aggregation") writer.text(transform.function);
}
