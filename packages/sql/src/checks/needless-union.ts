import { reportOnce, spanOf } from "../bind/context.ts";
import { unionKeys } from "../bind/keys/set-keys.ts";
import { report } from "../diagnostics.ts";
import type { Check } from "./check.ts";

/**
 * W059: UNION where UNION ALL gives the same rows, because a constant tells the inputs apart and each has a key. Warning: it is proved, as far as
 * the keys are, and costs only time.
 */
export const needlessUnion: Check = {
  on: "set-operation",
  look: ({ scope, node, inputs, bound }) => {
    if (node.operator !== "union" || node.all || node.byName || !bound.complete || scope.context.collated)
      return;
    const [key] = unionKeys(inputs, bound.columns);
    if (key === undefined) return;
    const names = key.columns.map((at) => bound.columns[at]?.name ?? "").join(", ");
    const span = spanOf(scope.context, node.word);
    reportOnce(
      scope.context,
      report.needlessUnion(
        span,
        { why: `each of its rows has another ${names}` },
        {
          proof: key.assumed.length === 0 ? { kind: "proved" } : { kind: "assumed", facts: key.assumed },
          ...(inputs.length === 2 ? { edit: { span, newText: "UNION ALL" } } : {}),
        },
      ),
    );
  },
};
