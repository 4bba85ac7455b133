import type { Select } from "../ast/query.ts";
import type { Dialect } from "../dialects/dialect.ts";
import type { SqlType } from "@rocky/ir";
import type { BoundColumn } from "./bound-relation.ts";
import { unique } from "./source.ts";
import type { Output } from "./star.ts";
import type { BoundValue } from "./value.ts";

/** The column of a query that an output is. */
export function columnOf(output: Output, dialect: Dialect): BoundColumn {
  const { name, node, value } = output;
  const { type, nullability, literal, parts } = value;
  const sources = unique(value.sources);
  const constant = constantOf(value);
  // Most columns are no constants.
  if (literal === undefined && parts === undefined && constant === undefined)
    return { name, type, nullability, sources, node };
  return {
    ...(dialect.syntax.forms.has("set-constants") ? constantParts(literal, parts) : {}),
    name,
    type,
    nullability,
    sources,
    node,
    ...(constant === undefined ? {} : { constant }),
  };
}

/** The columns of `SELECT AS STRUCT` and `SELECT AS VALUE`, whose rows are values. */
export function rowsAs(
  { as }: Select,
  columns: readonly BoundColumn[],
): { readonly columns: readonly BoundColumn[]; readonly value?: SqlType } {
  if (as === undefined) return { columns };
  if (as === "struct") return { columns, value: { kind: "struct", fields: columns } };
  const [only, more] = columns;
  if (only === undefined || more !== undefined) return { columns };
  const { type, node, sources } = only;
  if (type.kind !== "struct") return { columns: [{ ...only, name: "" }] };
  const fields = type.fields.map((field): BoundColumn => ({
    name: field.name,
    type: field.type,
    nullability: "nullable",
    node,
    sources,
  }));
  return { columns: fields, value: type };
}

function constantParts(
  literal: BoundValue["literal"],
  parts: BoundValue["parts"],
): Pick<BoundColumn, "literal" | "parts"> {
  return { ...(literal === undefined ? {} : { literal }), ...(parts === undefined ? {} : { parts }) };
}

function constantOf({ fixed, literal = fixed }: BoundValue): string | undefined {
  if (literal?.kind === "string") return `s${literal.text}`;
  return literal?.kind === "integer" ? `i${literal.value}` : undefined;
}
