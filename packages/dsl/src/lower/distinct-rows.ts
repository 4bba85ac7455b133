import type { DistinctRows } from "../ast.ts";
import { endSelect } from "./end-select.ts";
import { keyOf } from "./identifiers.ts";
import type { Pipeline } from "./pipeline.ts";
import { isShown, isVisible, type NamedOutput, type Output, type Rows } from "./rows.ts";
import { needsOrder } from "./said-later.ts";
import { noTraits } from "./traits.ts";

/** `distinct`: SELECT DISTINCT. An order by what the result does not have is lost. */
export function distinctRows(pipeline: Pipeline, before: Rows, { start, end }: DistinctRows): Rows {
  const rows = (before.limit ?? before.whole) === undefined ? before : endSelect(pipeline, before);
  const hidden = rows.order.filter(({ expression }) => !isVisible(rows, expression));
  if (hidden.length === 0) return { ...rows, distinct: { start, end }, end };
  const names = hidden.flatMap(({ expression }) => {
    const last = expression.kind === "column" ? expression.parts.at(-1) : undefined;
    return last !== undefined && isShown(rows, expression) ? [{ last, expression }] : [];
  });
  const isKept = names.length === hidden.length && needsOrder(pipeline.rest.slice(1));
  if (!isKept) return { ...rows, order: [], distinct: { start, end }, end };
  // The result has their values under other names, so that having them twice makes no row another one.
  const made = names.map(({ last, expression }): NamedOutput => ({
    kind: "named",
    name: last,
    expression,
    traits: noTraits(),
  }));
  const outputs = [...rows.outputs, ...made];
  return without(endSelect(pipeline, { ...rows, outputs, distinct: { start, end }, end }), made);
}

/** The rows without columns that only the SQL has. */
function without(rows: Rows, made: readonly NamedOutput[]): Rows {
  const names = new Set(made.map(({ name }) => keyOf(name)));
  const outputs = rows.outputs.flatMap((output): readonly Output[] => {
    if (output.kind === "named") return names.has(keyOf(output.name)) ? [] : [output];
    return [{ ...output, exclude: [...output.exclude, ...made.map(({ name }) => name)] }];
  });
  return { ...rows, outputs, initial: outputs };
}
