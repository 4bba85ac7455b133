import { sameType, type SqlType } from "@rocky/ir";
import { parseTypeName, type Dialect } from "@rocky/sql";

/**
 * What a contract allows a column's type to be: a family by one of the contract's own names (`Int64`, `Decimal`,
 * `Array<String>`), or exactly one type in the spelling of the dialect (`HUGEINT`, `DECIMAL(18,2)`).
 */
export type ContractType =
  | { readonly kind: "family"; readonly name: string }
  | { readonly kind: "decimal"; readonly precision: number; readonly scale: number }
  | { readonly kind: "array"; readonly element: ContractType }
  | { readonly kind: "map"; readonly key: ContractType; readonly value: ContractType }
  | { readonly kind: "exact"; readonly type: SqlType };

/** Whether a type keeps the promise; `unknown` when a part that decides is not known. */
export type Acceptance = "yes" | "no" | "unknown";

type Integer = Extract<SqlType, { kind: "integer" }>;
type Family = (type: SqlType) => boolean;

const kind =
  (name: SqlType["kind"]): Family =>
  (type) =>
    type.kind === name;

const integer =
  (signed: boolean, ...bits: readonly Integer["bits"][]): Family =>
  (type) =>
    type.kind === "integer" && type.signed === signed && bits.includes(type.bits);

/** The names of `reference` contracts and those added to them. Upper and lower case count: `Timestamp` is not `TIMESTAMP`. */
const families: Readonly<Record<string, Family>> = {
  Boolean: kind("boolean"),
  Int8: integer(true, 8),
  Int16: integer(true, 16),
  Int32: integer(true, 8, 16, 32),
  Int64: integer(true, 64),
  Int128: integer(true, 128),
  UInt8: integer(false, 8),
  UInt16: integer(false, 16),
  UInt32: integer(false, 32),
  UInt64: integer(false, 64),
  UInt128: integer(false, 128),
  Float32: (type) => type.kind === "float" && type.bits === 32,
  Float64: (type) => type.kind === "float" && type.bits === 64,
  Decimal: kind("decimal"),
  String: (type) => type.kind === "string" || type.kind === "char",
  Binary: kind("binary"),
  Date: kind("date"),
  Time: kind("time"),
  Timestamp: kind("timestamp"),
  TimestampNtz: (type) => type.kind === "timestamp" && type.zone === "none",
  TimestampTz: (type) => type.kind === "timestamp" && type.zone !== "none",
  Interval: kind("interval"),
  Uuid: kind("uuid"),
  Json: kind("json"),
  Variant: kind("variant"),
  Struct: kind("struct"),
  Array: kind("array"),
  Map: kind("map"),
};

/** The contract's own names of types, in the order in which a message lists them. */
export const contractTypeNames: readonly string[] = Object.keys(families);

/** Reads a type as a contract spells it; `undefined` for a name that is no type. Types of the dialect are compared exactly. */
export function parseContractType(text: string, dialect: Dialect): ContractType | undefined {
  const name = text.trim();
  if (Object.hasOwn(families, name)) return { kind: "family", name };
  const decimal = /^Decimal\(\s*(\d+)\s*(?:,\s*(\d+)\s*)?\)$/.exec(name);
  if (decimal !== null) {
    return { kind: "decimal", precision: Number(decimal[1]), scale: Number(decimal[2] ?? 0) };
  }
  const nested = /^(Array|Map)<(.*)>$/s.exec(name);
  if (nested !== null) return nestedType(nested[1] ?? "", nested[2] ?? "", dialect);
  const type = parseTypeName(name, dialect);
  return type === undefined ? undefined : { kind: "exact", type };
}

function nestedType(kindName: string, inner: string, dialect: Dialect): ContractType | undefined {
  const parts = splitAtCommas(inner).map((part) => parseContractType(part, dialect));
  const [first, second] = parts;
  if (kindName === "Array") {
    return parts.length === 1 && first !== undefined ? { kind: "array", element: first } : undefined;
  }
  return parts.length === 2 && first !== undefined && second !== undefined
    ? { kind: "map", key: first, value: second }
    : undefined;
}

/** Splits at commas outside of brackets. */
function splitAtCommas(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const character = text[i] ?? "";
    if ("<([".includes(character)) depth++;
    else if (">)]".includes(character)) depth--;
    else if (character === "," && depth === 0) {
      parts.push(text.slice(start, i));
      start = i + 1;
    }
  }
  return [...parts, text.slice(start)];
}

/** Whether a column of a type keeps the promise. */
export function acceptsType(promised: ContractType, type: SqlType): Acceptance {
  if (type.kind === "unknown") return "unknown";
  switch (promised.kind) {
    case "family":
      return answer(families[promised.name]?.(type) === true);
    case "decimal":
      return answer(
        type.kind === "decimal" && type.precision === promised.precision && type.scale === promised.scale,
      );
    case "array":
      return type.kind === "array" ? acceptsType(promised.element, type.element) : "no";
    case "map":
      return type.kind === "map"
        ? both(acceptsType(promised.key, type.key), acceptsType(promised.value, type.value))
        : "no";
    case "exact":
      return acceptsExactly(promised.type, type);
  }
}

function acceptsExactly(promised: SqlType, type: SqlType): Acceptance {
  if (sameType(promised, type)) return "yes";
  if (promised.kind !== type.kind) return "no";
  return hasUnknown(type) ? "unknown" : "no";
}

function hasUnknown(type: SqlType): boolean {
  switch (type.kind) {
    case "unknown":
      return true;
    case "array":
      return hasUnknown(type.element);
    case "map":
      return hasUnknown(type.key) || hasUnknown(type.value);
    case "struct":
      return type.fields.some((field) => hasUnknown(field.type));
    case "union":
      return type.members.some((member) => hasUnknown(member.type));
    default:
      return false;
  }
}

function answer(yes: boolean): Acceptance {
  return yes ? "yes" : "no";
}

function both(a: Acceptance, b: Acceptance): Acceptance {
  if (a === "no" || b === "no") return "no";
  return a === "unknown" || b === "unknown" ? "unknown" : "yes";
}
