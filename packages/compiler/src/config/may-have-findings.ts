import { fits } from "./expected.ts";
import type { Shape, TableShape } from "./shape.ts";

/**
 * Whether something may have to be said of a value, without a place and without saying it: false only where the check of the value certainly finds
 * nothing. Nearly all settings are right, and this costs a quarter of the check.
 */
export function mayHaveFindings(shape: Shape, value: unknown): boolean {
  if (shape.later === true || shape.partly !== undefined || !fits(shape, value)) return true;
  switch (shape.kind) {
    case "any":
    case "text":
    case "integer":
    case "number":
    case "boolean":
    case "date":
    case "choice":
      return false;
    case "list":
      return (value as readonly unknown[]).some((item) => mayHaveFindings(shape.of, item));
    case "either":
      return shape.of.every((one) => mayHaveFindings(one, value));
    case "names":
      return true;
    case "variants": {
      const name = (value as Readonly<Record<string, unknown>>)[shape.by];
      const known = typeof name === "string" && Object.hasOwn(shape.of, name);
      const variant = known ? shape.of[name] : undefined;
      return variant === undefined || mayHaveFindings(variant, value);
    }
    case "table":
      return tableMayHaveFindings(shape, value as Readonly<Record<string, unknown>>);
  }
}

function tableMayHaveFindings(
  { keys, required = [], aliases, exclusive, refused = [] }: TableShape,
  value: Readonly<Record<string, unknown>>,
): boolean {
  if (aliases !== undefined || exclusive !== undefined) return true;
  for (const key in value) {
    const member = Object.hasOwn(keys, key) ? keys[key] : undefined;
    if (member === undefined || refused.includes(key) || mayHaveFindings(member, value[key])) return true;
  }
  return required.some((key) => !Object.hasOwn(value, key));
}
