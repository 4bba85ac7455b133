import type { Diagnostic } from "@rocky/ir";
import type { Dialect, QueryNode } from "@rocky/sql";
import type { From, RockyFile, Step, TableRef } from "../ast.ts";
import { report } from "../diagnostics.ts";
import { deriveColumns } from "./derive-columns.ts";
import { distinctRows } from "./distinct-rows.ts";
import { emit } from "./emit.ts";
import { endSelect } from "./end-select.ts";
import { filterRows } from "./filter-rows.ts";
import { groupRows } from "./group-rows.ts";
import { identifierOf } from "./identifiers.ts";
import { joinRows } from "./join-rows.ts";
import type { Lowering, Pipeline } from "./pipeline.ts";
import { allRows, type Rows } from "./rows.ts";
import { selectColumns } from "./select-columns.ts";
import { sortRows } from "./sort-rows.ts";
import { aliasOf, tableRelation } from "./table-relation.ts";
import { namesIn } from "./taken-names.ts";
import { unionRows } from "./union-rows.ts";

/** What a file means in SQL. */
export interface LoweredRocky {
  /** The places of its nodes are those in the text of the file. Absent without a `from`. */
  readonly query: QueryNode | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** The query that a file means. Steps are one SELECT as long as that is certainly the same; then the next one starts. */
export function lowerRocky(file: RockyFile, dialect: Dialect, path: string): LoweredRocky {
  const replicated = replicatedTable(file, path);
  let names: Set<string> | undefined;
  const lowering: Lowering = {
    dialect,
    file: path,
    tables: [],
    names: () => (names ??= namesIn(file)),
    diagnostics: [...replicated.diagnostics],
  };
  if (replicated.from !== undefined) {
    const rows = tableRows(lowering, replicated.from.table);
    return { query: emit(rows), diagnostics: lowering.diagnostics };
  }
  for (const { name, steps, start, end } of file.lets) {
    const rows = lowerSteps(lowering, steps);
    if (rows === undefined) continue;
    lowering.tables.push({
      kind: "common-table",
      name: identifierOf(name, dialect),
      columns: [],
      query: emit(rows),
      materialized: undefined,
      usingKey: [],
      start,
      end,
    });
  }
  const rows = lowerSteps(lowering, file.steps);
  if (rows === undefined) return { query: undefined, diagnostics: lowering.diagnostics };
  return { query: withTables(emit(rows), lowering, file), diagnostics: lowering.diagnostics };
}

function withTables(query: QueryNode, { tables }: Lowering, { start, end }: RockyFile): QueryNode {
  const [first] = tables;
  if (first === undefined) return query;
  const last = tables.at(-1) ?? first;
  return {
    ...query,
    with: { kind: "with", recursive: false, tables, start: first.start, end: last.end },
    start,
    end,
  };
}

function tableRows({ dialect }: Lowering, table: TableRef): Rows {
  return allRows(tableRelation(table, dialect), { alias: aliasOf(table, dialect) });
}

function lowerSteps(lowering: Lowering, steps: readonly Step[]): Rows | undefined {
  const [from] = steps;
  if (from?.kind !== "from") return undefined;
  const pipeline: Pipeline = { ...lowering, rest: steps, hidden: 0 };
  const first: Rows = {
    ...tableRows(lowering, from.table),
    start: from.start,
    qualifies: steps.some((step) => step.kind === "join"),
  };
  return steps.reduce((rows, step, i) => {
    pipeline.rest = steps.slice(i);
    return added(pipeline, rows, step);
  }, first);
}

function added(pipeline: Pipeline, rows: Rows, step: Step): Rows {
  switch (step.kind) {
    case "from":
    case "replicate":
      return rows;
    case "where":
      return filterRows(pipeline, rows, step);
    case "group":
      return groupRows(pipeline, rows, step);
    case "derive":
      return deriveColumns(pipeline, rows, step);
    case "select":
      return selectColumns(pipeline, rows, step);
    case "join":
      return joinRows(pipeline, rows, step);
    case "sort":
      return sortRows(pipeline, rows, step);
    case "take":
      return takeRows(pipeline, rows, step);
    case "distinct":
      return distinctRows(pipeline, rows, step);
    case "union":
      return unionRows(pipeline, rows, step);
  }
}

/** What every engine takes for a LIMIT. */
const mostRows = 2n ** 63n - 1n;

/** `take`: LIMIT; of two in a row the smaller one. */
function takeRows(pipeline: Pipeline, before: Rows, step: Extract<Step, { kind: "take" }>): Rows {
  const { start, end, count } = step;
  const isWhole = /^[0-9]+$/.test(count);
  if (!isWhole || BigInt(count) > mostRows) {
    const span = { file: pipeline.file, start, end };
    const expected = isWhole ? `a number up to ${mostRows}` : "a whole number";
    pipeline.diagnostics.push(report.syntax(span, { expected, found: `\`${count}\`` }));
    return before;
  }
  const rows = before.whole === undefined ? before : endSelect(pipeline, before);
  const text = count.replace(/^0+(?=[0-9])/, "");
  const limit = { kind: "literal", literal: "integer", text, start, end } as const;
  const old = rows.limit;
  const isSmaller =
    old === undefined ||
    text.length < old.text.length ||
    (text.length === old.text.length && text < old.text);
  return { ...rows, limit: isSmaller ? limit : old, end };
}

/** The table that is replicated, and what says something else of it. */
function replicatedTable(
  { lets, steps }: RockyFile,
  file: string,
): { readonly from: From | undefined; readonly diagnostics: readonly Diagnostic[] } {
  const [from] = steps;
  if (from?.kind !== "from" || !steps.some((step) => step.kind === "replicate"))
    return { from: undefined, diagnostics: [] };
  const others = steps.filter((step) => step.kind !== "from" && step.kind !== "replicate");
  const diagnostics = [...lets, ...others].map(({ kind, start, end }) =>
    report.onlyReplicated({ file, start, end }, { step: kind }),
  );
  return { from, diagnostics };
}
