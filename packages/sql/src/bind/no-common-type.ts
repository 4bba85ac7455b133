import type { Expression, NodeSpan } from "../ast/expression.ts";
import { report } from "../diagnostics.ts";
import type { UnificationContext } from "../types/dialect-types.ts";
import { reportOnce, spanOf } from "./context.ts";
import { mayBeFolded } from "./expression/constant-null.ts";
import { proofIn, type Scope } from "./scope.ts";
import type { BoundValue } from "./value.ts";

/** Values that the engine refuses to make one type of, with the nodes that they are from. */
export interface Mixture {
  readonly values: readonly BoundValue[];
  readonly nodes: readonly Expression[];
  readonly context: UnificationContext;
  /** What they are: "the elements of a list". */
  readonly what: string;
}

/** E072, at the first value that does not go with those before it. Error: the engine refuses it always; nothing is said where a constant that may come to NULL is among them. */
export function reportNoCommonType(scope: Scope, { values, nodes, context, what }: Mixture): void {
  if (nodes.some((node) => mayBeFolded(scope, node))) return;
  const { types } = scope.context.dialect;
  const at = values.findIndex(
    (_, i) => i > 0 && types.commonType(values.slice(0, i + 1), context).kind === "none",
  );
  const [value, node] = [values[at], nodes[at]];
  if (value === undefined || node === undefined) return;
  const before = types.commonType(values.slice(0, at), context);
  if (before.kind !== "ok") return;
  tellMixture(scope, node, {
    what,
    types: `${types.print(before.type)} and ${types.print(types.settle(value))}`,
  });
}

/** E072 at a place. */
export function tellMixture(
  scope: Scope,
  node: NodeSpan,
  args: { readonly what: string; readonly types: string },
): void {
  reportOnce(
    scope.context,
    report.noCommonType(spanOf(scope.context, node), args, { proof: proofIn(scope) }),
  );
}
