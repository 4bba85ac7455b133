import type { SqlType } from "@rocky/ir";
import type { ArgumentType } from "../../../functions/argument-type.ts";

type Kind = SqlType["kind"];

const unprintable: readonly Kind[] = ["array", "struct", "json", "geography", "binary"];
const unordered: readonly Kind[] = ["array", "struct", "json", "geography"];

/** The families of types that the signatures name. */
const families: Readonly<Record<string, (type: SqlType) => boolean>> = {
  any: () => true,
  exact: ({ kind }) => kind === "decimal" || kind === "bignumeric",
  fixed: ({ kind }) => kind === "decimal",
  element: ({ kind }) => kind !== "array",
  orderable: ({ kind }) => !unordered.includes(kind),
  text: ({ kind }) => !unprintable.includes(kind),
};

/** Whether signatures may name a family so. */
export function isFamily(name: string): boolean {
  return Object.hasOwn(families, name);
}

/** Whether a type is of a family. */
export function isOf(family: string, type: SqlType): boolean {
  return families[family]?.(type) === true;
}

/** Nothing becomes one of a family that it is not of. */
export function toFamily(_family: string, _argument: ArgumentType): SqlType | undefined {
  return undefined;
}
