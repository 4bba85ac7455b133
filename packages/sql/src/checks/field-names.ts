import { lowerAscii } from "../types/lower-ascii.ts";
import type { SqlType } from "@rocky/ir";
import type { NodeSpan } from "../ast/expression.ts";
import type { Scope } from "../bind/scope.ts";
import { report } from "../diagnostics.ts";
import type { Check } from "./check.ts";
import { tell } from "./tell.ts";

/** E069: two fields of one name in a struct. Error: the engine refuses it always. */
export const repeatedField: Check = {
  on: "struct",
  look: ({ scope, node, value }) => judge(scope, node, value.type),
};

const packing: ReadonlySet<string> = new Set(["struct_pack", "struct_insert"]);

/** E069: the same of the functions that build one. Error, as above. */
export const repeatedPacked: Check = {
  on: "call",
  look: ({ scope, node, value }) => {
    if (value.type.kind === "struct" && packing.has(node.name.at(-1)?.name.toLowerCase() ?? ""))
      judge(scope, node, value.type);
  },
};

function judge(scope: Scope, node: NodeSpan, type: SqlType): void {
  if (type.kind !== "struct" || scope.grouping !== undefined) return;
  const seen = new Set<string>();
  for (const { name } of type.fields) {
    const key = lowerAscii(name);
    if (name !== "" && seen.has(key))
      return tell(scope, node, { row: report.repeatedName, args: { name, clause: "struct" } });
    seen.add(key);
  }
}

/** E065: `#9` where FROM has fewer columns. Error: the engine refuses it always. */
export const fromPosition: Check = {
  on: "positional",
  look: ({ scope, node }) => {
    if (scope.relations.some(({ complete }) => !complete) || scope.merged.size > 0) return;
    const count = scope.relations.reduce((sum, { columns, hidden }) => sum + columns.length - hidden.size, 0);
    if (node.position >= 1 && node.position <= count) return;
    tell(scope, node, {
      row: report.noSuchPosition,
      args: { clause: "This", position: node.position },
      extras: { help: `FROM has ${count} ${count === 1 ? "column" : "columns"}.` },
    });
  },
};
