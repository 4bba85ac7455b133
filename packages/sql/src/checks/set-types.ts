import type { BoundColumn } from "../bind/bound-relation.ts";
import { foldName } from "../bind/context.ts";
import type { Scope } from "../bind/scope.ts";
import { report } from "../diagnostics.ts";
import type { Check } from "./check.ts";
import { tell } from "./tell.ts";

/** E069: two columns of one name in an input of UNION BY NAME. Error: the engine refuses it always. */
export const repeatedByName: Check = {
  on: "set-operation",
  look: ({ scope, node, inputs }) => {
    if (!node.byName) return;
    for (const { columns, complete } of inputs) {
      const seen = new Set<string>();
      for (const column of complete ? columns : []) {
        const key = foldName(scope.context, column.name);
        if (seen.has(key))
          tell(scope, column.node, {
            row: report.repeatedName,
            args: { name: column.name, clause: "UNION BY NAME" },
          });
        seen.add(key);
      }
    }
  },
};

/** W041: a column of a set operation that cannot become what the other inputs make of it. Warning: it fails for every value but NULL, of which there may be none. */
export const setTypes: Check = {
  on: "set-operation",
  look: ({ scope, node, inputs }) => {
    if (node.byName || inputs.some((input) => !input.complete)) return;
    const [first] = inputs;
    if (first === undefined || inputs.length > 100) return;
    for (const i of first.columns.keys()) {
      const parts = inputs.flatMap((input) => input.columns[i] ?? []);
      const [start] = parts;
      if (parts.every((part) => part.type.kind === start?.type.kind)) continue;
      judge(scope, parts);
    }
  },
};

function judge(scope: Scope, parts: readonly BoundColumn[]): void {
  const { types } = scope.context.dialect;
  const common = types.commonType(parts, "set");
  if (common.kind !== "ok") return;
  for (const part of parts) {
    if (part.type.kind === "null" || part.type.kind === "unknown") continue;
    if (types.cast(part, common.type, { safe: false }).allowed !== "no") continue;
    tell(scope, part.node, {
      row: report.impossibleCast,
      args: { from: types.print(types.settle(part)), to: types.print(common.type) },
      extras: {
        help: "The columns of a set operation become one type; CAST the other input, or exchange columns.",
      },
    });
  }
}
