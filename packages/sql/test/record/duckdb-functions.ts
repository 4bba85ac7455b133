/**
 * Writes the catalogue of DuckDB's functions: `node test/record/duckdb-functions.ts` in packages/sql.
 * What it writes is reviewed as a diff; rules that the engine's catalogue does not say stand in their own files.
 */
import { DuckDBInstance } from "@duckdb/node-api";
import { writeFileSync } from "node:fs";

interface Row {
  readonly name: string;
  readonly type: "scalar" | "aggregate" | "macro" | "table" | "table_macro" | "pragma";
  readonly parameters: readonly (string | null)[] | null;
  readonly types: readonly (string | null)[] | null;
  readonly varargs: string | null;
  readonly result: string | null;
  readonly stability: string | null;
  readonly body: string | null;
  readonly alias: string | null;
}

const connection = await (await DuckDBInstance.create(":memory:")).connect();
const reader = await connection.runAndReadAll(`
  SELECT function_name AS name, function_type AS type, parameters, parameter_types AS types, varargs,
         return_type AS result, stability, macro_definition AS body, alias_of AS alias
  FROM duckdb_functions() ORDER BY ALL`);
const rows = reader.getRowObjectsJson() as unknown as readonly Row[];
const version = (await connection.runAndReadAll("SELECT version()")).getRowsJson()[0]?.[0];

const short: Readonly<Record<string, string>> = {
  "TIMESTAMP WITH TIME ZONE": "TIMESTAMPTZ",
  "TIME WITH TIME ZONE": "TIMETZ",
};

function typeText(type: string | null): string {
  return (type ?? "ANY").replace(
    /TIMESTAMP WITH TIME ZONE|TIME WITH TIME ZONE/g,
    (name) => short[name] ?? name,
  );
}

function signature(row: Row): string {
  const types = (row.types ?? []).map(typeText);
  if (row.varargs !== null) types.push(`${typeText(row.varargs)}...`);
  return `(${types.join(", ")}) ${typeText(row.result)}`;
}

function grouped(kind: Row["type"]): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    if (row.type !== kind) continue;
    const group = groups.get(row.name) ?? [];
    group.push(row);
    groups.set(row.name, group);
  }
  return groups;
}

/** The catalogue lists these among the aggregates; they have a table of their own. */
const windowFunctions = new Set(
  (
    "cume_dist dense_rank fill first_value lag last_value lead nth_value ntile percent_rank rank rank_dense " +
    "row_number"
  ).split(" "),
);

/** One line a function: `name signature; signature`, `name volatile …` when it is not deterministic, `name = other` for an alias. */
function functionLines(kind: "scalar" | "aggregate"): readonly string[] {
  const groups = grouped(kind);
  const own = [...groups].filter(([name]) => !windowFunctions.has(name));
  return own.map(([name, group]) => {
    const text = (g: readonly Row[] | undefined): string =>
      [...new Set((g ?? []).map(signature))].sort().join("; ");
    const alias = group[0]?.alias ?? null;
    if (alias !== null && text(groups.get(alias)) === text(group)) return `${name} = ${alias}`;
    const mark = group.some((row) => row.stability !== "CONSISTENT") && kind === "scalar" ? " volatile" : "";
    return `${name}${mark} ${text(group)}`;
  });
}

function macroLines(): readonly string[] {
  return [...grouped("macro")].flatMap(([name, group]) =>
    group.map((row) => `${name} (${(row.parameters ?? []).join(", ")}) ${row.body ?? ""}`),
  );
}

function tableLines(): readonly string[] {
  const macros = [...grouped("table_macro").keys()].map((name) => `${name} macro`);
  const functions = [...grouped("table")].map(
    ([name, group]) =>
      `${name} ${[...new Set(group.map(signature))].map((s) => s.replace(/ ANY$/, "")).join("; ")}`,
  );
  return [...functions, ...macros].sort();
}

function write(file: string, [constant, what]: readonly [string, string], lines: readonly string[]): void {
  const text = lines.map((line) =>
    line.replaceAll("\\", "\\\\").replaceAll("`", "\\`").replaceAll("${", "\\${"),
  );
  const source =
    `/** ${what} of DuckDB ${String(version)}. Written by \`test/record/duckdb-functions.ts\`; not edited by hand. */\n` +
    `export const ${constant}: string = \`\n${text.join("\n")}\n\`;\n`;
  writeFileSync(new URL(`../../src/dialects/duckdb/functions/${file}`, import.meta.url), source);
}

const scalars = functionLines("scalar");
const middle = scalars.findIndex((line) => line >= "i");
write(
  "scalars-1.ts",
  ["scalars1", "The scalar functions and operators up to the letter h"],
  scalars.slice(0, middle),
);
write(
  "scalars-2.ts",
  ["scalars2", "The scalar functions and operators from the letter i on"],
  scalars.slice(middle),
);
write("aggregates.ts", ["aggregates", "The aggregate functions"], functionLines("aggregate"));
write("macros.ts", ["macros", "The macros: parameters, then the expression,"], macroLines());
write("tables.ts", ["tableFunctions", "The table functions and table macros"], tableLines());
