import type { SqlType } from "@rocky/ir";

/** DuckDB's own name of a type without its parameters; `LIST` and `ARRAY` (fixed length) are two types. */
export type TypeId =
  | IntegerId
  | "BOOLEAN"
  | "DECIMAL"
  | "BIGNUM"
  | "FLOAT"
  | "DOUBLE"
  | "VARCHAR"
  | "BLOB"
  | "BIT"
  | "DATE"
  | "TIME"
  | "TIME_NS"
  | "TIME WITH TIME ZONE"
  | TimestampId
  | "INTERVAL"
  | "UUID"
  | "JSON"
  | "VARIANT"
  | "GEOMETRY"
  | "ENUM"
  | "LIST"
  | "ARRAY"
  | "MAP"
  | "STRUCT"
  | "UNION"
  | '"NULL"'
  | "UNKNOWN";

/** The integers of fixed width. */
export type IntegerId =
  | "TINYINT"
  | "SMALLINT"
  | "INTEGER"
  | "BIGINT"
  | "HUGEINT"
  | "UTINYINT"
  | "USMALLINT"
  | "UINTEGER"
  | "UBIGINT"
  | "UHUGEINT";

/** The timestamps, by resolution. */
export type TimestampId =
  | "TIMESTAMP"
  | "TIMESTAMP_S"
  | "TIMESTAMP_MS"
  | "TIMESTAMP_NS"
  | "TIMESTAMP WITH TIME ZONE";

const signedNames = { 8: "TINYINT", 16: "SMALLINT", 32: "INTEGER", 64: "BIGINT", 128: "HUGEINT" } as const;
const unsignedNames = {
  8: "UTINYINT",
  16: "USMALLINT",
  32: "UINTEGER",
  64: "UBIGINT",
  128: "UHUGEINT",
} as const;

function timestampId(precision: number): TimestampId {
  if (precision === 0) return "TIMESTAMP_S";
  if (precision <= 3) return "TIMESTAMP_MS";
  return precision <= 6 ? "TIMESTAMP" : "TIMESTAMP_NS";
}

/** The DuckDB type that a type is, without parameters; types that DuckDB does not have are `UNKNOWN`. */
export function typeId(type: SqlType): TypeId {
  switch (type.kind) {
    case "boolean":
      return "BOOLEAN";
    case "integer":
      return type.signed ? signedNames[type.bits] : unsignedNames[type.bits];
    case "decimal":
      return "DECIMAL";
    case "bignumeric":
      return "BIGNUM";
    case "float":
      return type.bits === 32 ? "FLOAT" : "DOUBLE";
    case "string":
    case "char":
      return "VARCHAR";
    case "binary":
      return "BLOB";
    case "bit":
      return "BIT";
    case "date":
      return "DATE";
    case "time":
      if (type.zoned) return "TIME WITH TIME ZONE";
      return type.precision > 6 ? "TIME_NS" : "TIME";
    case "timestamp":
      return type.zone === "none" ? timestampId(type.precision) : "TIMESTAMP WITH TIME ZONE";
    case "interval":
      return "INTERVAL";
    case "uuid":
      return "UUID";
    case "json":
      return "JSON";
    case "variant":
      return "VARIANT";
    case "geometry":
      return "GEOMETRY";
    case "enum":
      return "ENUM";
    case "array":
      return type.length === undefined ? "LIST" : "ARRAY";
    case "map":
      return "MAP";
    case "struct":
      return "STRUCT";
    case "union":
      return "UNION";
    case "null":
      return '"NULL"';
    case "geography":
    case "range":
    case "unknown":
      return "UNKNOWN";
  }
}
