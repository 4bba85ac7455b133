import { refusalOf } from "../../record/googlesql/book.ts";
import { openAnalyser } from "../../record/googlesql/analyser.ts";
import { buildAnalyser } from "../../record/googlesql/build.ts";
import type { Answer, AnsweredColumn } from "../compare.ts";
import type { DialectParts } from "../parts/parts.ts";
import { relationOf, type Oracle } from "./oracle.ts";

/** Starts the GoogleSQL analyser, built by `pnpm oracle:record bigquery` or now. It tells nothing of NULLs. */
export async function googleSqlOracle(parts: DialectParts): Promise<Oracle> {
  const analyser = openAnalyser(buildAnalyser());
  const { engine, version } = await analyser.about();
  return {
    engine: `${engine} ${version}`,
    setUp: async (tables) => {
      const made = await analyser.define("fuzz", tables.map(parts.ddl));
      return new Map(
        Object.entries(made).map(([name, columns]) => [
          name.toLowerCase(),
          relationOf(
            parts,
            name,
            columns.map((column) => ({ ...column, nullable: column.required !== true })),
          ),
        ]),
      );
    },
    answer: async (sql) => {
      const answer = await analyser.describe("fuzz", sql);
      if (!("refused" in answer)) return repeatedIn(answer.columns) ?? { columns: answer.columns };
      const message = refusalOf(answer.refused).refused ?? "";
      return { refused: classOf(message), message };
    },
    close: analyser.close,
  };
}

/** BigQuery makes a table of every result, the analyser does not: columns that share a name are refused there. */
function repeatedIn(columns: readonly AnsweredColumn[]): Answer | undefined {
  const names = columns.map(({ name }) => name.toLowerCase());
  const refused = "names that repeat";
  return new Set(names).size === names.length ? undefined : { refused, message: refused };
}

/** A message without the names and types of this one query: the analyser has no classes of errors. */
function classOf(message: string): string {
  return message
    .replace(/ \(Argument types: .*|[:;].*/s, "")
    .replace(/\b[A-Z][A-Z0-9_]{2,}(?:<.*>)?/g, "T")
    .replace(/`[^`]*`|'[^']*'|"[^"]*"|\b[a-z]\w?\d*\b(?= )|\d+/g, "…")
    .slice(0, 70);
}
