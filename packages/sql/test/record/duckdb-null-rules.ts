/**
 * Writes which scalar functions of DuckDB never turn values into NULL: `node test/record/duckdb-null-rules.ts` in packages/sql.
 * Each overload is executed on every mixture of sample values, edge values included; one NULL, or an overload without samples
 * that it accepts, and the function is left out. Names that a few samples cannot judge are left out by hand.
 */
import { DuckDBInstance } from "@duckdb/node-api";
import { writeFileSync } from "node:fs";
import { dialectOf } from "@rocky/sql";

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

/** Samples of a parameter by its type in the catalogue; `undefined` where there are none. */
function samplesOf(parameter: string): readonly string[] | undefined {
  const name = parameter
    .replace("TIMESTAMPTZ", "TIMESTAMP WITH TIME ZONE")
    .replace("TIMETZ", "TIME WITH TIME ZONE");
  if (name === "DECIMAL") return samples["DECIMAL"]?.map((text) => `${text}::DECIMAL(10,2)`);
  if (/^(ANY|T|K|V)$/.test(name)) {
    return ["1", "0", "''", "'a'", "DATE '2024-02-29'", "[1, NULL]", "{'x': NULL}"];
  }
  if (/^(T|ANY)\[\]\[\]$/.test(name)) return ["[]::INTEGER[][]", "[NULL]::INTEGER[][]", "[[1, NULL], []]"];
  if (/^(T|K|V|ANY)\[\]$/.test(name)) return ["[]::INTEGER[]", "[NULL]::INTEGER[]", "[1, 2, 2]", "[1, NULL]"];
  if (/\[(\d+|ANY)\]$/.test(name)) {
    return ["[1, 2, 3]::FLOAT[3]", "[0, 0, 0]::FLOAT[3]", "[1, 2, 3]::DOUBLE[3]", "[0, 0, 0]::DOUBLE[3]"];
  }
  if (name === "MAP(K, V)") return ["MAP {'a': 1}", "MAP {}", "MAP {'a': NULL}"];
  const list = /^([^[]*)\[\]$/.exec(name)?.[1];
  if (list !== undefined) return listSamples(list);
  const integer = /^(U?)(?:TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)$/.exec(name);
  const key = integer === null ? name : integer[1] === "" ? "integer" : "unsigned";
  return samples[key]?.map((text) => `${text}::${name}`);
}

/** The parameter types of `f(A, B...) -> R`; one that repeats is given twice. */
function parametersOf(signature: string): readonly string[] {
  const inner = signature.slice(signature.indexOf("(") + 1, signature.lastIndexOf(") ->"));
  const types = inner === "" ? [] : inner.split(/, (?![^(]*\))/);
  return types.flatMap((type) => (type.endsWith("...") ? [type.slice(0, -3), type.slice(0, -3)] : [type]));
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

/** Whether every overload was executed and none gave NULL. */
async function isStrict(name: string, signatures: readonly string[]): Promise<boolean> {
  let tried = 0;
  for (const signature of signatures) {
    const parameters = parametersOf(signature);
    if (parameters.includes("GEOMETRY")) continue;
    const lists: (readonly string[])[] = [];
    for (const parameter of parameters) {
      const list = samplesOf(parameter);
      if (list === undefined) return false;
      lists.push(list);
    }
    const values = await valuesOf(name, lists);
    if (values === undefined || (values === 0 && lists.length > 0)) return false;
    tried += values;
  }
  return tried > 1;
}

const functions = dialectOf("duckdb")?.functions;
const reader = await connection.runAndReadAll(
  "SELECT DISTINCT function_name FROM duckdb_functions() WHERE function_type = 'scalar' ORDER BY ALL",
);
const strict: string[] = [];
for (const [cell] of reader.getRowsJson()) {
  const name = String(cell);
  const definition = functions?.lookup(name);
  if (definition?.kind !== "scalar" || definition.aliasOf !== undefined || leftOut.test(name)) continue;
  if (await isStrict(name, definition.signatures)) strict.push(name);
}
const lines = strict.map((name) => `  ${JSON.stringify(name)},`);
writeFileSync(
  new URL("../../src/dialects/duckdb/functions/strict-functions.ts", import.meta.url),
  `/** Scalar functions that gave no NULL for any mixture of sample values. Written by \`test/record/duckdb-null-rules.ts\`. */\n` +
    `export const strictFunctions: ReadonlySet<string> = new Set([\n${lines.join("\n")}\n]);\n`,
);
