import { dialectOf, printType, type Dialect } from "@rocky/sql";
import type { DuckDBConnection } from "@duckdb/node-api";
import { tableQueries } from "./binder-tables.ts";
import { operands, operandTable, type Operand } from "./live/operands.ts";
import { openOracle, type Oracle } from "./live/oracle.ts";
import { countTable, nullWords, section, titles, type Row } from "./functions-text.ts";
import { callsOfSignatures } from "./live/signature-calls.ts";

/** Operands that many functions take, for those whose signatures say little. */
const few = new Set("i s a st m en un j dt tn 'a' 1 d x fa texts bo".split(" "));

/** The functions that the engine lists, as the page shows them, and the names of those without a type. */
export async function functionsPage(): Promise<{
  readonly text: string;
  readonly untyped: readonly string[];
  readonly listed: number;
  /** The share of the functions that stand in expressions. */
  readonly share: number;
}> {
  const dialect = dialectOf("duckdb");
  if (dialect === undefined) throw new Error("there is no DuckDB dialect");
  const oracle = await openOracle(dialect, operandTable);
  const recorded = new Set(
    tableQueries.flatMap((sql) =>
      [...sql.matchAll(/([a-z_0-9]+)\s*\(/gi)].map(([, name = ""]) => name.toLowerCase()),
    ),
  );
  const rows: Row[] = [];
  for (const name of await listedNames(oracle.connection)) {
    const row = await rowOf({ dialect, oracle, recorded }, name);
    if (row !== undefined) rows.push(row);
  }
  rows.push(...(await tableRows(dialect, oracle.connection)));
  const version = String((await oracle.connection.runAndReadAll("SELECT version()")).getRowsJson()[0]?.[0]);
  const untyped = rows.filter(({ typed }) => !typed).map(({ name }) => name);
  const values = rows.filter(({ kind }) => kind !== "table");
  const share = values.filter(({ typed }) => typed).length / values.length;
  return { text: pageText(rows, version), untyped, listed: rows.length, share };
}

async function listedNames(connection: DuckDBConnection): Promise<readonly string[]> {
  const reader = await connection.runAndReadAll(
    `SELECT DISTINCT function_name FROM duckdb_functions()
     WHERE function_type IN ('scalar', 'aggregate', 'macro') AND function_name NOT LIKE '\\_\\_internal%' ESCAPE '\\' ORDER BY 1`,
  );
  return reader.getRowsJson().map(([name]) => String(name));
}

interface Asking {
  readonly dialect: Dialect;
  readonly oracle: Oracle;
  /** Functions that a recorded query calls; DuckDB describes the same types for those queries. */
  readonly recorded: ReadonlySet<string>;
}

async function rowOf({ dialect, oracle, recorded }: Asking, name: string): Promise<Row | undefined> {
  const definition = dialect.functions.lookup(name);
  if (definition === undefined) return undefined;
  const { kind, nulls, deterministic, aliasOf, signatures } = definition;
  const typed =
    recorded.has(name.toLowerCase()) || (await someCallAgrees({ dialect, oracle, recorded }, name));
  const shown = aliasOf === undefined ? signatures : [`= ${aliasOf}`];
  return { name, kind, signatures: shown, nulls, deterministic, typed };
}

async function someCallAgrees({ dialect, oracle }: Asking, name: string): Promise<boolean> {
  const { functions, types } = dialect;
  const definition = functions.lookup(name);
  if (definition === undefined) return false;
  const known = operands(dialect).filter(({ text }) => few.has(text));
  const over = definition.kind === "window" ? " OVER (ORDER BY i)" : "";
  const calls: readonly (readonly Operand[])[] = [
    ...callsOfSignatures(dialect, definition.signatures),
    [],
    ...known.map((operand) => [operand]),
    ...known.flatMap((left) => known.map((right) => [left, right])),
  ];
  for (const args of calls) {
    const ours = functions.resolve(
      definition,
      args.map(({ value }) => value),
    );
    if (ours.kind !== "ok") continue;
    const answer = await oracle.typeOf(`"${name}"(${args.map(({ text }) => text).join(", ")})${over}`);
    if ("type" in answer && printType(answer.type, dialect) === printType(types.settle(ours), dialect))
      return true;
  }
  return false;
}

/** Table functions: what stands for `columns` depends on the call where it is not fixed. */
async function tableRows(dialect: Dialect, connection: DuckDBConnection): Promise<readonly Row[]> {
  const reader = await connection.runAndReadAll(
    `SELECT function_name, parameters, parameter_types FROM duckdb_functions()
     WHERE function_type IN ('table', 'table_macro') ORDER BY ALL`,
  );
  const forms = new Map<string, Set<string>>();
  for (const [name, parameters, types] of reader.getRowsJson()) {
    const called = String(name);
    const texts = textsOf(parameters).map((parameter, i) => {
      const type = textsOf(types)[i] ?? "ANY";
      return parameter === undefined || /^col\d+$/.test(parameter) ? type : `${parameter} := ${type}`;
    });
    // The engine lists named parameters in no order.
    const isNamed = (text: string): boolean => text.includes(" := ");
    const ordered = [...texts.filter((text) => !isNamed(text)), ...texts.filter(isNamed).toSorted()];
    forms.set(called, (forms.get(called) ?? new Set()).add(`${called}(${ordered.join(", ")})`));
  }
  return [...forms].map(([name, signatures]) => ({
    name,
    kind: "table",
    signatures: [...signatures],
    nulls: "nullable",
    deterministic: true,
    typed: isTyped(dialect, name),
  }));
}

function isTyped({ functions }: Dialect, name: string): boolean {
  const text = { type: { kind: "string" } } as const;
  const number = { type: { kind: "integer", bits: 64, signed: true } } as const;
  const list = { type: { kind: "array", element: text.type } } as const;
  return [[], [text], [number], [list]].some((args) => functions.resolveTable(name, args).kind === "ok");
}

function textsOf(value: unknown): readonly (string | undefined)[] {
  return Array.isArray(value)
    ? value.map((text: unknown) => (typeof text === "string" ? text : undefined))
    : [];
}

function pageText(rows: readonly Row[], version: string): string {
  const values = rows.filter(({ kind }) => kind !== "table");
  const typed = values.filter((row) => row.typed).length;
  return [
    "# Functions of DuckDB",
    "",
    `What \`duckdb_functions()\` of DuckDB ${version} lists, without its internal functions, as Rocky types it. This page is written by a test, which asks`,
    "the engine: a function counts as typed when a sensible call of it has a type, and the engine's. The columns of a table function count as",
    "typed where the arguments alone decide them; those that read a file or run a text do not. Functions of a database are declared in",
    "[functions.toml](../functions.md).",
    "",
    ...countTable(rows),
    "",
    `Of ${values.length} functions that stand in expressions ${typed} are typed, ${((100 * typed) / values.length).toFixed(1)} %. The others: ${values
      .filter((row) => !row.typed)
      .map(({ name }) => `\`${name}\``)
      .join(", ")}.`,
    "",
    ...nullWords,
    ...titles.flatMap(([kind, title]) =>
      section(
        title,
        rows.filter((row) => row.kind === kind),
      ),
    ),
    "",
  ].join("\n");
}
