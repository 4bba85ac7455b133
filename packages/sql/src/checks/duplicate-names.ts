import { foldName } from "../bind/context.ts";
import { report } from "../diagnostics.ts";
import type { Check } from "./check.ts";
import { tell } from "./tell.ts";

/** I048: two items of a SELECT list with one name. Info: the engine keeps both; it renames one where the result becomes a table, or refuses that. */
export const duplicateNames: Check = {
  on: "select",
  look: ({ scope, node }) => {
    if (node.items.length < 2) return;
    const seen = new Set<string>();
    for (const { alias, expression } of node.items) {
      const place = alias ?? (expression.kind === "column" ? expression.parts.at(-1) : undefined);
      if (place === undefined) continue;
      const key = foldName(scope.context, place.name);
      if (seen.has(key)) {
        const consequence =
          scope.context.dialect.names.renamesRepeated === true
            ? "the engine renames one where the result becomes a table"
            : "no table can be made of the result";
        tell(scope, place, { row: report.duplicateName, args: { name: place.name, consequence } });
      }
      seen.add(key);
    }
  },
};
