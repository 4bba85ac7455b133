import { fuzzSection } from "../dialect-fuzz/report.ts";
import type { BigqueryCase, BigqueryRecorder } from "./bigquery.ts";

const intro = `# What BigQuery's queries return, recorded

No BigQuery can run here. What answers is the analyser of GoogleSQL itself, the one that BigQuery's SQL is defined by, as a Go module without
C: it parses and types a query over a catalogue of tables and gives the names and types of the outputs, or the message of its refusal.

\`pnpm oracle:record bigquery\` (with the Node of CONTRIBUTING, and Go 1.25 or newer on PATH) builds it into \`.tools/oracles/googlesql\`, asks it everything and
writes \`packages/sql/test/fixtures/oracle/bigquery.jsonl\`. The first build takes four to fifteen minutes and 6 GB of memory, asking about five minutes.
\`pnpm oracle:record bigquery hand\` asks again only what is written by hand. The tests read the recording; they need no Go.
Nothing of our own decides what is asked or what is right. How Rocky does against it: [accuracy](../accuracy-bigquery.md).

## What is in the file

The first line names the engine, its version, the language features that were on, and which functions of its catalogue are called. The second has the tables of each
setup with the types of their columns and what is NOT NULL. Each further line is a query:

| field | meaning |
| --- | --- |
| \`columns\` | the outputs: \`{name, type}\` in GoogleSQL's spelling; an output that the query gives no name is its type alone |
| \`parameters\` | the types of undeclared parameters where they stand, by name, or by position from 1 |
| \`refused\`, \`at\` | the message without the list of signatures, and the line and column that it points to |
| \`eachRefused\` | each of these alone in the place of \`{}\` is refused, or all of a list of operands of the first line \`but\` some; \`refused\` is the message for the first |

Setups are the files of \`fixtures/oracle/bigquery/setups\`, queries by hand those of \`queries\` and \`refused\`.

## How the analyser is set

The largest set of language features, product mode external (the names of types that BigQuery shows), QUALIFY and MATCH_RECOGNIZE reserved, and then as BigQuery's
manual has it (\`packages/sql/test/record/googlesql/analyser/language.go\`):

- off: types that BigQuery lacks (maps, UUIDs, protocol buffers, rows, measures, FLOAT32, timestamps finer than a microsecond), graphs, equality and order of arrays, comparison of
  JSON, texts that become BYTES, \`MIN\`, \`MAX\`, \`SUM\`, \`AVG\`, \`GREATEST\` and \`LEAST\` of arrays, columns that name earlier columns, LATERAL joins, FOR UPDATE, texts side by side,
  \`= ANY\`, UNNEST of several arrays, aggregates with WHERE or GROUP BY inside, several grouping sets in one clause, LIMIT with expressions;
- on besides: QUALIFY, \`array[0]\`, dashes in table names, MATCH_RECOGNIZE;
- the names INT, SMALLINT, INTEGER, BIGINT, TINYINT and BYTEINT stand for INT64, as in BigQuery;
- a table of several parts is found by its whole path in one pair of backticks too; \`_TABLE_SUFFIX\`, \`_PARTITIONTIME\` and \`_PARTITIONDATE\` are left out of \`*\`;
- an output without a name is called \`f0_\`, \`f1_\` …, counted over the unnamed ones, as BigQuery's results show it; inside a query it has no name;
- SELECT AS STRUCT at the top gives a column for each field.

## What it cannot say

- Nothing about NULLs: GoogleSQL's types have no nullability.
- Parameters of types (\`NUMERIC(10, 2)\`, \`STRING(10)\`) are lost in outputs, as in BigQuery's results.
- It has no MAX_BY, MIN_BY, CONTAINS_SUBSTR, SEARCH, COLLATE, ML, AI, VECTOR_SEARCH, APPENDS, GAP_FILL, EXTERNAL_QUERY, INFORMATION_SCHEMA or scripts.
- It takes some of what BigQuery refuses: two outputs of one name (such queries are not recorded), PERCENTILE_CONT and PERCENTILE_DISC without OVER, INTERSECT ALL and EXCEPT ALL, and functions that
  BigQuery's manual does not list, which are a row of their own below. So what is accepted proves types; what is refused is refused in BigQuery too, unless it is one of the features above that
  were switched off by reading the manual.
`;

