import type { Identifier } from "../ast/expression.ts";
import { foldName, reportOnce, spanOf } from "../bind/context.ts";
import { proofIn, type Scope } from "../bind/scope.ts";
import { report } from "../diagnostics.ts";
import type { Check } from "./check.ts";

/** E069: a common table that is defined twice in one WITH. Error: the engine refuses it always. */
export const repeatedTable: Check = {
  on: "query",
  look: ({ scope, node }) => {
    if (node.with !== undefined) {
      lookAt(
        scope,
        "WITH",
        node.with.tables.map((table) => table.name),
      );
    }
  },
};

/** E069: a window that is defined twice in one WINDOW. Error: the engine refuses it always. */
export const repeatedWindow: Check = {
  on: "select",
  look: ({ outer, node }) => {
    if (node.windows.length < 2) return;
    lookAt(
      outer,
      "WINDOW",
      node.windows.map((window) => window.name),
    );
  },
};

function lookAt(scope: Scope, clause: string, names: readonly Identifier[]): void {
  if (names.length < 2) return;
  const seen = new Set<string>();
  for (const name of names) {
    const key = foldName(scope.context, name.name);
    if (seen.has(key)) {
      const span = spanOf(scope.context, name);
      reportOnce(
        scope.context,
        report.repeatedName(span, { name: name.name, clause }, { proof: proofIn(scope) }),
      );
    }
    seen.add(key);
  }
}
