import { readdirSync, readFileSync } from "node:fs";

/** A question with what it stands on. */
export interface Question {
  readonly id: string;
  readonly category: string;
  readonly setup: string;
  readonly sql: string;
}

const folder = new URL("../../fixtures/oracle/bigquery/", import.meta.url);

/** The statements of a setup: `CREATE …` texts, each ended by `;` at the end of a line. */
export function setupStatements(name: string): readonly string[] {
  return readFileSync(new URL(`setups/${name}.sql`, folder), "utf8")
    .split(/;\n/)
    .map((text) => text.trim())
    .filter((text) => text !== "");
}

/** The names of all setups. */
export function setupNames(): readonly string[] {
  return filesIn("setups");
}

/** What is written by hand: a file is a category, its first line names the setup, `---` parts the queries. */
export function writtenQuestions(kind: "queries" | "refused"): readonly Question[] {
  return filesIn(kind).flatMap((name) => {
    const text = readFileSync(new URL(`${kind}/${name}.sql`, folder), "utf8");
    const setup = /^-- setup: (\w+)\n---\n/.exec(text);
    if (setup === null) throw new Error(`${name}.sql begins with a line that names its setup`);
    const category = kind === "refused" ? `refused: ${name}` : name;
    return text
      .slice(setup[0].length)
      .split(/^---\n/m)
      .map((sql, i) => ({ id: `${category}/${i + 1}`, category, setup: setup[1] ?? "", sql: sql.trimEnd() }));
  });
}

function filesIn(kind: string): readonly string[] {
  return readdirSync(new URL(`${kind}/`, folder))
    .filter((name) => name.endsWith(".sql"))
    .map((name) => name.slice(0, -4))
    .sort();
}
