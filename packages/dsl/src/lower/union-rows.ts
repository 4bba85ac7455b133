import type { Union } from "../ast.ts";
import { emitBody } from "./emit.ts";
import { endSelect } from "./end-select.ts";
import type { Pipeline } from "./pipeline.ts";
import { allRows, type Rows } from "./rows.ts";
import { queryOf, selectOf, starOf, type QueryBody } from "./sql-nodes.ts";
import { tableRelation } from "./table-relation.ts";

/** `union`: the rows of other tables too. */
export function unionRows(pipeline: Pipeline, before: Rows, node: Union): Rows {
  const rows = before.whole === undefined ? before : endSelect(pipeline, before);
  const { start, end, all, tables } = node;
  const first = emitBody(rows);
  const others = tables.map((table): QueryBody => {
    const star = starOf(table, undefined, []);
    const item = { kind: "select-item", expression: star, alias: undefined } as const;
    return selectOf(table, {
      from: [tableRelation(table, pipeline.dialect)],
      items: [{ ...item, start: table.start, end: table.end }],
    });
  });
  const whole: QueryBody = {
    kind: "set-operation",
    operator: "union",
    all,
    byName: false,
    word: { start, end: start + "union".length },
    inputs: [first, ...others],
    start: rows.start,
    end,
  };
  // The relation is not read: the whole is what comes before the next step.
  const none = queryOf(whole);
  const from = {
    kind: "derived",
    query: none,
    lateral: false,
    alias: undefined,
    sample: undefined,
    start: rows.start,
    end,
  } as const;
  return { ...allRows(from, { alias: rows.alias }), outputs: rows.outputs, whole, end };
}
