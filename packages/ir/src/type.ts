/** A field of a struct or a member of a union, with its name as the engine keeps it. */
export interface Field {
  readonly name: string;
  readonly type: SqlType;
}

/**
 * The type of a value, exactly as an engine distinguishes it. Nullability is never part of it (see {@link Nullability}).
 * Every dialect prints and parses its own names of these types.
 */
export type SqlType =
  | { readonly kind: "boolean" }
  | { readonly kind: "integer"; readonly bits: 8 | 16 | 32 | 64 | 128; readonly signed: boolean }
  | { readonly kind: "decimal"; readonly precision: number; readonly scale: number }
  /** An integer (DuckDB) or decimal (BigQuery) without a practical bound; a decimal number with an exponent (Snowflake). */
  | { readonly kind: "bignumeric" }
  | { readonly kind: "float"; readonly bits: 32 | 64 }
  /** `length` in characters where the engine keeps it. */
  | { readonly kind: "string"; readonly length?: number }
  | { readonly kind: "char"; readonly length: number }
  /** `length` in bytes where the engine keeps it. */
  | { readonly kind: "binary"; readonly length?: number }
  | { readonly kind: "bit" }
  | { readonly kind: "date" }
  /** `precision`: digits of the second's fraction. */
  | { readonly kind: "time"; readonly precision: number; readonly zoned: boolean }
  /** `zone`: none; `instant` (a point in time, stored as UTC); `local` (rendered in the session's zone); `offset` (keeps its own). */
  | {
      readonly kind: "timestamp";
      readonly precision: number;
      readonly zone: "none" | "instant" | "local" | "offset";
    }
  /** `fields`: which units it may hold; `any` for engines with one interval type. */
  | { readonly kind: "interval"; readonly fields: string }
  | { readonly kind: "uuid" }
  | { readonly kind: "json" }
  | { readonly kind: "variant" }
  | { readonly kind: "geography" }
  | { readonly kind: "geometry" }
  | { readonly kind: "enum"; readonly values: readonly string[] }
  /** `length` for arrays of a fixed size. */
  | { readonly kind: "array"; readonly element: SqlType; readonly length?: number }
  /** From a first moment to before a last one. */
  | { readonly kind: "range"; readonly element: SqlType }
  | { readonly kind: "map"; readonly key: SqlType; readonly value: SqlType }
  | { readonly kind: "struct"; readonly fields: readonly Field[] }
  | { readonly kind: "union"; readonly members: readonly Field[] }
  /** The type of a bare NULL before anything gives it one. */
  | { readonly kind: "null" }
  /** Not proved; `reason` is a phrase that completes "the type is unknown because …". */
  | { readonly kind: "unknown"; readonly reason: string };

/** The tags of {@link SqlType}. */
export type SqlTypeKind = SqlType["kind"];

/** Whether a value can be NULL: `not-null` is proved, `nullable` means that it may be, `unknown` that nobody can tell. */
export type Nullability = "not-null" | "nullable" | "unknown";

/** A type that is not known, with the reason why. */
export function unknownType(reason: string): SqlType {
  return { kind: "unknown", reason };
}

function sameFields(a: readonly Field[], b: readonly Field[]): boolean {
  return (
    a.length === b.length &&
    a.every((field, i) => {
      const other = b[i];
      return other !== undefined && field.name === other.name && sameType(field.type, other.type);
    })
  );
}

/**
 * Whether two types are the same to the last parameter. An unknown type equals nothing, not even itself.
 */
export function sameType(a: SqlType, b: SqlType): boolean {
  switch (a.kind) {
    case "unknown":
      return false;
    case "integer":
      return b.kind === "integer" && a.bits === b.bits && a.signed === b.signed;
    case "decimal":
      return b.kind === "decimal" && a.precision === b.precision && a.scale === b.scale;
    case "float":
      return b.kind === "float" && a.bits === b.bits;
    case "string":
      return b.kind === "string" && a.length === b.length;
    case "char":
      return b.kind === "char" && a.length === b.length;
    case "time":
      return b.kind === "time" && a.precision === b.precision && a.zoned === b.zoned;
    case "timestamp":
      return b.kind === "timestamp" && a.precision === b.precision && a.zone === b.zone;
    case "interval":
      return b.kind === "interval" && a.fields === b.fields;
    case "enum":
      return (
        b.kind === "enum" &&
        a.values.length === b.values.length &&
        a.values.every((v, i) => v === b.values[i])
      );
    case "array":
      return b.kind === "array" && a.length === b.length && sameType(a.element, b.element);
    case "range":
      return b.kind === "range" && sameType(a.element, b.element);
    case "map":
      return b.kind === "map" && sameType(a.key, b.key) && sameType(a.value, b.value);
    case "struct":
      return b.kind === "struct" && sameFields(a.fields, b.fields);
    case "union":
      return b.kind === "union" && sameFields(a.members, b.members);
    case "binary":
      return b.kind === "binary" && a.length === b.length;
    case "boolean":
    case "bignumeric":
    case "bit":
    case "date":
    case "uuid":
    case "json":
    case "variant":
    case "geography":
    case "geometry":
    case "null":
      return a.kind === b.kind;
  }
}

/** The reason inside a type that is unknown, itself or in an element, key, value, field or member. */
export function unknownReason(type: SqlType): string | undefined {
  switch (type.kind) {
    case "unknown":
      return type.reason;
    case "array":
    case "range":
      return unknownReason(type.element);
    case "map":
      return unknownReason(type.key) ?? unknownReason(type.value);
    case "struct":
      return firstReason(type.fields);
    case "union":
      return firstReason(type.members);
    default:
      return undefined;
  }
}

function firstReason(fields: readonly Field[]): string | undefined {
  for (const field of fields) {
    const reason = unknownReason(field.type);
    if (reason !== undefined) return reason;
  }
  return undefined;
}
