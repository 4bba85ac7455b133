/**
 * Writes which scalar functions of DuckDB never turn values into NULL: `node test/record/duckdb-null-rules.ts` in packages/sql.
 * Each overload is executed on every mixture of sample values, edge values included; one NULL, or an overload without samples
 * that it accepts, and the function is left out. Names that a few samples cannot judge are left out by hand.
 */
import { DuckDBInstance } from "@duckdb/node-api";
import { writeFileSync } from "node:fs";
import { overloadsOf, readCatalogue } from "../../src/dialects/duckdb/functions/catalogue.ts";
import type { Pattern } from "../../src/dialects/duckdb/functions/pattern.ts";
import { printDuckdbType } from "../../src/dialects/duckdb/types/print-type.ts";

/** Executing them is slow, unbounded or has effects, or their NULLs depend on what samples do not show. */
const leftOut =
  /^(__|sleep|write_log|error|setseed|nextval|currval|current_setting|getvariable|in_search_path|stats|txid|repeat|range|generate_series|list_resize|array_resize|lpad|rpad|bar|cast_to_type|constant_or_null|json|from_json|to_json|array_to_json|row_to_json|->|variant|parse_|regexp_extract|list_extract|list_element|array_extract|map_extract|element_at|list_position|array_position|list_indexof|array_indexof|try|nullif|struct_extract|union_extract|getbit|enum_range_boundary|remap|icu|st_|can_cast|finalize|combine|vector_type|alias|replace_type|get_type|make_type|switch|list_aggr|array_aggr|aggregate|list_reduce|reduce|array_reduce|is_histogram|current_|today|random|uuid|gen_random|user|pg_|version|date_part|datepart|url_|strptime|parse)/;

const samples: Readonly<Record<string, readonly string[]>> = {
  BOOLEAN: ["true", "false"],
  integer: ["0", "1", "-1", "2", "7", "100"],
  unsigned: ["0", "1", "2", "7", "100"],
  DECIMAL: ["0.00", "1.50", "-2.25", "99.99"],
  FLOAT: ["0", "1", "-1", "0.5", "'nan'", "'infinity'", "'-infinity'"],
  DOUBLE: ["0", "1", "-1", "0.5", "1e300", "'nan'", "'infinity'", "'-infinity'"],
  BIGNUM: ["0", "1", "-1", "123456789012345678901234567890"],
  VARCHAR: [
    "''",
    "'a'",
    "'abc'",
    "'  x '",
    "'%'",
    "'a,b'",
    "'2024-01-02'",
    "'day'",
    "'1'",
    "'{\"a\":1}'",
    "'É'",
    "'\\x61'",
  ],
  BLOB: ["''", "'ab'", "'\\x00'"],
  BIT: ["'0'", "'101'", "'11111111111'"],
  DATE: ["'2024-02-29'", "'1900-01-01'", "'infinity'", "'-infinity'"],
  TIME: ["'00:00:00'", "'12:34:56.789'", "'24:00:00'"],
  TIME_NS: ["'00:00:00'", "'12:34:56.789'"],
  "TIME WITH TIME ZONE": ["'00:00:00+00'", "'12:34:56+05'"],
  TIMESTAMP: ["'2024-02-29 12:34:56'", "'1900-01-01'", "'infinity'", "'-infinity'"],
  TIMESTAMP_S: ["'2024-02-29 12:34:56'", "'1970-01-01'"],
  TIMESTAMP_MS: ["'2024-02-29 12:34:56'", "'1970-01-01'"],
  TIMESTAMP_NS: ["'2024-02-29 12:34:56'", "'1970-01-01'"],
  "TIMESTAMP WITH TIME ZONE": ["'2024-02-29 12:34:56+00'", "'infinity'", "'-infinity'"],
  INTERVAL: ["'0 days'", "'1 month'", "'-3 days 2 hours'"],
  UUID: ["'00000000-0000-0000-0000-000000000000'", "'123e4567-e89b-12d3-a456-426614174000'"],
};

