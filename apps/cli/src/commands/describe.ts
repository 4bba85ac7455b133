import { UsageError, type CommandDefinition, type Given } from "../command.ts";

const dialects = ["duckdb", "databricks", "snowflake", "bigquery"] as const;

/** `rocky describe`. */
export const describeCommand: CommandDefinition = {
  name: "describe",
  summary: "the columns of a query: names, types, nullability, origin",
  description:
    'Needs no project. Reads the query from standard input when it is `-` or left out.\nWith --jsonl it answers each line {"id", "sql"} with one line; a line may carry its own "schemas".',
  arguments: [{ usage: "[sql]", help: "the query, or - for standard input" }],
  options: [
    { flags: "--dialect <dialect>", help: "whose SQL it is (default: duckdb)", choices: dialects },
    {
      flags: "--ansi-mode <mode>",
      help: "whether Databricks computes in ANSI mode (default: on)",
      choices: ["on", "off"],
    },
    {
      flags: "--schemas <file>",
      help: 'the tables that exist: a schema lockfile, or JSON such as {"t": {"id": "BIGINT"}}',
    },
    { flags: "--functions <file>", help: "a functions.toml: functions that the database has beside its own" },
    { flags: "--jsonl", help: "many queries, one line of JSON each, from standard input" },
  ],
  examples: [
    'describe "SELECT 1 AS id, now() AS at"',
    'describe --dialect databricks "SELECT explode(array(1, 2)) AS n"',
    "describe --schemas schemas.lock.toml - < query.sql",
  ],
  run: async (context, given) => {
    const { readDeclaredFunctions, readTables } = await import("@rocky/sdk/node");
    const { resolve } = await import("node:path");
    const dialect = dialects.find((name) => name === given.text("dialect")) ?? "duckdb";
    const schemas = given.text("schemas");
    const tables =
      schemas === undefined ? { tables: [] } : await readTables(resolve(context.cwd, schemas), dialect);
    const declared = given.text("functions");
    const own =
      declared === undefined
        ? undefined
        : await readDeclaredFunctions(resolve(context.cwd, declared), dialect);
    if (own !== undefined && own.warnings.length > 0) {
      const { printFileWarnings } = await import("../report/file-warnings.ts");
      printFileWarnings(context, own);
    }
    const known = { tables, functions: own?.functions ?? [], dialect, ...ansiModeOf(given, dialect) };
    if (given.flag("jsonl")) {
      if (given.argument(0) !== undefined)
        throw new UsageError("--jsonl reads its queries from standard input only");
      const { describeLines } = await import("../report/describe-lines.ts");
      return describeLines(context, known);
    }
    const { printDescription } = await import("../report/description.ts");
    return printDescription(context, await queryOf(context.stdin, given.argument(0)), known);
  },
};

function ansiModeOf(given: Given, dialect: string): { readonly ansiMode?: "on" | "off" } {
  const mode = given.text("ansiMode");
  if (mode === undefined) return {};
  if (dialect !== "databricks") throw new UsageError("--ansi-mode belongs to --dialect databricks");
  return { ansiMode: mode === "off" ? "off" : "on" };
}

async function queryOf(stdin: AsyncIterable<string>, argument: string | undefined): Promise<string> {
  if (argument !== undefined && argument !== "-") return argument;
  let text = "";
  for await (const chunk of stdin) text += chunk;
  return text;
}
