import type { Select, SelectItem, Wildcard } from "../ast.ts";
import { report } from "../diagnostics.ts";
import { clear } from "./confused-names.ts";
import { endSelect } from "./end-select.ts";
import { identifierOf, keyOf } from "./identifiers.ts";
import { lowered } from "./lower-expression.ts";
import type { Pipeline } from "./pipeline.ts";
import { withOutputs, type Output, type Rows } from "./rows.ts";

/** `select`: exactly these columns. */
export function selectColumns(pipeline: Pipeline, before: Rows, node: Select): Rows {
  if (node.items.length === 0) {
    const span = { file: pipeline.file, start: node.start, end: node.end };
    pipeline.diagnostics.push(report.emptyStep(span, { step: "select" }));
    return before;
  }
  const isClosed = before.distinct !== undefined || before.whole !== undefined;
  const rows = isClosed ? endSelect(pipeline, before) : before;
  const chosen = { ...withOutputs(rows, chosenOutputs(pipeline, rows, node.items)), end: node.end };
  const clearly = clear(chosen);
  if (clearly !== undefined) return clearly;
  const ended = endSelect(pipeline, rows);
  const again = { ...withOutputs(ended, chosenOutputs(pipeline, ended, node.items)), end: node.end };
  return clear(again) ?? again;
}

/** What a list of `select` or `keep` stands for. */
export function chosenOutputs(
  pipeline: Pipeline,
  rows: Rows,
  items: readonly SelectItem[],
): readonly Output[] {
  return items.flatMap((item): readonly Output[] => {
    if (item.kind === "wildcard") return everyColumn(pipeline, rows, item);
    const { expression, traits } = lowered(item, { dialect: pipeline.dialect, rows });
    const last = item.parts.at(-1);
    if (last === undefined) return [];
    return [{ kind: "named", name: identifierOf(last, pipeline.dialect), expression, traits }];
  });
}

function everyColumn(pipeline: Pipeline, rows: Rows, item: Wildcard): readonly Output[] {
  const { qualifier, start, end } = item;
  if (qualifier === undefined)
    return rows.outputs.map((output) =>
      output.kind === "star" ? { ...output, start, end, chosen: true } : output,
    );
  const key = keyOf(qualifier);
  const stars = rows.outputs.filter((output) => output.kind === "star");
  const own = stars.filter((star) => star.qualifier !== undefined && keyOf(star.qualifier) === key);
  if (own.length > 0) return own.map((star) => ({ ...star, start, end, chosen: true }));
  const only = stars.filter((star) => star.qualifier === undefined);
  if (rows.tables.size === 1 && rows.tables.has(key) && only.length > 0)
    return only.map((star) => ({ ...star, start, end, chosen: true }));
  if (rows.gone.has(key)) {
    const span = { file: pipeline.file, start, end };
    const name = qualifier.text;
    pipeline.diagnostics.push(
      report.lostTable(span, { name, step: "the steps that make one table of them" }),
    );
    return [];
  }
  return [
    {
      kind: "star",
      qualifier: identifierOf(qualifier, pipeline.dialect),
      exclude: [],
      start,
      end,
      chosen: true,
    },
  ];
}