function samplesOf(pattern: Pattern): readonly string[] | undefined {
  switch (pattern.kind) {
    case "type": {
      const name = printDuckdbType(pattern.type, (field) => field);
      const list = /^(.*)\[\]$/.exec(name);
      if (list !== null) return listSamples(list[1] ?? "");
      const key = pattern.type.kind === "integer" ? (pattern.type.signed ? "integer" : "unsigned") : name;
      return samples[key]?.map((text) => `${text}::${name}`);
    }
    case "decimal":
      return samples["DECIMAL"]?.map((text) => `${text}::DECIMAL(10,2)`);
    case "any":
    case "template":
      return ["1", "0", "''", "'a'", "DATE '2024-02-29'", "[1, NULL]", "{'x': NULL}"];
    case "list":
      return pattern.element.kind === "list"
        ? ["[]::INTEGER[][]", "[NULL]::INTEGER[][]", "[[1, NULL], []]"]
        : ["[]::INTEGER[]", "[NULL]::INTEGER[]", "[1, 2, 2]", "[1, NULL]"];
    case "array":
      return ["[1, 2, 3]::FLOAT[3]", "[0, 0, 0]::FLOAT[3]", "[1, 2, 3]::DOUBLE[3]", "[0, 0, 0]::DOUBLE[3]"];
    case "map":
      return ["MAP {'a': 1}", "MAP {}", "MAP {'a': NULL}"];
    case "lambda":
    case "struct":
    case "loose":
    case "other":
      return undefined;
  }
}

function listSamples(element: string): readonly string[] {
  const own = samples[element]?.slice(0, 2) ?? samples["integer"]?.slice(0, 2) ?? [];
  return [`[]::${element}[]`, `[NULL]::${element}[]`, ...own.map((text) => `[${text}::${element}]`)];
}

function* mixtures(lists: readonly (readonly string[])[], most: number): Generator<readonly string[]> {
  const total = lists.reduce((product, list) => product * list.length, 1);
  const step = Math.max(1, total / most);
  for (let n = 0; n < total; n += step) {
    let rest = Math.floor(n);
    yield lists.map((list) => {
      const item = list[rest % list.length] ?? "";
      rest = Math.floor(rest / list.length);
      return item;
    });
  }
}

const connection = await (await DuckDBInstance.create(":memory:")).connect();

/** How many calls gave a value; `undefined` as soon as one gives NULL. */
async function valuesOf(name: string, lists: readonly (readonly string[])[]): Promise<number | undefined> {
  let values = 0;
  for (const args of mixtures(lists, 200)) {
    const call = /^[a-z_]/.test(name) ? `"${name}"(${args.join(", ")})` : operatorCall(name, args);
    try {
      const reader = await connection.runAndReadAll(`SELECT (${call}) IS NULL`);
      if (reader.getRowsJson()[0]?.[0] === true) return undefined;
      values++;
    } catch {
      continue;
    }
  }
  return values;
}

function operatorCall(name: string, args: readonly string[]): string {
  const [first = "", second] = args.map((arg) => `(${arg})`);
  return second === undefined ? `${name}${first}` : `${first} ${name} ${second}`;
}

const strict: string[] = [];
for (const entry of readCatalogue().values()) {
  if (entry.kind !== "scalar" || entry.aliasOf !== undefined || leftOut.test(entry.name)) continue;
  let proved = true;
  let tried = 0;
  for (const overload of overloadsOf(entry.text)) {
    const rest = overload.rest === undefined ? [] : [overload.rest, overload.rest];
    const lists = [...overload.parameters, ...rest].map(samplesOf);
    if (!lists.every((list) => list !== undefined)) {
      const ours = overload.parameters.every((p) => p.kind !== "lambda");
      if (ours && overload.parameters.some((p) => p.kind === "type" && p.type.kind === "geometry")) continue;
      proved = false;
      break;
    }
    const values = await valuesOf(entry.name, lists as readonly (readonly string[])[]);
    if (values === undefined || (values === 0 && lists.length > 0)) {
      proved = false;
      break;
    }
    tried += values;
  }
  if (proved && tried > 1) strict.push(entry.name);
}
const lines = strict.map((name) => `  ${JSON.stringify(name)},`);
writeFileSync(
  new URL("../../src/dialects/duckdb/functions/strict-functions.ts", import.meta.url),
  `/** Scalar functions that gave no NULL for any mixture of sample values. Written by \`test/record/duckdb-null-rules.ts\`. */\n` +
    `export const strictFunctions: ReadonlySet<string> = new Set([\n${lines.join("\n")}\n]);\n`,
);
