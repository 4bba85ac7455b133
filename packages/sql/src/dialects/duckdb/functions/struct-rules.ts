import { sameType, type Field, type SqlType } from "@rocky/ir";
import type { ArgumentType } from "../../../functions/argument-type.ts";
import { fieldOf, isUnnamed } from "../types/implicit-cast.ts";
import {
  elementOf,
  nullType,
  sameAsFirst,
  type ResultRule,
  type RuleAnswer,
  type RuledCall,
} from "./result-rule.ts";

/** The named arguments as fields, a plain column under its own name; `undefined` when one has no name. */
function namedFields(args: readonly ArgumentType[]): readonly Field[] | undefined {
  const fields: Field[] = [];
  for (const { name: given, column, type } of args) {
    const name = given ?? column;
    if (name === undefined) return undefined;
    fields.push({ name, type });
  }
  return fields;
}

const pack: ResultRule = ({ args }) => {
  const fields = namedFields(args);
  return fields && { kind: "struct", fields };
};

const row: ResultRule = ({ args }) => ({
  kind: "struct",
  fields: args.map(({ type }) => ({ name: "", type })),
});

const insert: ResultRule = ({ args: [first, ...rest] }) => {
  const added = namedFields(rest);
  if (first?.type.kind !== "struct" || added === undefined) return undefined;
  return { kind: "struct", fields: [...first.type.fields, ...added] };
};

const update: ResultRule = ({ args: [first, ...rest] }) => {
  const changed = namedFields(rest);
  if (first?.type.kind !== "struct" || changed === undefined) return undefined;
  const { fields } = first.type;
  const kept = fields.map((field) => ({
    name: field.name,
    type: (fieldOf(changed, field.name) ?? field).type,
  }));
  return { kind: "struct", fields: [...kept, ...changed.filter(({ name }) => !fieldOf(fields, name))] };
};

const concat: ResultRule = ({ args }) => {
  const fields: Field[] = [];
  for (const { type } of args) {
    if (type.kind !== "struct") return undefined;
    fields.push(...type.fields);
  }
  return { kind: "struct", fields };
};

/** A field by its constant name, or of a struct without names by its constant position, which starts at 1. */
export function extractField({ args: [struct, key] }: RuledCall): RuleAnswer {
  if (struct?.type.kind === "null") return nullType;
  if (struct?.type.kind !== "struct") return undefined;
  const { fields } = struct.type;
  if (key?.literal?.kind === "string") {
    return isUnnamed(fields) ? undefined : (fieldOf(fields, key.literal.text)?.type ?? "refused");
  }
  if (key?.literal?.kind !== "integer") return undefined;
  if (!isUnnamed(fields)) return "refused";
  return fields[Number(key.literal.value) - 1]?.type ?? "refused";
}

const extractAt: ResultRule = ({ args: [struct, position] }) => {
  if (struct?.type.kind !== "struct" || position?.literal?.kind !== "integer") return undefined;
  return struct.type.fields[Number(position.literal.value) - 1]?.type ?? "refused";
};

const values: ResultRule = ({ args: [struct] }) =>
  struct?.type.kind === "struct"
    ? { kind: "struct", fields: struct.type.fields.map(({ type }) => ({ name: "", type })) }
    : undefined;

const map: ResultRule = ({ args: [keys, items] }) => {
  if (keys === undefined) return { kind: "map", key: nullType, value: nullType };
  const key = elementOf(keys.type);
  const value = elementOf(items?.type);
  return key === undefined || value === undefined ? undefined : { kind: "map", key, value };
};

const mapConcat: ResultRule = ({ args }) => {
  const maps = args.filter(({ type }) => type.kind === "map");
  const [first] = maps;
  if (first === undefined) return nullType;
  return maps.every(({ type }) => sameType(type, first.type)) ? first.type : undefined;
};

const mapEntries: ResultRule = ({ args: [entries] }) => {
  const entry = elementOf(entries?.type);
  const [key, value] = entry?.kind === "struct" ? entry.fields : [];
  return key && value && { kind: "map", key: key.type, value: value.type };
};

function unionMember(call: RuledCall): RuleAnswer {
  const [union, key] = call.args;
  if (union?.type.kind !== "union" || key?.literal?.kind !== "string") return undefined;
  return fieldOf(union.type.members, key.literal.text)?.type ?? "refused";
}

const unionTag: ResultRule = ({ args: [union] }): SqlType | undefined =>
  union?.type.kind === "union"
    ? { kind: "enum", values: union.type.members.map(({ name }) => name) }
    : undefined;

/** The integer that holds the position of a value. */
const enumCode: ResultRule = ({ args: [value] }) => {
  if (value?.type.kind !== "enum") return undefined;
  const { length } = value.type.values;
  return { kind: "integer", bits: length <= 0xff ? 8 : length <= 0xffff ? 16 : 32, signed: false };
};

const unionValue: ResultRule = ({ args }) => {
  const members = namedFields(args);
  return members && { kind: "union", members };
};

/** By the name in DuckDB's catalogue. */
export const structRules: Readonly<Record<string, ResultRule>> = {
  enum_code: enumCode,
  map,
  map_concat: mapConcat,
  map_from_entries: mapEntries,
  row,
  struct_concat: concat,
  struct_extract: extractField,
  struct_extract_at: extractAt,
  struct_insert: insert,
  struct_pack: pack,
  struct_update: update,
  struct_values: values,
  union_extract: unionMember,
  variant_extract: sameAsFirst,
  union_tag: unionTag,
  union_value: unionValue,
};
