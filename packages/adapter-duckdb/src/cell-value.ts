import type { DuckDBValue } from "@duckdb/node-api";
import type { CellValue } from "@rocky/adapter";
import type { SqlType } from "@rocky/ir";

const exactKinds: ReadonlySet<SqlType["kind"]> = new Set([
  "boolean",
  "integer",
  "decimal",
  "float",
  "string",
  "json",
  "enum",
] as const);

/** Whether the client hands values of a type over exactly; all others are read as DuckDB's own text. */
export function isExact(type: SqlType): boolean {
  return exactKinds.has(type.kind);
}

/** A value as the client hands it over, as the port wants it. Its objects print themselves. */
export function cellValue(value: DuckDBValue | undefined, type: SqlType): CellValue {
  if (value === null || value === undefined) return null;
  if (typeof value === "number") return numberValue(value, type);
  return typeof value === "object" ? value.toString() : value;
}

function numberValue(value: number, type: SqlType): number | bigint {
  if (type.kind === "integer") return BigInt(value);
  return type.kind === "float" && type.bits === 32 ? shortestFloat(value) : value;
}

/** The number with the fewest digits that is the same 32-bit float: 0.1 and not 0.10000000149011612. */
function shortestFloat(value: number): number {
  if (!Number.isFinite(value)) return value;
  for (let digits = 6; digits < 9; digits += 1) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return short;
  }
  return value;
}
