import type { Identifier } from "../../ast/expression.ts";
import { report } from "../../diagnostics.ts";
import { foldName, reportOnce, spanOf } from "../context.ts";
import { proofIn, type Scope } from "../scope.ts";

/** Whether a name that is an output's stands in an expression of GROUP BY, where some engines take such names only alone. */
export function isNameInKey({ clause, aliases, context }: Scope, { name }: Identifier): boolean {
  return (
    clause === "GROUP BY" &&
    context.dialect.syntax.forms.has("lone-group-names") &&
    aliases.get(foldName(context, name)) !== undefined
  );
}

/** E048: an output's name in an expression of GROUP BY. Error: the engine refuses it always. */
export function reportNameInKey(scope: Scope, node: Identifier): void {
  const { name } = node;
  const help = `GROUP BY takes an output's name alone, and in no expression: repeat what the SELECT list calls ${name}.`;
  const span = spanOf(scope.context, node);
  reportOnce(scope.context, report.unknownColumn(span, { name, where: "" }, { help, proof: proofIn(scope) }));
}
