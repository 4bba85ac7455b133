import type { CompiledModel, ModelColumn, ModelKey, Nullability } from "@rocky/ir";
import { valueDomain, type QueryNode, type ValueDomain } from "@rocky/sql";
import { modelNamed, type ModelIndex } from "../resolve/model-index.ts";
import type { WrittenTest } from "./read-tests.ts";

/** What proofs are made from. */
export interface ProofInput {
  readonly models: ReadonlyMap<string, CompiledModel>;
  /** The query of a model, read again. */
  readonly queryOf: (model: string) => QueryNode | undefined;
  readonly index: ModelIndex;
  /** The nullability of a column of a model, taking nothing on trust that a warehouse said. */
  readonly nullabilityOf: (model: string, column: number) => Nullability;
  /** What tells the rows of a model apart, taking nothing on trust. */
  readonly keysOf: (model: string) => readonly ModelKey[];
}

/** Why a test holds for every build of its model, as a sentence; `undefined` when only the data can tell. */
export function proveTest(test: WrittenTest, model: CompiledModel, input: ProofInput): string | undefined {
  if (model.status !== "ok") return undefined;
  if (test.type === "composite" || test.type === "unique") return proveUnique(test, model, input);
  const name = test.settings["column"];
  if (typeof name !== "string") return undefined;
  const matches = model.columns.flatMap((column, at) =>
    column.name.toLowerCase() === name.toLowerCase() ? [{ column, at }] : [],
  );
  const [only] = matches;
  if (only === undefined || matches.length !== 1) return undefined;
  if (test.type === "not_null") return proveNotNull(model, only.at, input);
  if (test.type === "accepted_values") return proveValues(test, { model, ...only }, input);
  return undefined;
}

function proveUnique(test: WrittenTest, model: CompiledModel, input: ProofInput): string | undefined {
  const { column, columns } = test.settings;
  const tested = (Array.isArray(columns) ? columns : [column]).map((name) => String(name).toLowerCase());
  const key = input
    .keysOf(model.name)
    .find((each) => each.columns.every((name) => tested.includes(name.toLowerCase())));
  if (key === undefined) return undefined;
  if (key.columns.length === 0) return `the query of ${model.name} makes at most one row`;
  return `the query of ${model.name} makes one row for each ${key.columns.join(", ")}`;
}

function proveNotNull(model: CompiledModel, at: number, input: ProofInput): string | undefined {
  if (input.nullabilityOf(model.name, at) !== "not-null") return undefined;
  return `the query of ${model.name} never makes it NULL`;
}

interface Tested {
  readonly model: CompiledModel;
  readonly column: ModelColumn;
  readonly at: number;
}

function proveValues(test: WrittenTest, tested: Tested, input: ProofInput): string | undefined {
  const { values } = test.settings;
  const kind = tested.column.type.kind;
  if (!Array.isArray(values)) return undefined;
  if (tested.column.type.kind === "enum") {
    const outside = tested.column.type.values.filter((value) => !values.includes(value));
    return outside.length === 0 ? `every value of its ENUM type is accepted` : undefined;
  }
  const literals = literalsOf(tested.model, tested.at, { input, depth: 0 });
  if (literals === undefined || literals.size === 0) return undefined;
  const accepted = new Set(values.flatMap((value: unknown) => asLiteral(value, kind)));
  if ([...literals].some((literal) => !accepted.has(literal))) return undefined;
  return `it can only be ${[...literals].map((literal) => (kind === "string" ? `'${literal}'` : literal)).join(", ")}`;
}

/** A listed value as the text of a constant; a list or a table is none. */
function asLiteral(value: unknown, kind: string): readonly string[] {
  if (typeof value === "string") return [value];
  if (kind === "string") return [];
  return typeof value === "number" || typeof value === "bigint" || typeof value === "boolean"
    ? [String(value)]
    : [];
}

interface Walk {
  readonly input: ProofInput;
  readonly depth: number;
}

/** The constants that a column can be, through models that hand it on unchanged; `undefined` when it can be something else. */
function literalsOf(model: CompiledModel, at: number, walk: Walk): ReadonlySet<string> | undefined {
  const query = walk.input.queryOf(model.name);
  const column = model.columns[at];
  if (query === undefined || column === undefined || walk.depth > 50 || model.status !== "ok")
    return undefined;
  const domain = valueDomain(query, at);
  if (domain === undefined || !fits(domain, column)) return undefined;
  const literals = new Set(domain.literals.map((literal) => literal.text));
  for (const { relation, column: name } of domain.inputs) {
    const upstream = upstreamOf(relation, name, walk.input);
    if (upstream === undefined || upstream.column.type.kind !== column.type.kind) return undefined;
    const more = literalsOf(upstream.model, upstream.at, { ...walk, depth: walk.depth + 1 });
    if (more === undefined) return undefined;
    for (const literal of more) literals.add(literal);
  }
  return literals;
}

/** Only constants that the column's type leaves as they are written. */
function fits(domain: ValueDomain, { type }: ModelColumn): boolean {
  if (type.kind === "string") return domain.literals.every((literal) => literal.literal === "string");
  if (type.kind === "integer") {
    return domain.literals.every((each) => each.literal === "integer" && /^\d+$/.test(each.text));
  }
  return type.kind === "boolean" && domain.literals.every((literal) => literal.literal === "boolean");
}

function upstreamOf(relation: readonly string[], name: string, input: ProofInput): Tested | undefined {
  const model = input.models.get(modelNamed(input.index, relation)?.name ?? "");
  const at = model?.columns.findIndex((column) => column.name.toLowerCase() === name.toLowerCase()) ?? -1;
  const column = model?.columns[at];
  return model === undefined || column === undefined ? undefined : { model, column, at };
}