const facts = `## What it says that one gets wrong

Each is in the recording; the words in brackets find it.

- A column of JOIN USING has the type of the left side, of RIGHT JOIN that of the right side, of FULL JOIN the common type (\`relations/\`).
- In WITH RECURSIVE the first part alone fixes the types; the second must coerce to them, literals more freely than columns (\`relations/recursive\`).
- Columns of PIVOT: the alias or the value, after the alias of the aggregate and \`_\`; \`1\` is \`_1\`, \`-2\` \`minus_2\`, \`1.5\` of NUMERIC \`_1_point_5\`, a date \`_2024_01_02\`,
  TRUE \`true\`, NULL \`NULL\`, \`''\` \`empty_string_value\`; values of FLOAT64, TIMESTAMP, DATETIME, TIME and BYTES need an alias, and several aggregates need one each (\`relations/pivot\`).
- UNPIVOT gives the other columns, then the values, then the names; its inputs must be of one type exactly, and none of them may stand twice, not even
  under two aliases of one column (\`relations/unpivot\`, \`refused: structure\`).
- A window in a query with GROUP BY may order by a key's alias of an inner query, not by the expression that is the key: \`SUM(COUNT(*)) OVER (ORDER BY DATE_TRUNC(d, MONTH)) … GROUP BY DATE_TRUNC(d, MONTH)\` is
  refused (\`refused: structure\`).
- AT, HASH, CUBE and CONTAINS are reserved, so they are no alias after AS; a WITH table takes no list of columns; there is no NATURAL JOIN (\`refused: structure\`).
- \`NULL = 1\` is refused, \`NULL + 1\` as well: an operand may not be the bare NULL (\`refused: types\`).
- Only literals coerce: \`n + 1.5\` and \`n + -1.5\` are NUMERIC, \`n + -(1.5)\` and \`n + (SELECT 1.5)\` FLOAT64 (\`literals/\`).

`;

/** The page of evidence of the recording. */
export function bigqueryPage({ recorder, cases }: { readonly recorder: BigqueryRecorder; readonly cases: readonly BigqueryCase[] }): string {
  const rows = new Map<string, Counts>();
  for (const one of cases) rows.set(one.category, added(rows.get(one.category) ?? none, one));
  const total = cases.reduce(added, none);
  const table = [...[...rows].map(([name, counts]) => rowOf(name, counts)), rowOf("**all**", total)];
  return [
    intro,
    "## Counts\n",
    `${recorder.engine} ${recorder.version}.\n`,
    "| what | queries taken | their outputs | queries refused | expressions refused one by one |",
    "| --- | --- | --- | --- | --- |",
    ...table,
    "",
    functionsText(recorder),
    facts,
    fuzzSection("bigquery"),
  ].join("\n");
} // prettier-ignore

interface Counts {
  readonly taken: number;
  readonly outputs: number;
  readonly refused: number;
  readonly each: number;
}

const none: Counts = { taken: 0, outputs: 0, refused: 0, each: 0 };

function added(counts: Counts, { columns, eachRefused }: BigqueryCase): Counts {
  if (columns !== undefined) return { ...counts, taken: counts.taken + 1, outputs: counts.outputs + columns.length };
  if (eachRefused !== undefined) return { ...counts, each: counts.each + eachRefused.length };
  return { ...counts, refused: counts.refused + 1 };
} // prettier-ignore

function rowOf(name: string, { taken, outputs, refused, each }: Counts): string {
  return `| ${[name, ...[taken, outputs, refused, each].map((n) => n.toLocaleString("en"))].join(" | ")} |`;
}

function functionsText({ called, notCalled }: BigqueryRecorder): string {
  const missing = Object.entries(notCalled);
  const isNamed = (name: string): boolean => !name.startsWith("$");
  const namedCalled = called.filter(isNamed).length;
  const named = namedCalled + missing.filter(([name]) => isNamed(name)).length;
  const forms = called.length + missing.length - named;
  const reasons = new Map<string, string[]>();
  for (const [name, reason] of missing) reasons.set(reason, [...(reasons.get(reason) ?? []), name]);
  const lines = [...reasons].map(([reason, names]) => `- ${reason}: ${names.map((name) => `\`${name}\``).join(", ")}`);
  return [
    `Of the ${named} functions of the analyser's catalogue ${namedCalled} are called successfully (${((100 * namedCalled) / named).toFixed(1)} %), of its ${forms} operators and forms of syntax ${called.length - namedCalled}. The others:\n`,
    ...lines,
    "",
    "The features that are off leave out the functions of graphs, measures and anonymization, and `ARRAY_MAX` and `ARRAY_MIN`.",
    "",
  ].join("\n");
} // prettier-ignore
