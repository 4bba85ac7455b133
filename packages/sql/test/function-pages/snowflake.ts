import type { SqlType } from "@rocky/ir";
import { printType } from "@rocky/sql";
import { snowflake } from "../../src/dialects/snowflake/snowflake.ts";
import { blocksOf, linesOf } from "../corpus.ts";
import { countTable, nullWords, section, titles, type Kind, type Row } from "../functions-text.ts";
import { columnParts, describeOverText } from "../written-tables.ts";
import { othersOf, rowsOf, shareOf, signatureWords, type Listed } from "./rows.ts";

/** Types of arguments by the words of signatures. */
const samples: Readonly<Record<string, string>> = {
  any: "NUMBER(10,2)",
  array: "ARRAY",
  binary: "BINARY",
  boolean: "BOOLEAN",
  date: "DATE",
  float: "FLOAT",
  geo: "GEOGRAPHY",
  geography: "GEOGRAPHY",
  geometry: "GEOMETRY",
  map: "MAP(VARCHAR, NUMBER)",
  number: "NUMBER(10,2)",
  object: "OBJECT",
  temporal: "DATE",
  time: "TIME",
  varchar: "VARCHAR(10)",
  variant: "VARIANT",
  vector: "VECTOR(FLOAT, 3)",
};

/** Functions that the grammar reads. */
const byGrammar: ReadonlySet<string> = new Set(["case", "cast", "extract", "negate", "try_cast"]);

/** Table functions whose columns depend on nothing but the call. */
const ofData: ReadonlySet<string> = new Set([
  "flatten",
  "generator",
  "infer_schema",
  "result_scan",
  "split_to_table",
  "strtok_split_to_table",
  "to_query",
]);

/** The page of Snowflake's functions with the share of the manual's that are typed, without system functions. */
export function snowflakePage(): { readonly text: string; readonly share: number } {
  const listed = linesOf("catalogues/snowflake.txt")
    .filter((line) => !line.startsWith("#"))
    .map((line): Listed => {
      const [name = "", kind = "scalar"] = line.split(" ");
      return { name: name.toLowerCase(), kind: kind as Kind };
    });
  const called = typedCalls();
  const typed = listed.map(({ name }) => name).filter((name) => called.has(name) || isTyped(name));
  const all = rowsOf(snowflake, listed, new Set(typed));
  const rows = all.filter((row) => !isOfAccount(row));
  const account = all.filter(isOfAccount);
  const text = [
    "# Functions of Snowflake",
    "",
    "What Snowflake's manual lists, as Rocky types it. No engine can be asked, so this page counts a function as typed when a sensible call of it has a type at all; where these come from, and how",
    "sure they are, is written where its types are measured. Functions that answer questions about an account (`SYSTEM$…` and the tables of the Information Schema, which",
    "get new columns with releases) are counted apart. Functions of a database are declared in [functions.toml](../functions.md).",
    "",
    ...countTable(rows),
    "",
    othersOf(rows),
    "",
    ...nullWords,
    "",
    ...signatureWords,
    ...titles.flatMap(([kind, title]) => {
      const own = rows.filter((row) => row.kind === kind);
      return own.length === 0 ? [] : section(title, own);
    }),
    "",
    "## Functions about the account",
    "",
    othersOf(account),
    "",
    `With them ${(100 * shareOf(all)).toFixed(1)} % of ${all.length} names are typed. All of them are known, so none is taken for a mistake.`,
    "",
  ].join("\n");
  return { text, share: shareOf(rows) };
}

/** System functions without `SYSTEM$` in their names. */
const ofSystem: ReadonlySet<string> = new Set(["explain_json", "extract_semantic_categories"]);

/** System functions, and table functions other than those that make rows of their arguments. */
function isOfAccount({ name, kind }: Row): boolean {
  return name.startsWith("system$") || ofSystem.has(name) || (kind === "table" && !ofData.has(name));
}

/** The functions of calls whose types depend on constants or lambdas. */
function typedCalls(): ReadonlySet<string> {
  const [table = "", calls = ""] = blocksOf("catalogues/snowflake-calls.sql");
  const bind = describeOverText(table, snowflake);
  const typed = calls.split("\n").filter((call) => {
    const { columns } = bind(`SELECT ${call} AS x FROM t`);
    return columns.every(({ type }) => printType(type, snowflake) !== "UNKNOWN");
  });
  return new Set(typed.map((call) => call.slice(0, call.indexOf("("))));
}

function isTyped(name: string): boolean {
  const { functions } = snowflake;
  if (byGrammar.has(name)) return true;
  const definition = functions.lookup(name);
  if (definition === undefined) return functions.resolveTable(name, []).kind === "ok";
  return definition.signatures.some((signature) =>
    calls(signature).some((args) => {
      const answer = functions.resolve(
        definition,
        args.map((type) => ({ type })),
      );
      return answer.kind === "ok" && printType(snowflake.types.settle(answer), snowflake) !== "UNKNOWN";
    }),
  );
}

/** Arguments for a signature: with what may be left out, and without it. */
function calls(signature: string): readonly (readonly SqlType[])[] {
  const inner = /^[^(]*\((.*)\) -> /s.exec(signature)?.[1] ?? "";
  const few = inner.replaceAll(/ ?\[[^\]]*\]/g, "");
  return [inner.replaceAll(/[[\]]/g, ","), few].map((text) =>
    columnParts(text).map((part) => sampleOf(part.replace("…", "").replace(/^\w+: /, ""))),
  );
}

function sampleOf(word: string): SqlType {
  const type = snowflake.types.parse(samples[word] ?? word);
  return type ?? { kind: "variant" };
}
