import { assertNever } from "./assert.ts";

/** A value that JSON can hold. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue | undefined };

/**
 * The one text of a JSON value by RFC 8785: keys in UTF-16 order, no white space, numbers as ECMAScript prints them.
 * Keys whose value is `undefined` are left out.
 * Throws a `RangeError` on a number that is not finite and on a string with a lone surrogate, which RFC 8785 forbids.
 */
export function canonicalJson(value: JsonValue): string {
  if (value === null) return "null";
  switch (typeof value) {
    case "boolean":
      return value ? "true" : "false";
    case "number":
      if (!Number.isFinite(value)) throw new RangeError(`${value} cannot stand in canonical JSON`);
      return JSON.stringify(value);
    case "string":
      return canonicalString(value);
    case "object":
      return isArray(value) ? `[${value.map(canonicalJson).join(",")}]` : canonicalObject(value);
    default:
      return assertNever(value);
  }
}

function isArray(value: object): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function canonicalString(text: string): string {
  if (!text.isWellFormed()) throw new RangeError("a lone surrogate cannot stand in canonical JSON");
  return JSON.stringify(text);
}

function canonicalObject(value: { readonly [key: string]: JsonValue | undefined }): string {
  const parts: string[] = [];
  for (const key of Object.keys(value).sort()) {
    const member = value[key];
    if (member !== undefined) parts.push(`${canonicalString(key)}:${canonicalJson(member)}`);
  }
  return `{${parts.join(",")}}`;
}
