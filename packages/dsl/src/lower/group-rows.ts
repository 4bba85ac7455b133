import type { Group } from "../ast.ts";
import { report } from "../diagnostics.ts";
import { endSelect } from "./end-select.ts";
import { identifierOf } from "./identifiers.ts";
import { lowered } from "./lower-expression.ts";
import type { Pipeline } from "./pipeline.ts";
import type { NamedOutput, Rows } from "./rows.ts";
import { isPlace } from "./sql-nodes.ts";

/** `group`: GROUP BY. Its columns are the keys and the aggregates. */
export function groupRows(pipeline: Pipeline, before: Rows, node: Group): Rows {
  const { keys, aggregates, start, end } = node;
  if (keys.length === 0 && aggregates.length === 0) {
    pipeline.diagnostics.push(report.emptyStep({ file: pipeline.file, start, end }, { step: "group" }));
    return before;
  }
  const isClosed =
    before.grouped !== undefined ||
    before.limit !== undefined ||
    before.distinct !== undefined ||
    before.whole !== undefined ||
    [...before.outputs, ...before.left].some((output) => output.kind === "named" && isOnce(output));
  const rows = isClosed ? endSelect(pipeline, before) : before;
  const outputs = groupOutputs(pipeline, rows, node);
  if (outputs.some(({ traits }) => traits.blocked) || hasConstantKey(outputs, keys.length)) {
    const ended = endSelect(pipeline, rows);
    return grouped(ended, groupOutputs(pipeline, ended, node), node);
  }
  return grouped(rows, outputs, node);
}

/** A constant in GROUP BY would mean a place in the list. */
function hasConstantKey(outputs: readonly NamedOutput[], keys: number): boolean {
  return outputs.slice(0, keys).some(({ expression }) => isPlace(expression));
}

/** Whether a column is computed before groups are made: later conditions on groups may read it. */
function isOnce({ traits }: NamedOutput): boolean {
  return traits.window || !traits.repeatable;
}

function groupOutputs(pipeline: Pipeline, rows: Rows, { keys, aggregates }: Group): readonly NamedOutput[] {
  const { dialect } = pipeline;
  const ofKeys = keys.flatMap((key): readonly NamedOutput[] => {
    const last = key.parts.at(-1);
    const value = lowered(key, { dialect, rows });
    return last === undefined ? [] : [{ kind: "named", name: identifierOf(last, dialect), ...value }];
  });
  const ofGroups = aggregates.map(({ name, value }): NamedOutput => ({
    kind: "named",
    name: identifierOf(name, dialect),
    ...lowered(value, { dialect, rows }),
  }));
  return [...ofKeys, ...ofGroups];
}

function grouped(rows: Rows, outputs: readonly NamedOutput[], { keys, end }: Group): Rows {
  return {
    ...rows,
    outputs,
    order: [],
    grouped: {
      keys: outputs.slice(0, keys.length).map(({ expression }) => expression),
      input: rows,
    },
    end,
  };
}
