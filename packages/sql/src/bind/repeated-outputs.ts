import type { Diagnostic } from "@rocky/ir";
import type { NodeSpan } from "../ast/expression.ts";
import { report } from "../diagnostics.ts";
import type { BoundRelation } from "./bound-relation.ts";
import { foldName, reportOnce, spanOf, type BindContext } from "./context.ts";

const mostNames = 6;

/** E073: columns of the whole result that share a name, where the engine makes a table of every result. Error: it refuses it always. */
export function reportRepeatedOutputs(
  context: BindContext,
  { columns, value, assumed }: BoundRelation,
  names: readonly string[],
): void {
  const { dialect } = context;
  if (dialect.names.refusesRepeated !== true || value !== undefined) return;
  const seen = new Set<string>();
  const repeated = new Map<string, NodeSpan>();
  const nodes: NodeSpan[] = [];
  for (const [i, { node }] of columns.entries()) {
    const name = names[i] ?? "";
    const key = foldName(context, name);
    if (name !== "" && seen.has(key)) {
      repeated.set(name, node);
      nodes.push(node);
    }
    seen.add(key);
  }
  const [first] = repeated.values();
  if (first === undefined) return;
  for (const node of nodes) forget(context.diagnostics, node);
  const shown = [...repeated.keys()];
  const more = shown.length > mostNames ? " …" : "";
  const args = { names: shown.slice(0, mostNames).join(", ") + more, engine: dialect.syntax.engine };
  const proof =
    assumed.length === 0 ? ({ kind: "proved" } as const) : ({ kind: "assumed", facts: assumed } as const);
  reportOnce(context, report.repeatedOutput(spanOf(context, first), args, { proof }));
}

/** How far behind its item an alias starts: a space, AS and a space. */
const aliasDistance = 4;

/** Takes away I048 of an item or its alias, which says less. */
function forget(diagnostics: Diagnostic[], { start, end }: NodeSpan): void {
  const at = diagnostics.findIndex(
    ({ code, span }) =>
      code === "I048" && span !== undefined && span.start >= start && span.start <= end + aliasDistance,
  );
  if (at >= 0) diagnostics.splice(at, 1);
}
