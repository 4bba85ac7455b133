import type { ColumnEdge, ModelColumn, ModelKey, RelationRead, SqlType, Transform } from "@rocky/ir";
import { ByteReader } from "./byte-reader.ts";
import type { KeptModels, ModelTables } from "./kept-models.ts";
import type { KnownHead, KnownModel } from "./known-model.ts";
import {
  nullabilityCodes,
  readCodes,
  roleCodes,
  statusCodes,
  strategyCodes,
  transformCodes,
  valuesOf,
} from "./model-codes.ts";

const statuses = valuesOf(statusCodes);
const strategies = valuesOf(strategyCodes);
const nullabilities = valuesOf(nullabilityCodes);
const readKinds = valuesOf(readCodes);
const roles = valuesOf(roleCodes);
const transforms = valuesOf(transformCodes);

/** Reads single models of what `encodeModels` made. Every method throws `BrokenBytes` where that cannot be. */
export class ModelDecoder {
  readonly #kept: KeptModels;
  readonly #types = new Map<string, SqlType>();

  constructor(kept: KeptModels) {
    this.#kept = kept;
  }

  /** What finds the models. */
  get tables(): ModelTables {
    return this.#kept.tables;
  }

  /** How many models there are. */
  get count(): number {
    return this.tables.starts.length;
  }

  /** The beginning of a model, by its place. */
  head(at: number): KnownHead {
    return headOf(this.#readerAt(at));
  }

  /** A whole model, by its place. */
  model(at: number): KnownModel {
    const reader = this.#readerAt(at);
    const head = headOf(reader);
    const { name, file, status, complete, target, strategy, dependsOn, ...facts } = head;
    const columns = reader.list(() => this.#column(reader, file));
    const keys = reader.list((): ModelKey => ({ columns: reader.textList(), assumed: reader.textList() }));
    const reads = reader.list(() => readOf(reader, file));
    const edges = reader.list(() => edgeOf(reader));
    const own = { name, file, status, complete, target, strategy, dependsOn };
    const compiled = { ...own, sql: "", sqlStart: 0, columns, keys, reads, edges, tags: {} };
    return { compiled, facts };
  }

  #readerAt(at: number): ByteReader {
    const { bytes, textOf, tables } = this.#kept;
    return new ByteReader(bytes, textOf, tables.starts[at] ?? bytes.length);
  }

  #column(reader: ByteReader, file: string): ModelColumn {
    const name = reader.text();
    const type = this.#typeOf(reader.text());
    const nullability = reader.oneOf(nullabilities);
    const collation = reader.optional();
    const from = reader.number();
    const length = reader.number();
    return {
      name,
      type,
      nullability,
      ...(collation === undefined ? {} : { collation }),
      ...(from === 0 ? {} : { span: { file, start: from - 1, end: from - 1 + length } }),
    };
  }

  #typeOf(text: string): SqlType {
    const known = this.#types.get(text);
    if (known !== undefined) return known;
    const type = JSON.parse(text) as SqlType;
    this.#types.set(text, type);
    return type;
  }
}

function headOf(reader: ByteReader): KnownHead {
  const name = reader.text();
  const file = reader.text();
  const status = reader.oneOf(statuses);
  const flags = reader.number();
  const reason = reader.text();
  const dependsOn = reader.textList();
  const asks = reader.textList();
  const unknownTables = reader.textList();
  const catalog = reader.optional();
  const schema = reader.text();
  const table = reader.text();
  return {
    name,
    file,
    status,
    complete: (flags & 1) !== 0,
    target: { ...(catalog === undefined ? {} : { catalog }), schema, table },
    strategy: { kind: reader.oneOf(strategies) },
    dependsOn,
    reason,
    isCollated: (flags & 2) !== 0,
    unknownTables,
    asks,
    hasStar: (flags & 4) !== 0,
    hasContractFinding: (flags & 8) !== 0,
    isEntangled: (flags & 16) !== 0,
  };
}

function readOf(reader: ByteReader, file: string): RelationRead {
  const start = reader.number();
  const end = start + reader.number();
  const parts = reader.textList();
  const kind = reader.oneOf(readKinds);
  const relation = reader.text();
  return { span: { file, start, end }, parts, relation, aliased: reader.number() === 1, kind };
}

function edgeOf(reader: ByteReader): ColumnEdge {
  const from = { relation: reader.text(), column: reader.text() };
  const output = reader.number();
  const role = reader.oneOf(roles);
  const transform = transformOf(reader);
  return output === 0 ? { from, role, transform } : { from, output: output - 1, role, transform };
}

function transformOf(reader: ByteReader): Transform {
  const kind = reader.oneOf(transforms);
  return kind === "aggregation" ? { kind, function: reader.text() } : { kind };
}
