import { describeQuery, printType, type BoundQuery, type ResolvedRelation } from "@rocky/sql";
import { bigquery } from "../../src/dialects/bigquery/bigquery.ts";
import { countTable, nullWords, section, titles } from "../functions-text.ts";
import { readBigquery, type BigqueryCase, type BigqueryTables } from "../oracle/bigquery.ts";
import { othersOf, rowsOf, shareOf, signatureWords, provedNames } from "./rows.ts";

/** The page of BigQuery's functions with the share of GoogleSQL's that are typed. */
export function bigqueryPage(): { readonly text: string; readonly share: number } {
  const { recorder, tables, cases } = readBigquery();
  const listed = [...recorder.called, ...Object.keys(recorder.notCalled)]
    .filter((name) => !name.startsWith("$"))
    .sort();
  const exact = provedNames(
    listed,
    cases.map(({ sql }) => sql),
    (at) => cases[at] !== undefined && isExact(cases[at], tables),
  );
  const rows = rowsOf(
    bigquery,
    listed.map((name) => ({ name, kind: "scalar" })),
    exact,
  );
  const text = [
    "# Functions of BigQuery",
    "",
    "What the catalogue of the GoogleSQL analyser lists, as Rocky types it. This page is written by a test: a function counts as typed when the analyser's recorded",
    "answer to a query that calls it has the types that Rocky gives, in all its columns. Operators are not in the list. `SAFE.` may stand before each function, and then the",
    "result may be NULL. Functions of a dataset are declared in [functions.toml](../functions.md).",
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
  ].join("\n");
  return { text, share: shareOf(rows) };
}

function isExact({ sql, setup, columns }: BigqueryCase, tables: BigqueryTables): boolean {
  if (columns === undefined) return false;
  const bound = describe(sql, tables[setup] ?? {});
  return (
    bound.columns.length === columns.length &&
    bound.columns.every(({ type }, i) => printType(type, bigquery) === columns[i]?.type) &&
    bound.diagnostics.every(({ severity }) => severity !== "error")
  );
}

function describe(sql: string, tables: BigqueryTables[string]): BoundQuery {
  const resolve = (parts: readonly string[]): ResolvedRelation => {
    const relation = parts.join(".");
    const columns = tables[relation];
    if (columns === undefined)
      return { relation, columns: [], complete: false, reason: `nothing is known about ${relation}` };
    return {
      relation,
      complete: true,
      columns: columns.map(({ name, type, required }) => ({
        name,
        type: bigquery.types.parse(type) ?? { kind: "unknown", reason: `${type} is not understood` },
        nullability: required === true ? "not-null" : "nullable",
      })),
    };
  };
  return describeQuery(sql, { dialect: bigquery, file: "query.sql", resolve });
}
