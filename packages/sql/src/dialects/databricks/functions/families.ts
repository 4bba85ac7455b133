import type { SqlType } from "@rocky/ir";
import type { ArgumentType } from "../../../functions/argument-type.ts";

type Kind = SqlType["kind"];

const numbers: readonly Kind[] = ["integer", "decimal", "float"];
const nested: readonly Kind[] = ["array", "map", "struct"];
const double: SqlType = { kind: "float", bits: 64 };
const bigint: SqlType = { kind: "integer", bits: 64, signed: true };

/** The families of types that the signatures name. */
const families: Readonly<Record<string, (type: SqlType) => boolean>> = {
  any: () => true,
  atomic: ({ kind }) => !nested.includes(kind),
  decimals: ({ kind }) => kind === "decimal",
  integral: ({ kind }) => kind === "integer",
  interval: ({ kind }) => kind === "interval",
  number: ({ kind }) => numbers.includes(kind),
  numeric: ({ kind }) => numbers.includes(kind),
  orderable: ({ kind }) => kind !== "map" && kind !== "variant",
  structs: ({ kind }) => kind === "struct",
};

/** Whether signatures may name a family so. */
export function isFamily(name: string): boolean {
  return Object.hasOwn(families, name);
}

/** Whether a type is of a family. */
export function isOf(family: string, type: SqlType): boolean {
  return families[family]?.(type) === true;
}

/** What a text (and for sums a timestamp) becomes where a number is wanted. */
export function toFamily(family: string, { type }: ArgumentType): SqlType | undefined {
  if (family === "integral") return type.kind === "string" ? bigint : undefined;
  if (family !== "numeric") return undefined;
  return type.kind === "string" || type.kind === "timestamp" ? double : undefined;
}
