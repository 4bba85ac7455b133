import { fuzzSection } from "../../dialect-fuzz/report.ts";
import type { Recording, SparkCase } from "./case.ts";
import { isGeneratedBySpark } from "./case.ts";

/** The text of `docs/evidence/typing-databricks.md`. */
export function evidenceOf(on: Recording, off: Recording, notCalled: ReadonlyMap<string, string>): string {
  const byHand = on.cases.filter((recorded) => !isGeneratedBySpark(recorded));
  const taken = byHand.filter((recorded) => "columns" in recorded).length;
  const uncalled = uncalledOf(on);
  const listed = new Set(on.functions.map(({ name }) => name)).size;
  return `# What Databricks queries return, as Spark says

How Rocky does against these recordings: [accuracy](../accuracy-databricks.md). The engine asked is ${on.engine.engine} ${on.engine.version}, the open part
of what Databricks runs. \`packages/sql/test/fixtures/oracle/databricks.jsonl\` holds its answers with ANSI mode on, as it is on Databricks unless a session says otherwise;
\`databricks-ansi-off.jsonl\` holds what it says with it off, where that is something else, and every fifth of the other rows; pairs of clauses are left out.

\`\`\`sh
pnpm oracle:record databricks         # everything: installs Spark, starts it, asks, writes both files
pnpm oracle:record databricks hand    # only what is written by hand
\`\`\`

It needs Java 17 and Python 3.10 or later and puts Spark (500 MB) into \`.tools/oracles\`. Spark has one core (\`local[1]\`) and 3 GB. All of it takes about ten minutes on a
machine shared with others, what is written by hand three. Tests need none of this: \`vitest run test/oracle-databricks.test.ts\` reads the recording, and writes this page with \`-u\`.

How the answers come to be:

- A query is only analysed, never executed. Names, types and what may be NULL are those of the analysed plan: the optimised one knows more of NULLs, but it is not what a table made of the query gets.
- Tables are temporary views over no rows whose schema Spark's own parser reads from CREATE TABLE, because Spark's tables forget NOT NULL. Those with a schema (\`silver.orders\`) are tables of Spark
  whose plan is put into the session's cache of plans. CHAR and VARCHAR columns are STRING to queries.
- A type is written as Spark writes it, with NOT NULL also behind elements of arrays and values of maps, where Spark's text does not say it, and with collations.
- Expressions over operands of all types are asked one by one; those that Spark takes stand sixteen to a row. Of those that it refuses every third is kept, in rows with \`each\`: the query with
  each of these in the place of its \`?\` has an error of that class. Functions come from Spark's own list and are called with no argument, with each operand, with each two, and with further ones behind
  what was taken; a choice shows every result and every operand at every place, and calls over columns that may not be NULL in all mixtures.
- 500 rows drawn at random were asked once more through Spark's ordinary interface, \`spark.sql(...).schema\`: 500 the same, in names, types and nullability. Of 120 that were executed over no rows 118
  ran, and two failed at a constant that does not cast.
- A refusal has Spark's error class, its SQL state and the beginning of its message; where one row stands for many expressions, only the class.

${tableOf(on.cases)}

${on.cases.length} rows: ${byHand.length} by hand (${taken} taken, ${byHand.length - taken} refused) and ${on.cases.length - byHand.length} generated. In \`refused\` each expression that \`each\` names counts. With ANSI mode off: ${off.cases.length} rows.

The categories \`only\` are SQL of Databricks that Spark refuses. Its columns, in \`fixtures/oracle/databricks/only\`, are those of a page of Databricks' manual, so they are to be graded apart.

## Functions

Of the ${listed} names that Spark lists, ${listed - uncalled.length} are called with success (${((100 * (listed - uncalled.length)) / listed).toFixed(1)} %). The others:

${uncalled.map((name) => `- \`${name}\`: ${notCalled.get(name) ?? "no reason is known"}`).join("\n")}

## What is not covered

- Photon and the runtime of Databricks may differ from open Spark; where Databricks' manual is known to say something else, the query stands in \`only\`.
- Nothing is executed, so what fails only on values (a cast of a text that is no number) counts as taken.
- Parameters, scripts and DML are not in the corpus. TIME is off in Spark unless a setting turns it on, so it is in the corpus as refused.

${fuzzSection("databricks")}`;
}

/** The functions that no accepted query calls. */
export function uncalledOf({ functions, cases }: Recording): readonly string[] {
  const texts = cases
    .flatMap((recorded) => ("columns" in recorded ? [recorded.sql.toLowerCase()] : []))
    .join("\n");
  const called = new Set([...texts.matchAll(/([a-z_]\w*)\s*\(/g)].map(([, name]) => name));
  return [...new Set(functions.map(({ name }) => name))].filter(
    (name) => !called.has(name) && !occurs(texts, name),
  );
}

/** Operators and what is called without parentheses. */
function occurs(texts: string, name: string): boolean {
  return /^\w+$/.test(name) ? false : texts.includes(` ${name}`);
}

const heads = ["category", "queries", "columns", "refused"];

function tableOf(cases: readonly SparkCase[]): string {
  const groups = [...Map.groupBy(cases, ({ category }) => category.replace(/^refused: /, ""))];
  const rows = groups
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([category, group]) => [category, ...countsOf(group)]);
  const widths = heads.map((head, i) => Math.max(head.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join(" | ")} |`;
  const rule = widths.map((width, i) => (i === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`));
  return [line(heads), line(rule), ...rows.map(line)].join("\n");
}

/** How many queries are taken, with how many columns, and how many refused. */
function countsOf(group: readonly SparkCase[]): readonly string[] {
  const taken = group.filter((recorded) => "columns" in recorded);
  const columns = taken.reduce((sum, { columns: found }) => sum + found.length, 0);
  const refused = group.reduce(
    (sum, recorded) => sum + ("refused" in recorded ? (recorded.each?.length ?? 1) : 0),
    0,
  );
  return [taken.length, columns, refused].map(String);
}
