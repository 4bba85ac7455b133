import type { CompiledModel, EdgeRole, Nullability, RelationRead, Strategy, Transform } from "@rocky/ir";

/** Values and the numbers that they are kept as, from 0 in order. */
export type Codes<T extends string> = Readonly<Record<T, number>>;

export const statusCodes: Codes<CompiledModel["status"]> = { ok: 0, failed: 1, blocked: 2 };
export const strategyCodes: Codes<Strategy["kind"]> = { full_refresh: 0, view: 1 };
export const nullabilityCodes: Codes<Nullability> = { "not-null": 0, nullable: 1, unknown: 2 };
export const readCodes: Codes<RelationRead["kind"]> = { model: 0, table: 1, "unknown-table": 2 };
export const roleCodes: Codes<EdgeRole> = {
  value: 0,
  filter: 1,
  join: 2,
  group: 3,
  order: 4,
  window: 5,
  set: 6,
  pivot: 7,
};
export const transformCodes: Codes<Transform["kind"]> = {
  direct: 0,
  cast: 1,
  "try-cast": 2,
  aggregation: 3,
  expression: 4,
};

/** The values by their numbers. */
export function valuesOf<T extends string>(codes: Codes<T>): readonly T[] {
  return Object.keys(codes) as T[];
}
