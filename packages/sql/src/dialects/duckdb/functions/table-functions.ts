import type { Column, SqlType } from "@rocky/ir";
import type { ArgumentType } from "../../../functions/argument-type.ts";
import type { TableFunctionResolution } from "../../../functions/dialect-functions.ts";
import { parseDuckdbType } from "../types/parse-type.ts";
import { extensionOf } from "./extension-of.ts";
import { extensionTableFunctions } from "./extension-functions.ts";
import { lazily } from "./lazily.ts";
import { declaredColumns, declaringReaders } from "./read-file-columns.ts";
import { typeId } from "../types/type-id.ts";
import { elementOf } from "./result-rule.ts";
import { argumentColumns } from "./show-columns.ts";
import { tableColumns } from "./table-columns.ts";
import { tableFunctions } from "./tables.ts";

const names = lazily<ReadonlySet<string>>(
  () =>
    new Set([
      "unnest",
      "unlist",
      ...extensionOf(extensionTableFunctions).keys(),
      ...tableFunctions
        .trim()
        .split("\n")
        .map((line) => line.slice(0, line.indexOf(" "))),
    ]),
);

/** Whether a table function or a table macro has that name. */
export function isTableFunction(name: string): boolean {
  return names().has(name.toLowerCase());
}

/** Every name of a table function or table macro. */
export function tableFunctionNames(): Iterable<string> {
  return names();
}

/** The columns that are always the same, as the text of a struct, by function. */
const fixedColumns = lazily<ReadonlyMap<string, string>>(
  () =>
    new Map(
      tableColumns
        .trim()
        .split("\n")
        .map((line) => [line.slice(0, line.indexOf(" ")), line.slice(line.indexOf(" ") + 1)]),
    ),
);

const jsonObjects = /^read_(?:nd)?json_objects(?:_auto)?$/;
/** Functions whose columns an argument changes. */
const changedByArguments: ReadonlySet<string> = new Set([
  "duckdb_logs",
  "duckdb_logs_parsed",
  "test_all_types",
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
  const isTime = args.length === 3 && args.every(({ type }) => timely.has(type.kind));
  if (isTime && (kind === "date" || kind === "timestamp")) {
    const zoned = args.find(({ type }) => type.kind === "timestamp" && type.zone !== "none")?.type;
    const type = zoned ?? { kind: "timestamp", precision: 6, zone: "none" };
    return args.some(({ type: own }) => own.kind === "unknown")
      ? unknown(name)
      : column(name, type, "not-null");
  }
  if (args.length <= 3 && args.every(({ type }) => type.kind === "integer" && type.bits <= 64))
    return column(name, bigint, "not-null");
  // Beside integers only NULL goes, and what is not known.
  const isNumber = args.every(
    ({ type }) => type.kind === "integer" || type.kind === "null" || type.kind === "unknown",
  );
  if (isNumber || isTime || args.some(({ name: label }) => label !== undefined)) return unknown(name);
  return refused(name, args, seriesArguments);
}

/** What a series of timestamps may be given; what else is in it decides, and is not looked at closely. */
const timely: ReadonlySet<string> = new Set(["timestamp", "date", "interval", "null", "unknown"]);

const seriesArguments = [
  "BIGINT",
  "BIGINT, BIGINT",
  "BIGINT, BIGINT, BIGINT",
  "TIMESTAMP, TIMESTAMP, INTERVAL",
];

function refused(
  name: string,
  args: readonly ArgumentType[],
  candidates: readonly string[],
): TableFunctionResolution {
  const given = `${name}(${args.map(({ type }) => typeId(type)).join(", ")})`;
  return { kind: "no-overload", given, candidates: candidates.map((taken) => `${name}(${taken})`) };
}

/** Functions whose first arguments are texts, and how many. */
const texts: ReadonlyMap<string, number> = new Map([
  ...`glob read_text read_blob read_csv read_csv_auto read_json read_json_auto read_ndjson read_ndjson_auto read_json_objects
    read_json_objects_auto read_ndjson_objects read_parquet parquet_scan parquet_metadata parquet_schema sniff_csv pragma_show
    pragma_table_info pragma_storage_info sql_auto_complete`
    .split(/\s+/)
    .map((name) => [name, 1] as const),
  ["which_secret", 2],
  ["json_each", 2],
  ["json_tree", 2],
]);

/** What becomes no text without a cast. */
const noText: ReadonlySet<string> = new Set(["integer", "decimal", "float", "boolean", "date", "timestamp"]);

function refusesTexts(name: string, args: readonly ArgumentType[]): boolean {
  const count = texts.get(name) ?? 0;
  const given = args.filter(({ name: label }) => label === undefined);
  // A number is JSON as it is.
  return given.slice(name.startsWith("json_") ? 1 : 0, count).some(({ type }) => noText.has(type.kind));
}

/** The columns of a table function where its arguments alone decide them. */
export function resolveTableFunction(name: string, args: readonly ArgumentType[]): TableFunctionResolution {
  const lower = name.toLowerCase();
  if (refusesTexts(lower, args))
    return refused(lower, args, texts.get(lower) === 2 ? ["VARCHAR, VARCHAR"] : ["VARCHAR"]);
  if (lower === "range" || lower === "generate_series") return series(lower, args);
  if (lower === "unnest" || lower === "unlist") {
    const element = args.length === 1 ? elementOf(args[0]?.type) : undefined;
    return element === undefined ? unknown(lower) : column("unnest", element, "nullable");
  }
  if (lower === "repeat") return repeated(args);
  if (lower === "repeat_row") return repeatedRow(args);
  if (declaringReaders.has(lower)) {
    const columns = declaredColumns(args);
    return columns === undefined ? unknown(lower) : { kind: "ok", columns };
  }
  if (jsonObjects.test(lower)) {
    return args.length === 1 ? column("json", { kind: "json" }, "nullable") : unknown(lower);
  }
  if (changedByArguments.has(lower) && args.length > 0) return unknown(lower);
  const fixed = parseDuckdbType(fixedColumns().get(lower) ?? argumentColumns.get(lower) ?? "");
  if (fixed?.kind !== "struct") return unknown(lower);
  return { kind: "ok", columns: fixed.fields.map((field) => ({ ...field, nullability: "nullable" })) };
}

/** `repeat(value, count)`: one column, called what the value is printed as. */
function repeated(args: readonly ArgumentType[]): TableFunctionResolution {
  const [value, count] = args;
  const literal = value?.literal;
  if (count !== undefined && /^(?:string|boolean|date|timestamp|array)$/.test(count.type.kind))
    return refused("repeat", args, ["ANY, BIGINT"]);
  const isNamed = literal?.kind === "string" || literal?.kind === "integer";
  if (value === undefined || count === undefined || !isNamed) return unknown("repeat");
  const name = literal.kind === "string" ? literal.text : String(literal.value);
  return column(name, value.type, "nullable");
}

/** `repeat_row(1, 'a', num_rows = 3)`: a column for each value. */
function repeatedRow(args: readonly ArgumentType[]): TableFunctionResolution {
  const values = args.filter(({ name }) => name === undefined);
  const columns = values.map(({ type }, i) => ({
    name: `column${i}`,
    type,
    nullability: "nullable" as const,
  }));
  return columns.length === 0 ? unknown("repeat_row") : { kind: "ok", columns };
}
