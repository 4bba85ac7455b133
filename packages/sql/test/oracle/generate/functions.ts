import type { DuckDBConnection } from "@duckdb/node-api";
import type { OracleCase } from "../case.ts";
import { writtenCalls } from "./function-calls.ts";
import { lambdas, samples, texts, type Sample } from "./samples.ts";

interface Overload {
  readonly name: string;
  readonly kind: "scalar" | "aggregate" | "macro" | "table";
  readonly parameters: readonly string[];
  readonly rest: string | undefined;
}

/** Functions that do something to the database or answer by its state, and that cannot stand in a query by themselves. */
const left = new Set(
  (
    "error getvariable nextval currval setseed sleep_ms write_log current_setting getenv add_parquet_key read_text " +
    "parse_duckdb_log_message pg_sleep finalize combine"
  ).split(" "),
);

/** Names, kinds and parameters of DuckDB's functions; symbols are operators and stand elsewhere. */
export async function catalogueOf(connection: DuckDBConnection): Promise<readonly Overload[]> {
  const reader = await connection.runAndReadAll(
    `SELECT function_name, function_type, parameter_types, parameters, varargs FROM duckdb_functions()
     WHERE function_type IN ('scalar', 'aggregate', 'macro', 'table') ORDER BY ALL`,
  );
  return reader.getRowsJson().flatMap(([name, kind, types, parameters, varargs]) => {
    if (!/^[a-z]\w*$/i.test(String(name)) || left.has(String(name))) return [];
    const listed = (kind === "macro" ? parameters : types) as readonly (string | null)[] | null;
    return [
      {
        name: String(name),
        kind: kind as Overload["kind"],
        parameters: (listed ?? []).map((type) => (kind === "macro" ? "MACRO" : (type ?? "ANY"))),
        rest: typeof varargs === "string" ? varargs : undefined,
      },
    ];
  });
}

/** Every overload of every function, called with columns, constants and NULLs. */
export async function functionCalls(
  connection: DuckDBConnection,
): Promise<readonly (readonly OracleCase[])[]> {
  const overloads = await catalogueOf(connection);
  const sizes = new Map<string, number>();
  for (const { name } of overloads) sizes.set(name, (sizes.get(name) ?? 0) + 1);
  const all = overloads.flatMap((overload) => {
    if (overload.kind === "table") return tableCalls(overload);
    if (overload.kind === "macro") return macroCalls(overload);
    return callsOf(overload, (sizes.get(overload.name) ?? 0) > 24 ? "few" : "many");
  });
  const seen = new Set<string>();
  return [...all, ...writtenCalls()].flatMap((candidates) => {
    const fresh = candidates.filter(({ sql }) => !seen.has(sql));
    for (const { sql } of fresh) seen.add(sql);
    return fresh.length === 0 ? [] : [fresh];
  });
}

type Pick = (sample: Sample, position: number) => string;

const picks: Readonly<Record<string, { readonly table: string; readonly pick: Pick }>> = {
  columns: { table: "everything", pick: (sample) => sample.column },
  null: { table: "everything", pick: (sample, i) => (i === 0 ? "NULL" : sample.constant) },
  first: { table: "everything", pick: (sample, i) => (i === 0 ? sample.column : sample.constant) },
  required: { table: "required", pick: (sample, i) => (i === 0 ? sample.required : sample.constant) },
  all: { table: "required", pick: (sample) => sample.required },
  constants: { table: "one", pick: (sample) => sample.constant },
  second: { table: "everything", pick: (sample, i) => (i === 1 ? "NULL" : sample.column) },
  last: { table: "everything", pick: (sample, i) => (i === 2 ? "NULL" : sample.column) },
};

