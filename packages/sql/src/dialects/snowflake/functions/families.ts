import type { SqlType } from "@rocky/ir";
import type { ArgumentType } from "../../../functions/argument-type.ts";
import { converts } from "../types/converts.ts";

type Kind = SqlType["kind"];

/** The kinds of types that the names in signatures stand for; the first is what others become. */
const families: Readonly<Record<string, readonly Kind[]>> = {
  any: [],
  array: ["array"],
  binary: ["binary"],
  boolean: ["boolean"],
  date: ["date"],
  float: ["float", "bignumeric"],
  geo: ["geography", "geometry"],
  geography: ["geography"],
  geometry: ["geometry"],
  interval: ["interval"],
  map: ["map"],
  number: ["decimal"],
  object: ["map", "struct"],
  temporal: ["date", "time", "timestamp"],
  time: ["time"],
  timestamp: ["timestamp"],
  varchar: ["string"],
  variant: ["variant"],
  vector: ["array"],
};

/** Whether signatures may name a family so. */
export function isFamily(name: string): boolean {
  return Object.hasOwn(families, name);
}

/** Whether a type is of a family. */
export function isOf(family: string, type: SqlType): boolean {
  const kinds = families[family];
  return kinds !== undefined && (kinds.length === 0 || kinds.includes(type.kind));
}

/** A value of another type, where Snowflake makes one of the family of it. */
export function toFamily(family: string, argument: ArgumentType): SqlType | undefined {
  const fits = families[family]?.some((kind) => converts(argument, sample(kind))) === true;
  return fits ? argument.type : undefined;
}

/** A type of a kind; conversions look at nothing else. */
function sample(kind: Kind): SqlType {
  switch (kind) {
    case "decimal":
      return { kind, precision: 38, scale: 0 };
    case "timestamp":
      return { kind, precision: 9, zone: "none" };
    case "time":
      return { kind, precision: 9, zoned: false };
    case "array":
      return { kind, element: { kind: "variant" } };
    case "map":
      return { kind, key: { kind: "string" }, value: { kind: "variant" } };
    case "interval":
      return { kind, fields: "any" };
    case "float":
      return { kind, bits: 64 };
    case "bignumeric":
    case "binary":
    case "boolean":
    case "date":
    case "geography":
    case "geometry":
    case "string":
    case "variant":
      return { kind };
    default:
      return { kind: "struct", fields: [] };
  }
}
