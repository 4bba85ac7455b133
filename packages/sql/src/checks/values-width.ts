import { report } from "../diagnostics.ts";
import type { Check } from "./check.ts";
import { tell } from "./tell.ts";

/** E062: rows of VALUES with different numbers of values. Error: the engine refuses it always. */
export const valuesWidth: Check = {
  on: "values",
  look: ({ scope, node }) => {
    const [first] = node.rows;
    if (first === undefined) return;
    for (const row of node.rows) {
      if (row.length === first.length) continue;
      const place = { start: row[0]?.start ?? node.start, end: row.at(-1)?.end ?? node.end };
      tell(scope, place, { row: report.valuesWidth, args: { count: row.length, first: first.length } });
    }
  },
};
