import {
  unionOf,
  type NamesShape,
  type Shape,
  type TableShape,
  type VariantsShape,
} from "../config/shape.ts";
import { formPattern } from "../config/text-form.ts";
import { sharedShapes } from "./shared-shapes.ts";

/** A JSON Schema, as data. */
export interface JsonSchema {
  readonly [key: string]: JsonSchema | JsonValue;
}

type JsonValue = string | number | boolean | readonly (JsonSchema | string)[];

/** What a schema is called, for those who choose one. */
interface Naming {
  readonly title: string;
  readonly description: string;
}

/** Names of the shapes that are defined once and referred to. */
type Definitions = ReadonlyMap<Shape, string>;

/** `${NAME}` is filled in before the value is looked at. */
const placeholder = "\\$\\{";

/**
 * Makes a JSON Schema (draft 2020-12) of a shape, for editors that complete TOML. Texts that hold `${NAME}` are let pass,
 * whatever must come of them.
 */
export function jsonSchemaOf(shape: TableShape | NamesShape, naming: Naming): JsonSchema {
  const definitions = sharedShapes(shape);
  const defined = [...definitions].map(([shared, name]) => [name, inner(shared, definitions)] as const);
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    ...naming,
    ...inner(shape, definitions),
    ...(defined.length === 0 ? {} : { $defs: Object.fromEntries(defined) }),
  };
}

function of(shape: Shape, definitions: Definitions): JsonSchema {
  const said = documentation(shape);
  const name = definitions.get(shape);
  return name === undefined
    ? { ...said, ...inner(shape, definitions) }
    : { ...said, $ref: `#/$defs/${name}` };
}

function documentation(shape: Shape): JsonSchema {
  const parts = [
    shape.about,
    shape.later === true ? "(Not available yet.)" : undefined,
    shape.partly === undefined ? undefined : `(So far, ${shape.partly}.)`,
  ].filter((part) => part !== undefined);
  return {
    ...(parts.length === 0 ? {} : { description: parts.join(" ") }),
    ...(shape.default === undefined ? {} : { default: shape.default }),
  };
}

function inner(shape: Shape, definitions: Definitions): JsonSchema {
  switch (shape.kind) {
    case "any":
      return {};
    case "text":
      return {
        type: "string",
        ...(shape.form === undefined ? {} : { pattern: `${formPattern(shape.form)}|${placeholder}` }),
      };
    case "integer":
    case "number":
      return {
        type: shape.kind,
        ...(shape.least === undefined ? {} : { minimum: shape.least }),
        ...(shape.above === undefined ? {} : { exclusiveMinimum: shape.above }),
        ...(shape.most === undefined ? {} : { maximum: shape.most }),
      };
    case "boolean":
      return { type: "boolean" };
    case "date":
      return { type: "string", pattern: `^\\d{4}-\\d{2}-\\d{2}|${placeholder}` };
    case "choice":
      return { type: "string", anyOf: [{ enum: shape.values }, { pattern: placeholder }] };
    case "list":
      return {
        type: "array",
        items: of(shape.of, definitions),
        ...(shape.atLeast === undefined ? {} : { minItems: shape.atLeast }),
      };
    case "either":
      return { anyOf: shape.of.map((one) => of(one, definitions)) };
    case "names":
      return namesSchema(shape, definitions);
    case "variants":
      return variantsSchema(shape, definitions);
    case "table":
      return tableSchema(shape, definitions);
  }
}

function namesSchema(shape: NamesShape, definitions: Definitions): JsonSchema {
  const named: JsonSchema = { type: "object", additionalProperties: of(shape.of, definitions) };
  return shape.short === undefined ? named : { anyOf: [named, of(shape.of, definitions)] };
}

function tableSchema(shape: TableShape, definitions: Definitions): JsonSchema {
  const properties = Object.entries(shape.keys).map(([key, one]) => [key, of(one, definitions)] as const);
  const aliases = Object.entries(shape.aliases ?? {}).flatMap(([alias, key]) => {
    const one = shape.keys[key];
    return one === undefined ? [] : [[alias, of(one, definitions)] as const];
  });
  return {
    type: "object",
    properties: Object.fromEntries([...properties, ...aliases]),
    ...(shape.others === undefined
      ? {}
      : { patternProperties: { [shape.others.pattern]: of(shape.others.of, definitions) } }),
    ...(shape.unknownKeys === "warning" ? {} : { additionalProperties: false }),
    ...demands(shape),
  };
}

/** Which keys must be there, under one of their names, and which not together. */
function demands(shape: TableShape): JsonSchema {
  const otherNames = (key: string): readonly string[] =>
    Object.entries(shape.aliases ?? {}).flatMap(([alias, meant]) => (meant === key ? [alias] : []));
  const required = (shape.required ?? []).filter((key) => otherNames(key).length === 0);
  const all = [
    ...(shape.required ?? [])
      .filter((key) => otherNames(key).length > 0)
      .map((key) => ({ anyOf: [key, ...otherNames(key)].map((name) => ({ required: [name] })) })),
    ...(shape.exclusive ?? []).map((keys) => ({ not: { required: keys } })),
  ];
  return {
    ...(required.length === 0 ? {} : { required }),
    ...(all.length === 0 ? {} : { allOf: all }),
  };
}

/** All keys of all variants, so that editors offer them, and then what the chosen variant lets be. */
function variantsSchema(shape: VariantsShape, definitions: Definitions): JsonSchema {
  const variants = Object.entries(shape.of);
  const keys = Object.keys(unionOf(shape).keys).filter((key) => key !== shape.by);
  const shapesOf = (key: string): readonly Shape[] => [
    ...new Set(variants.flatMap(([, variant]) => variant.keys[key] ?? [])),
  ];
  const properties = keys.map((key) => {
    const [first = { kind: "any" } as const, ...others] = shapesOf(key);
    if (others.length === 0) return [key, of(first, definitions)] as const;
    const anyOf = [first, ...others].map((one) => of(one, definitions));
    return [key, { ...(first.about === undefined ? {} : { description: first.about }), anyOf }] as const;
  });
  const by = variants[0]?.[1].keys[shape.by];
  const chosen: JsonSchema = {
    ...(by === undefined ? {} : documentation(by)),
    type: "string",
    anyOf: [{ enum: Object.keys(shape.of) }, { pattern: placeholder }],
  };
  const rules = variants.map(([name, variant]) => ({
    if: {
      properties: { [shape.by]: { const: name } },
      ...(shape.otherwise === name ? {} : { required: [shape.by] }),
    },
    // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
    then: {
      propertyNames: { enum: Object.keys({ [shape.by]: 0, ...variant.keys }) },
      properties: Object.fromEntries(
        keys
          .filter((key) => variant.keys[key] !== undefined && shapesOf(key).length > 1)
          .map((key) => [key, of(variant.keys[key] ?? { kind: "any" }, definitions)]),
      ),
      ...demands(variant),
    },
  }));
  return {
    type: "object",
    properties: { [shape.by]: chosen, ...Object.fromEntries(properties) },
    additionalProperties: false,
    ...(shape.required === true ? { required: [shape.by] } : {}),
    allOf: rules,
  };
}
