import { nearestNames } from "@rocky/ir";
import { windowChain } from "../bind/expression/window.ts";
import { report } from "../diagnostics.ts";
import type { Check } from "./check.ts";
import { tell } from "./tell.ts";

/** E063: OVER with the name of a window that the SELECT does not define. Error: the engine refuses it always. */
export const unknownWindow: Check = {
  on: "call",
  look: ({ scope, node }) => {
    if (node.over?.kind !== "identifier" || windowChain(scope, node.over).length > 0) return;
    const nearest = nearestNames(node.over.name, scope.windows.keys());
    tell(scope, node.over, {
      row: report.unknownWindow,
      args: { name: node.over.name },
      extras: {
        help:
          nearest.length > 0
            ? `Did you mean ${nearest.join(" or ")}?`
            : "Define it with WINDOW, or write OVER (…).",
      },
    });
  },
};
