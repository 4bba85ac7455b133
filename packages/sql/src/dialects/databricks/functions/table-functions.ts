import type { Column, SqlType } from "@rocky/ir";
import type { ArgumentType } from "../../../functions/argument-type.ts";
import type { TableFunctionResolution } from "../../../functions/dialect-functions.ts";
import { commonOf } from "../types/common-type.ts";

const bigint: SqlType = { kind: "integer", bits: 64, signed: true };
const int: SqlType = { kind: "integer", bits: 32, signed: true };
const text: SqlType = { kind: "string" };

type Generator = (
  args: readonly ArgumentType[],
) => readonly Column[] | "refused" | { readonly reason: string };

function column(name: string, type: SqlType, nullability: Column["nullability"] = "nullable"): Column {
  return { name, type, nullability };
}

const position = column("pos", int, "not-null");

/** The columns of an array's elements or a map's entries; the outer forms give a row of NULLs where there are none. */
function exploded(first: readonly Column[], keys: Column["nullability"] = "not-null"): Generator {
  return ([value]) => {
    const type = value?.type;
    switch (type?.kind) {
      case "array":
        return [...first, column("col", type.element)];
      case "map":
        return [...first, column("key", type.key, keys), column("value", type.value)];
      case "unknown":
        return { reason: type.reason };
      default:
        return "refused";
    }
  };
}

/** The fields of an array of structs. */
function inlined([value]: readonly ArgumentType[]): ReturnType<Generator> {
  const type = value?.type;
  if (type?.kind === "unknown") return { reason: type.reason };
  if (type?.kind !== "array" || type.element.kind !== "struct") return "refused";
  return type.element.fields.map((field) => column(field.name, field.type));
}

/** `stack(n, …)`: n rows of the values, in as many columns as that takes. */
function stacked([count, ...values]: readonly ArgumentType[]): ReturnType<Generator> {
  if (count?.literal?.kind !== "integer") return { reason: "the number of rows is not a constant" };
  const width = Math.ceil(values.length / Number(count.literal.value));
  const columns: Column[] = [];
  for (let i = 0; i < width; i++) {
    let type: SqlType | undefined = { kind: "null" };
    for (let at = i; at < values.length && type !== undefined; at += width) {
      type = commonOf(type, values[at]?.type ?? { kind: "null" }, "tight");
    }
    if (type === undefined) return "refused";
    columns.push(column(`col${i}`, type));
  }
  return columns;
}

const collationColumns: readonly Column[] = [
  column("CATALOG", text, "not-null"),
  column("SCHEMA", text, "not-null"),
  column("NAME", text, "not-null"),
  column("LANGUAGE", text),
  column("COUNTRY", text),
  column("ACCENT_SENSITIVITY", text, "not-null"),
  column("CASE_SENSITIVITY", text, "not-null"),
  column("PAD_ATTRIBUTE", text, "not-null"),
  column("ICU_VERSION", text),
];

const generators: Readonly<Record<string, Generator>> = {
  collations: () => collationColumns,
  explode: exploded([]),
  explode_outer: exploded([], "nullable"),
  inline: inlined,
  inline_outer: inlined,
  json_tuple: (args) => args.slice(1).map((_, i) => column(`c${i}`, text)),
  posexplode: exploded([position]),
  posexplode_outer: exploded([column("pos", int)], "nullable"),
  range: () => [column("id", bigint, "not-null")],
  stack: stacked,
  sql_keywords: () => [
    column("keyword", text, "not-null"),
    column("reserved", { kind: "boolean" }, "not-null"),
  ],
  unnest: exploded([]),
  variant_explode: () => [position, column("key", text), column("value", { kind: "variant" }, "not-null")],
  variant_explode_outer: () => [
    column("pos", int),
    column("key", text),
    column("value", { kind: "variant" }),
  ],
};

const names: ReadonlySet<string> = new Set(Object.keys(generators));

/** Whether a function gives a table. */
export function isTableFunction(name: string): boolean {
  return names.has(name.toLowerCase());
}

/** Their names. */
export function tableFunctionNames(): Iterable<string> {
  return names;
}

/** The columns of a table function or a generator. */
export function resolveTableFunction(name: string, args: readonly ArgumentType[]): TableFunctionResolution {
  const generator = isTableFunction(name) ? generators[name.toLowerCase()] : undefined;
  const result = generator?.(args) ?? { reason: `the columns of ${name} depend on what it reads` };
  if (result === "refused")
    return { kind: "no-overload", given: name, candidates: [`${name}(ARRAY or MAP)`] };
  return "reason" in result ? { kind: "unknown", reason: result.reason } : { kind: "ok", columns: result };
}
