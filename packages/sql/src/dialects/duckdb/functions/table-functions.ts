import type { Column, SqlType } from "@rocky/ir";
import type { ArgumentType } from "../../../functions/argument-type.ts";
import type { TableFunctionResolution } from "../../../functions/dialect-functions.ts";
import { parseDuckdbType } from "../types/parse-type.ts";
import { extensionOf } from "./extension-of.ts";
import { extensionTableFunctions } from "./extension-functions.ts";
import { elementOf } from "./result-rule.ts";
import { tableFunctions } from "./tables.ts";

const names: ReadonlySet<string> = new Set([
  "unnest",
  "unlist",
  ...extensionOf(extensionTableFunctions).keys(),
  ...tableFunctions
    .trim()
    .split("\n")
    .map((line) => line.slice(0, line.indexOf(" "))),
]);

/** Whether a table function or a table macro has that name. */
export function isTableFunction(name: string): boolean {
  return names.has(name.toLowerCase());
}

/** Every name of a table function or table macro. */
export function tableFunctionNames(): Iterable<string> {
  return names;
}

const json = `STRUCT(key VARCHAR, value JSON, type VARCHAR, atom JSON, id UBIGINT, parent UBIGINT, fullkey VARCHAR, path VARCHAR)`;
const file = (content: string): string =>
  `STRUCT(filename VARCHAR, content ${content}, size BIGINT, last_modified TIMESTAMPTZ)`;

/** Table functions whose columns never change, written as a struct. */
const fixedColumns: ReadonlyMap<string, string> = new Map([
  ["glob", "STRUCT(file VARCHAR)"],
  ["json_each", json],
  ["json_tree", json],
  ["read_blob", file("BLOB")],
  ["read_text", file("VARCHAR")],
]);

const bigint: SqlType = { kind: "integer", bits: 64, signed: true };

function column(name: string, type: SqlType, nullability: Column["nullability"]): TableFunctionResolution {
  return { kind: "ok", columns: [{ name, type, nullability }] };
}

function unknown(name: string): TableFunctionResolution {
  return { kind: "unknown", reason: `the columns of ${name} depend on what it reads` };
}

/** `range(3)`, `range(1, 3)`, `range(1, 3, 1)`, and the same with timestamps and an interval. */
function series(name: string, args: readonly ArgumentType[]): TableFunctionResolution {
  const [start] = args;
  if (start === undefined) return unknown(name);
  const { kind } = start.type;
  if (args.length === 3 && kind === "date") {
    return column(name, { kind: "timestamp", precision: 6, zone: "none" }, "not-null");
  }
  if (args.length === 3 && kind === "timestamp") return column(name, start.type, "not-null");
  return args.length <= 3 && args.every(({ type }) => type.kind === "integer")
    ? column(name, bigint, "not-null")
    : unknown(name);
}

/** The columns of a table function where its arguments alone decide them. */
export function resolveTableFunction(name: string, args: readonly ArgumentType[]): TableFunctionResolution {
  const lower = name.toLowerCase();
  if (lower === "range" || lower === "generate_series") return series(lower, args);
  if (lower === "unnest" || lower === "unlist") {
    const element = args.length === 1 ? elementOf(args[0]?.type) : undefined;
    return element === undefined ? unknown(lower) : column("unnest", element, "nullable");
  }
  const fixed = parseDuckdbType(fixedColumns.get(lower) ?? "");
  if (fixed?.kind !== "struct") return unknown(lower);
  return { kind: "ok", columns: fixed.fields.map((field) => ({ ...field, nullability: "nullable" })) };
}
