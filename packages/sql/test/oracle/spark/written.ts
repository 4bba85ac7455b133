import { readdirSync, readFileSync } from "node:fs";
import type { OracleCase } from "../case.ts";

const folder = new URL("../../fixtures/oracle/databricks/", import.meta.url);

/** The statements of a setup. */
export function setupStatements(name: string): readonly string[] {
  const text = readFileSync(new URL(`setups/${name}.sql`, folder), "utf8");
  return text
    .replace(/^--.*$/gm, "")
    .split(/;\s*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== "");
}

/** The names of all setups. */
export function setupNames(): readonly string[] {
  return filesOf("setups");
}

/** The queries that Spark must take. */
export function writtenQueries(): readonly OracleCase[] {
  return filesOf("queries").flatMap((name) => casesOf("queries", name));
}

/** The queries that Spark must refuse. */
export function writtenRefusals(): readonly OracleCase[] {
  return filesOf("refused").flatMap((name) => casesOf("refused", name));
}

/** What Databricks takes and Spark refuses: the columns are those of a page of Databricks' manual, not of an engine. */
export interface OnlyDatabricks extends OracleCase {
  /** The page's path in the SQL language manual. */
  readonly page: string;
  /** Each a name and a type. */
  readonly columns: readonly string[];
}

/** The queries of Databricks that Spark must refuse. */
export function onlyDatabricks(): readonly OnlyDatabricks[] {
  return filesOf("only")
    .flatMap((name) => casesOf("only", name))
    .map((asked) => {
      const facts = /^-- page: (\S+)\n-- columns: (.+)\n/.exec(asked.sql);
      if (facts === null) throw new Error(`${asked.id} says no page and columns`);
      const [head, page = "", columns = ""] = facts;
      return { ...asked, sql: asked.sql.slice(head.length), page, columns: columns.split(/, (?=\w+ [A-Z])/) };
    });
}

function filesOf(kind: string): readonly string[] {
  return readdirSync(new URL(`${kind}/`, folder))
    .filter((name) => name.endsWith(".sql"))
    .map((name) => name.slice(0, -4))
    .sort();
}

/** A file is a category; its first line names the setup, `---` stands between its queries. */
function casesOf(kind: "queries" | "refused" | "only", name: string): readonly OracleCase[] {
  const text = readFileSync(new URL(`${kind}/${name}.sql`, folder), "utf8");
  const setup = /^-- setup: (\w+)\n---\n/.exec(text);
  if (setup === null) throw new Error(`${kind}/${name}.sql begins with a line that names its setup`);
  const category = kind === "queries" ? name : `${kind}: ${name}`;
  const blocks = text.slice(setup[0].length).split(/^---\n/m);
  return blocks.map((block, i) => ({
    id: `${category}/${i + 1}`,
    category,
    setup: setup[1] ?? "",
    sql: block.trimEnd(),
  }));
}
