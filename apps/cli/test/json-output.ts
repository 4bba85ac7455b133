import { Ajv } from "ajv";
import { expect } from "vitest";
import { definitions } from "../src/schemas/definitions.ts";
import type { TypeOf } from "../src/schemas/schema-type.ts";
import type { Ended } from "./rocky.ts";

const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true });
for (const [name, schema] of Object.entries(definitions)) ajv.addSchema(schema, name);

/** Checks a value against an output schema. */
export function expectValid<const S extends object>(schema: S, value: unknown): TypeOf<S> {
  const validate = ajv.compile(schema);
  validate(value);
  expect(validate.errors ?? []).toEqual([]);
  return value as TypeOf<S>;
}

/** What a command printed as JSON, in one line, checked against its schema. */
export function jsonOf<const S extends object>(schema: S, ended: Ended): TypeOf<S> {
  const lines = ended.stdout.split("\n");
  expect(lines.length, `${ended.stdout}${ended.stderr}`).toBe(2);
  return expectValid(schema, JSON.parse(lines[0] ?? ""));
}