function callsOf(overload: Overload, amount: "few" | "many"): readonly (readonly OracleCase[])[] {
  const wanted =
    amount === "few" || overload.name.startsWith("icu_collate") ? ["columns"] : Object.keys(picks);
  const variants = wanted.map((variant) => {
    const { table, pick } = picks[variant] ?? { table: "one", pick: () => "NULL" };
    return casesOf(overload, variant, { table, calls: argumentLists(overload, pick) });
  });
  if (overload.kind !== "aggregate" || amount === "few") return variants;
  const calls = argumentLists(overload, (sample, i) => (i === 0 ? sample.column : sample.constant));
  const shapes = {
    over: (call: string) => `SELECT ${call} OVER (PARTITION BY e ORDER BY i32) FROM everything`,
    grouped: (call: string) => `SELECT e, ${call} FROM everything GROUP BY e`,
    filter: (call: string) => `SELECT ${call} FILTER (WHERE b) FROM everything`,
    distinct: (call: string) => `SELECT ${call.replace("(", "(DISTINCT ")} FROM everything`,
    ordered: (call: string) => `SELECT ${call.replace(/\)$/, " ORDER BY i32 DESC)")} FROM everything`,
    having: (call: string) => `SELECT count(*) FROM everything HAVING ${call} IS NOT NULL`,
  };
  return [
    ...variants,
    ...Object.entries(shapes).map(([shape, make]) =>
      calls.map((list) => made(overload, shape, make(`${overload.name}(${list})`))),
    ),
  ];
}

interface Calls {
  readonly table: string;
  readonly calls: readonly string[];
}

function casesOf(overload: Overload, variant: string, { table, calls }: Calls): readonly OracleCase[] {
  const plain = calls.map((list) =>
    made(overload, variant, `SELECT ${overload.name}(${list}) FROM ${table}`),
  );
  if (overload.kind !== "aggregate") return plain;
  const over = calls.map((list) =>
    made(overload, variant, `SELECT ${overload.name}(${list}) OVER (ORDER BY 1) FROM ${table}`),
  );
  return [...plain, ...over];
}

function made({ name, parameters, kind }: Overload, variant: string, sql: string): OracleCase {
  const id = `functions/${name}(${parameters.join(",")})/${variant}`;
  return { id, category: `functions: ${kind}`, setup: "tables", sql };
}

/** Lists of arguments that may suit; text that must be a certain constant is tried in several ways. */
function argumentLists({ parameters, rest }: Overload, pick: Pick): readonly string[] {
  const types = rest === undefined ? parameters : [...parameters, rest, rest];
  const choices = types.includes("LAMBDA") ? lambdas : types.includes("VARCHAR") ? texts : [""];
  return choices.flatMap((choice) => {
    const list: string[] = [];
    for (const [i, type] of types.entries()) {
      if (type === "LAMBDA") {
        list.push(choice);
        continue;
      }
      const known = samples.get(type);
      if (known === undefined) return [];
      const sample = type === "VARCHAR" ? { ...known, constant: choice } : known;
      list.push(pick(sample, i));
    }
    const text = list.join(", ");
    const swapped = choice.startsWith("'") && !text.includes(choice) && list[0] === "s";
    return swapped ? [text, [choice, ...list.slice(1)].join(", ")] : [text];
  });
}

const macroArguments = [
  "i32",
  "s",
  "ints",
  "day",
  "f64",
  "texts",
  "counts",
  "ts",
  "j",
  "pair",
  "NULL",
  "'a'",
  "2",
];

function macroCalls(overload: Overload): readonly (readonly OracleCase[])[] {
  const count = overload.parameters.length;
  const few = macroArguments.slice(0, count > 1 ? 6 : macroArguments.length);
  let lists: readonly (readonly string[])[] = [[]];
  for (let i = 0; i < Math.min(count, 2); i++)
    lists = lists.flatMap((list) => few.map((argument) => [...list, argument]));
  return lists.map((list) => {
    const rest = Array.from({ length: Math.max(0, count - 2) }, () => list[1] ?? "NULL");
    const text = [...list, ...rest].join(", ");
    return [made(overload, text, `SELECT ${overload.name}(${text}) FROM everything`)];
  });
}

function tableCalls(overload: Overload): readonly (readonly OracleCase[])[] {
  const { name, parameters } = overload;
  if (/^(duckdb|pragma|pg)_/.test(name) && parameters.length === 0)
    return [[made(overload, "all", `SELECT * FROM ${name}()`)]];
  if (!/^(range|generate_series|unnest|repeat|repeat_row|json_each|json_tree)$/.test(name)) return [];
  const constants = parameters.map((type) => samples.get(type)?.constant ?? "1");
  return [[made(overload, "constants", `SELECT * FROM ${name}(${constants.join(", ")})`)]];
}
