import { databricks } from "../../src/dialects/databricks/databricks.ts";
import { countTable, nullWords, section, titles, type Kind, type Row } from "../functions-text.ts";
import { databricksFile, readRecording, type Recording } from "../oracle/spark/case.ts";
import { judgeSpark } from "../oracle/spark/judge.ts";
import { describeOver } from "../oracle/spark/tables.ts";
import { othersOf, rowsOf, shareOf, signatureWords, provedNames, type Listed } from "./rows.ts";

/** The page of Databricks' functions with the share of Spark's that are typed. */
export function databricksPage(): { readonly text: string; readonly share: number } {
  const recording = readRecording(databricksFile);
  const listed = listedOf(recording);
  const rows = rowsOf(databricks, listed, exactNames(recording, listed));
  const known = new Set(rows.map(({ name }) => name));
  const own = [...databricks.functions.names()].filter((name) => !known.has(name)).sort();
  const ownRows = rowsOf(
    databricks,
    own.map((name) => ({ name, kind: "scalar" })),
    new Set(own),
  );
  const text = [
    "# Functions of Databricks",
    "",
    `What Spark ${recording.engine.version} lists, as Rocky types it, and after that what only Databricks has. This page is written by a test: a function counts as typed when Spark's recorded`,
    "answer to a query that calls it has the types that Rocky gives, in all its columns. Operators and words of the grammar stand in Spark's list too.",
    "Functions of a workspace are declared in [functions.toml](../functions.md).",
    "",
    ...countTable(rows),
    "",
    othersOf(rows),
    "",
    ...nullWords,
    "",
    ...signatureWords,
    ...titles.flatMap(([kind, title]) => partOf(rows, kind, title)),
    "",
    "## Functions that Spark does not have",
    "",
    `The ${ownRows.length} functions below are typed from Databricks' manual; no engine can be asked about them.`,
    ...titles.flatMap(([kind, title]) => partOf(ownRows, kind, `${title} of Databricks alone`)),
    "",
  ].join("\n");
  return { text, share: shareOf(rows) };
}

function partOf(rows: readonly Row[], kind: Kind, title: string): readonly string[] {
  const own = rows.filter((row) => row.kind === kind);
  return own.length === 0 ? [] : section(title, own);
}

function listedOf({ functions }: Recording): readonly Listed[] {
  const byName = new Map(functions.map((each) => [each.name, each]));
  return [...byName.values()].map(({ name, kind, group }) => ({
    name,
    kind: kind === "table" ? "table" : group === "agg_funcs" ? "aggregate" : "scalar",
  }));
}

/** Names that stand in queries of which Spark says what we say. */
function exactNames(recording: Recording, listed: readonly Listed[]): ReadonlySet<string> {
  const describe = describeOver(recording, databricks);
  const cases = recording.cases.filter((recorded) => "columns" in recorded);
  return provedNames(
    listed.map(({ name }) => name),
    cases.map(({ sql }) => sql),
    (at) => {
      const recorded = cases[at];
      if (recorded === undefined) return false;
      const bound = describe(recorded.sql, recorded.setup);
      const { exact, columns, falseError } = judgeSpark(recorded, bound, databricks);
      return exact === columns && !falseError;
    },
  );
}
